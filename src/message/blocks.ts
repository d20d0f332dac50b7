import type { MessageBlock } from './message.ts'
import { textRun } from './runs.ts'

/** A paragraph of plain text. */
export function paragraph(text: string): MessageBlock {
  return { kind: 'paragraph', content: [textRun(text)] }
}

/** A quiet line: what a reader may pass over. */
export function note(text: string): MessageBlock {
  return { kind: 'note', content: [textRun(text, 'quiet')] }
}
