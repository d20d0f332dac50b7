import { closeSync, openSync, rmSync } from 'node:fs'
import path from 'node:path'
import { FailureError } from '../../../src/index.ts'
import { openDriver } from './open-driver.ts'
import { type SqlDatabase, SqlError } from './sql-database.ts'
import { refusing, sqliteFailure } from './sqlite-failure.ts'

/** A folder that no other bot works with. */
export interface OwnFolder {
  /** Lets go of it; so does the end of this process, whatever kind of end that is. */
  release(): void
}

const FILE = 'briefing.lock'
/** One that is about to end is waited for. */
const WAIT_MS = 3_000
const BUSY: ReadonlySet<number> = new Set([5, 6])

/**
 * Takes a folder for this process alone: a bot keeps jobs and turns in its memory, and two of them would each do the
 * work of both.
 *
 * Whoever writes a database has a lock that the system itself takes back when the process is gone; a file with a number
 * of a process would outlive a power cut, and in containers everybody's number is 1. The number is only told.
 *
 * @param waitMs how long another is waited for that has the folder.
 * @throws FailureError `store-locked`, naming the process that has the folder.
 */
export function takeFolder(folder: string, waitMs = WAIT_MS): OwnFolder {
  const file = path.join(folder, FILE)
  try {
    return takeFile(file, waitMs)
  } catch (error) {
    // nothing is kept in it: one that a failing disk left broken is made anew
    if (!(error instanceof FailureError && error.failure.code === 'store-damaged')) throw error
    rmSync(file, { force: true })
    return takeFile(file, waitMs)
  }
}

function takeFile(file: string, waitMs: number): OwnFolder {
  makePrivate(file)
  const database = refusing(() => openDriver(file))
  try {
    database.exec(`PRAGMA busy_timeout = ${waitMs}`)
    database.exec('BEGIN IMMEDIATE')
    database.exec('CREATE TABLE IF NOT EXISTS owner (pid INTEGER); DELETE FROM owner')
    database.exec(`INSERT INTO owner VALUES (${process.pid}); COMMIT`)
    // what was committed can be read by others, and nobody else can begin
    database.exec('BEGIN IMMEDIATE')
  } catch (error) {
    const isTaken = error instanceof SqlError && BUSY.has(error.code)
    const failure = isTaken ? lockedBy(ownerOf(database), path.dirname(file)) : sqliteFailure(error)
    database.close()
    throw failure
  }
  return { release: () => database.close() }
}

/** For the bot's own user alone. Where it cannot be made, opening it says what is wrong. */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600))
  } catch {
    // opening it fails for the same reason
  }
}

function ownerOf(database: SqlDatabase<unknown>): string {
  try {
    const pid = database.prepare('SELECT pid FROM owner').get()?.pid
    return pid === undefined ? '' : ` (process ${pid})`
  } catch {
    // it has only begun, and has not said who it is
    return ''
  }
}

function lockedBy(owner: string, folder: string): FailureError {
  const detail = `another bot${owner} works with the folder ${folder}: end it, or give this one its own with DATA_DIR`
  return new FailureError({ code: 'store-locked', detail })
}
