import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'

const PROGRAM = path.join(__dirname, '../../../dist/adapters/cli/main.js')

/** Where the programs of one test file keep what they keep, and not in the project. */
export const dataFolder = mkdtempSync(path.join(tmpdir(), 'briefing-'))
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))

/** How the program is run. */
export interface CliOptions {
  /** What it reads on standard input; nothing when not given. */
  readonly input?: string | Uint8Array | Readable
  readonly environment?: Readonly<Record<string, string>>
  /** The caller's folder; the system's folder for temporary files when not given. */
  readonly folder?: string
}

/** What it did. */
export interface CliResult {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

/** Starts the built program as a shell would; `npm test` builds it first. */
export function startCli(words: readonly string[], options: CliOptions = {}): ChildProcessWithoutNullStreams {
  if (!existsSync(PROGRAM)) throw new Error('build the program first: npm run build')
  const { PATH = '', HOME = '' } = process.env
  return spawn(process.execPath, [PROGRAM, ...words], {
    cwd: options.folder ?? tmpdir(),
    env: { PATH, HOME, DATA_DIR: dataFolder, ...options.environment },
  })
}

/** Runs the built program to its end. */
export function runCli(words: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const child = startCli(words, options)
  const out: Buffer[] = []
  const error: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => error.push(chunk))
  child.stdin.on('error', () => undefined)
  const { input = '' } = options
  if (typeof input === 'string' || input instanceof Uint8Array) child.stdin.end(input)
  else input.pipe(child.stdin)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code, out: Buffer.concat(out).toString('utf8'), error: Buffer.concat(error).toString('utf8') })
    })
  })
}

/** Reads each line of a result as JSON. */
export function jsonLines<T = Readonly<Record<string, unknown>>>(text: string): readonly T[] {
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line): T => JSON.parse(line))
}
