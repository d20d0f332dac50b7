import type { Message, MessageBlock } from './message.ts'
import { textRun } from './runs.ts'

/** A message as a short post and what stands in its thread. */
export interface ThreadParts {
  /** The heading, what stands quietly beneath it, and the summary. */
  readonly parent: Message
  /** Everything else, in its order. */
  readonly details: Message
}

/**
 * Splits a message for a channel that wants a short post with the details beneath it.
 * @returns `undefined` for a message that is all heading: it needs no thread.
 */
export function threadParts(message: Message): ThreadParts | undefined {
  const { summary, blocks } = message
  const first = blocks.findIndex((block) => !isHead(block))
  if (first < 0) return undefined
  const said: MessageBlock = { kind: 'paragraph', content: [textRun(summary)] }
  return {
    parent: { ...message, blocks: [...blocks.slice(0, first), said] },
    details: { ...message, blocks: blocks.slice(first) },
  }
}

function isHead({ kind }: MessageBlock): boolean {
  return kind === 'heading' || kind === 'note'
}
