import type { KnownBlock, ModalView, PlainTextElement } from '@slack/types'
import type { Message, Say } from '../../src/index.ts'
import type { ConversationParts, SlackPlace } from './conversation.ts'
import { SLACK_LIMITS } from './limits.ts'
import { readFields } from './read-json.ts'
import { renderSlack } from './render.ts'
import { slackRefusal } from './slack-refusal.ts'

/** Where a window was opened from: what is pressed in it happens there. */
export interface ModalPlace extends Pick<SlackPlace, 'channel' | 'thread'> {
  /** The item or passage that the window is about, where it is about one. */
  readonly reference?: string
}

/** What a window shows. */
export interface ModalParts {
  /** Such as `title-why`; its text is `slack.<title>`. */
  readonly title: string
  readonly say: Say
  readonly at: ModalPlace
  readonly blocks: readonly KnownBlock[]
}

/** Makes a window that only shows something. */
export function modalOf({ title, say, at, blocks }: ModalParts): ModalView {
  return {
    type: 'modal',
    title: plain(say(`slack.${title}`)),
    close: plain(say('slack.close')),
    private_metadata: writePlace(at),
    blocks: fitView(blocks),
  }
}

/** The blocks that a window or the Home tab has room for, from the first one on. */
export function fitView(blocks: readonly KnownBlock[]): KnownBlock[] {
  let bytes = 0
  return blocks.slice(0, SLACK_LIMITS.blocksPerView).filter((block) => {
    bytes += Buffer.byteLength(JSON.stringify(block)) + 1
    return bytes <= SLACK_LIMITS.bytesOfBlocksPerView
  })
}

/** Makes a window with something to fill in. @param callbackId names it when it is sent. */
export function formModal(parts: ModalParts, { submit, callbackId }: FormParts): ModalView {
  return { ...modalOf(parts), submit: plain(parts.say(`slack.${submit}`)), callback_id: callbackId }
}

/** What a window to fill in has beside its blocks. */
export interface FormParts {
  readonly submit: string
  readonly callbackId: string
}

/** The blocks of a message in a window, where nothing needs a thread to go on in. */
export function blocksInModal(message: Message): readonly KnownBlock[] {
  const { blocks, overflow } = renderSlack(message)
  return [...blocks, ...overflow.flatMap((page) => page.blocks)]
}

/** A literal text: what looks like the name of an emoji stays as it is written. */
export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false }
}

/** What a press tells of the window it came from, and by which a window may be opened. */
export interface Trigger {
  readonly trigger_id: string
  readonly view?: { readonly id: string; readonly type: string }
}

/** Three windows may stand on each other. @see https://docs.slack.dev/reference/methods/views.push */
const FULL = 'push_limit_reached'

/** Opens a window, upon the one that was pressed in where there is one; a full stack shows it in that one's place. */
export async function showModal(
  { client, workspace: { token } }: Pick<ConversationParts, 'client' | 'workspace'>,
  { trigger_id, view: below }: Trigger,
  view: ModalView,
): Promise<void> {
  // the Home tab is a view as well, and no window stands upon it
  if (below?.type !== 'modal') {
    await client.views.open({ token, trigger_id, view })
    return
  }
  try {
    await client.views.push({ token, trigger_id, view })
  } catch (error) {
    if (slackRefusal(error) !== FULL) throw error
    await client.views.update({ token, view_id: below.id, view })
  }
}

function writePlace({ channel, thread, reference }: ModalPlace): string {
  const place = JSON.stringify({ channel, thread, reference })
  return place.length <= SLACK_LIMITS.privateMetadata ? place : JSON.stringify({ channel, thread })
}

/** Reads where a window was opened from, which only we write and Slack signs; `undefined` for any other text. */
export function readPlace(metadata: string): ModalPlace | undefined {
  const { channel, thread, reference } = readFields<ModalPlace>(metadata)
  if (typeof channel !== 'string' || typeof thread !== 'string') return undefined
  return { channel, thread, ...(typeof reference === 'string' ? { reference } : {}) }
}
