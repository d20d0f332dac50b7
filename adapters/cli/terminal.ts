import { once } from 'node:events'
import path from 'node:path'
import { styleText } from 'node:util'
import { harmlessText } from '../../src/index.ts'
import { callerFolder } from '../config.ts'
import { contentFolder } from '../content/content-folder.ts'

/** Where a command is typed: what it reads, where it writes, and how wide that is. */
export interface Terminal {
  /** Where the caller's relative file names start. */
  readonly folder: string
  /** Columns of text to write in; a Han character takes two. */
  readonly columns: number
  /** Whether somebody watches standard error as it comes. */
  readonly isWatched: boolean
  /** Whether standard input is a keyboard. */
  readonly isTyped: boolean
  readonly input: AsyncIterable<Uint8Array>
  /** Writes a result; resolves when more can be taken. */
  print(text: string): Promise<void>
  /** Writes a line about the work itself, beside the results; control characters in it, as a file's name may have, are left out. */
  tell(line: string): void
  /** Replaces the line that is watched; only where `isWatched`. */
  show(line: string): void
  /** Makes a text stand out, or stand back; unchanged where there are no styles. */
  strong(text: string): string
  quiet(text: string): string
}

const DEFAULT_COLUMNS = 80
const NARROWEST = 40
/** Longer lines are hard to read. */
const WIDEST = 100

/**
 * Makes a terminal of this process's own streams.
 *
 * When whoever reads the results has had enough (`| head`), the process ends at once and in silence.
 */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1)
  })
  stderr.on('error', () => undefined)
  const hasStyles = stdout.isTTY && stdout.hasColors()
  const project = path.dirname(contentFolder())
  return {
    folder: callerFolder({ folder: process.cwd(), project }),
    columns: Math.min(WIDEST, Math.max(NARROWEST, stdout.columns ?? DEFAULT_COLUMNS)),
    isWatched: stderr.isTTY,
    isTyped: stdin.isTTY,
    input: stdin,
    async print(text) {
      if (!stdout.write(text)) await once(stdout, 'drain')
    },
    tell: (line) => void stderr.write(`${stderr.isTTY ? '\r\u001b[K' : ''}${harmlessText(line)}\n`),
    show: (line) => void (stderr.isTTY && stderr.write(`\r\u001b[K${line}`)),
    strong: (text) => (hasStyles ? styleText('bold', text) : text),
    quiet: (text) => (hasStyles ? styleText('dim', text) : text),
  }
}
