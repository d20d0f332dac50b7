import { type Line, readLines } from '../sources/read-lines.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { type Fields, idOf, type LineId, MOST_LINE_BYTES, readJsonLine } from './json-line.ts'
import { createProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'

/** What one line is answered with; its id is put before it. */
export type LineAnswer = object | { readonly error: string }

/** Results are written when so many characters have come together, and at each pause of the input. */
const BATCH_LENGTH = 1_000_000

/**
 * Answers lines of JSON one by one, in order, each with one line: the rest is done even if some are bad.
 *
 * Only the line at hand is kept, and nothing is read while results wait to be taken.
 * @param answer gives `{ error }` for a line that cannot be used.
 * @returns `badInput` when any line was bad.
 */
export async function answerLines(
  terminal: Terminal,
  chunks: AsyncIterable<Uint8Array>,
  answer: (fields: Fields) => LineAnswer,
): Promise<ExitCode> {
  const progress = createProgress(terminal)
  const output = batchOf(terminal)
  let [done, bad] = [0, 0]
  for await (const lines of readLines(chunks, MOST_LINE_BYTES)) {
    for (const line of lines) {
      const { text, isBad } = answerLine(line, answer)
      await output.add(text)
      done++
      bad += isBad ? 1 : 0
      progress.step(() => `${done} lines`)
    }
    await output.flush()
  }
  progress.end()
  if (bad === 0) return EXIT.done
  terminal.tell(`${bad} of ${done} lines could not be used; each has an "error" that says why.`)
  return EXIT.badInput
}

/** Results on their way to the terminal. */
interface Batch {
  add(text: string): Promise<void>
  flush(): Promise<void>
}

function batchOf(terminal: Terminal): Batch {
  let batch = ''
  const flush = async (): Promise<void> => {
    const text = batch
    batch = ''
    if (text !== '') await terminal.print(text)
  }
  return {
    async add(text) {
      batch += text
      if (batch.length >= BATCH_LENGTH) await flush()
    },
    flush,
  }
}

function answerLine(line: Line, answer: (fields: Fields) => LineAnswer): { text: string; isBad: boolean } {
  const read = readJsonLine(line)
  if ('error' in read) return written(undefined, read)
  const id = idOf(read.fields)
  return written(id, tryToAnswer(read.fields, answer))
}

/** A bug that one text brings to light must not cost the answers to all the others. */
function tryToAnswer(fields: Fields, answer: (fields: Fields) => LineAnswer): LineAnswer {
  try {
    return answer(fields)
  } catch (error) {
    return { error: `internal: ${error instanceof Error ? error.message : String(error)}` }
  }
}

function written(id: LineId, answer: LineAnswer): { text: string; isBad: boolean } {
  return { text: `${JSON.stringify({ id, ...answer })}\n`, isBad: 'error' in answer }
}
