import { Worker } from 'node:worker_threads'
import { findLibsql } from './libsql-driver.ts'

/** How long a finding is good for. */
const VALID_MS = 3_600_000

const CHECK = `
const { parentPort, workerData } = require('node:worker_threads')
const Database = workerData.libsql ? require(workerData.libsql) : require('node:sqlite').DatabaseSync
const database = new Database(workerData.file)
const [first] = database.prepare('PRAGMA quick_check(1)').all()
parentPort.postMessage(String(first?.quick_check))
database.close()
`

/**
 * Makes a check whether the file of a store is whole. It reads all of it, which takes seconds where there is much: it
 * runs in a thread of its own, and at most once an hour.
 * @returns a function that tells a problem, in English, or `undefined`.
 */
export function createIntegrityCheck(file: string): () => Promise<string | undefined> {
  let last: { readonly atMs: number; readonly finding: Promise<string | undefined> } | undefined
  return () => {
    if (last === undefined || performance.now() - last.atMs > VALID_MS) {
      last = { atMs: performance.now(), finding: check(file) }
    }
    return last.finding
  }
}

function check(file: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(CHECK, {
      eval: true,
      workerData: { file, libsql: findLibsql() && require.resolve('libsql') },
    })
    worker.once('message', (finding: string) => resolve(finding === 'ok' ? undefined : damage(finding)))
    worker.once('error', (error) => resolve(damage(error.message)))
    worker.once('exit', () => resolve(damage('the check gave no answer')))
  })
}

function damage(finding: string): string {
  return `the file of the store is damaged (${finding}): restore it from a copy`
}
