import { buildIndex, type Passage, searchIndex } from '../../src/index.ts'
import { readLines } from '../sources/read-lines.ts'
import { answerLines } from './answer-lines.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { type Fields, idOf, type LineId, MOST_LINE_BYTES, readJsonLine, textField } from './json-line.ts'
import { openFile } from './open-file.ts'
import { createProgress } from './progress.ts'
import type { Session } from './session.ts'

/** What to search, and for what. */
export interface PassageSearch {
  /** File of lines `{id, text}`. */
  readonly passages: string
  /** File of lines `{id, question}`. */
  readonly questions: string
  readonly top: number
}

/**
 * Indexes passages and answers questions with the best of them, line by line.
 *
 * A passage that cannot be read is told with its line and left out.
 * @returns `badInput` when any line of either file was bad.
 * @throws SourcesError when a file cannot be opened.
 */
export async function searchPassages(session: Session, search: PassageSearch): Promise<ExitCode> {
  const { terminal, engine } = session
  const questions = await openFile(session, search.questions)
  const { passages, ids, bad } = await readPassages(session, search.passages)
  const index = buildIndex(passages, engine.searchRules)
  const code = await answerLines(terminal, questions, (fields) => {
    const field = textField(fields, 'question')
    if ('error' in field) return field
    const hits = searchIndex(index, field.text, { top: search.top })
    return { hits: hits.map(({ id, score }) => ({ id: ids.get(id), score })) }
  })
  return bad > 0 ? EXIT.badInput : code
}

interface ReadPassages {
  readonly passages: readonly Passage[]
  /** Each passage's id as its line had it, by its text. */
  readonly ids: ReadonlyMap<string, LineId>
  readonly bad: number
}

async function readPassages(session: Session, file: string): Promise<ReadPassages> {
  const { terminal } = session
  const progress = createProgress(terminal)
  const passages: Passage[] = []
  const ids = new Map<string, LineId>()
  let bad = 0
  for await (const lines of readLines(await openFile(session, file), MOST_LINE_BYTES)) {
    for (const line of lines) {
      const read = readJsonLine(line)
      const passage = 'error' in read ? read : passageOf(read.fields, ids)
      if ('error' in passage) {
        bad++
        terminal.tell(`${file}:${line.number}: ${passage.error}`)
      } else passages.push(passage)
    }
    progress.step(() => session.say('cli.passages-read', { count: passages.length }))
  }
  progress.end()
  return { passages, ids, bad }
}

function passageOf(fields: Fields, ids: Map<string, LineId>): Passage | { readonly error: string } {
  const given = idOf(fields)
  const id = String(given)
  if (given === undefined) return { error: 'request-invalid: "id" is missing' }
  if (ids.has(id)) return { error: 'request-invalid: "id" stands on an earlier line too' }
  const field = textField(fields, 'text')
  if ('error' in field) return field
  ids.set(id, given)
  return { id, text: field.text }
}
