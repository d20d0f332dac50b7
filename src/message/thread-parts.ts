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

/** The pages of something that is posted: one at least. */
export type Pages<Page> = readonly [Page, ...Page[]]

/**
 * Lays a message out as a post and what follows in its thread: what does not fit the post, or all details by choice.
 * @param pagesOf lays out one message, however long.
 */
export function deliveredPages<Page>(
  message: Message,
  layout: 'flat' | 'thread',
  pagesOf: (message: Message) => Pages<Page>,
): Pages<Page> {
  const parts = layout === 'thread' ? threadParts(message) : undefined
  return parts === undefined ? pagesOf(message) : [...pagesOf(parts.parent), ...pagesOf(parts.details)]
}

function isHead({ kind }: MessageBlock): boolean {
  return kind === 'heading' || kind === 'note'
}
