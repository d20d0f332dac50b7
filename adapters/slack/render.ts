import type { KnownBlock } from '@slack/types'
import {
  continuesText,
  fillPages,
  fitSummary,
  groupBlocks,
  harmlessMessage,
  type Message,
  type MessageBlock,
  madeOnce,
  type Pages,
  SUMMARY_CODE_POINTS,
} from '../../src/index.ts'
import { slackBlocks } from './blocks.ts'
import { escapeSlack } from './escape.ts'
import { SLACK_LIMITS } from './limits.ts'
import { quietText } from './quiet-blocks.ts'

/** The body of one `chat.postMessage` or `chat.update`, without channel, thread and metadata. */
export interface SlackPost {
  /** What a notification, a screen reader and a client without blocks show; escaped. */
  readonly text: string
  readonly blocks: readonly KnownBlock[]
  /** No mention or link is read into `text`; to be sent again on an update, whose default differs. */
  readonly parse: 'none'
  /** Nothing is fetched for a preview: an address could carry what it was made of to its host. */
  readonly unfurl_links: false
  readonly unfurl_media: false
}

/** A message as Slack posts. */
export interface SlackPayload extends SlackPost {
  /** What did not fit the first post, in order, to be posted in its thread; mostly empty. */
  readonly overflow: readonly SlackPost[]
}

/** Room for the mark at the end of a page that another follows. */
const MARK_JSON = 130
/** The brackets of the array, less the comma after its last block. */
const BRACKET_JSON = 1

/**
 * Renders a message for Slack, within `SLACK_LIMITS`.
 *
 * Text stands in `rich_text` and, where nothing in it looks like markup, in `plain_text`: Slack parses neither, so a
 * source cannot mention, link or format. No emphasis is made by marks in the text, which Slack does not read beside
 * Chinese characters.
 * A message that is too long is continued in `overflow`, between blocks and, within one text, between sentences.
 */
export function renderSlack(message: Message): SlackPayload {
  const harmless = harmlessMessage(message)
  let index = 0
  const render = (block: MessageBlock): readonly KnownBlock[] => {
    const rendered = renderBlock(block, index)
    index = rendered.until
    return rendered.blocks
  }
  const pages = fitPages(groupBlocks(harmless.blocks, render))
  const [first = postOf(harmless.summary, []), ...overflow] = pages.map((page, at) =>
    postOfPage(harmless, page, at + 1, pages.length),
  )
  return { ...first, overflow }
}

/** The posts of a message, in order. */
export function pagesOf(message: Message): Pages<SlackPost> {
  const { overflow, ...first } = renderSlack(message)
  return [first, ...overflow]
}

interface RenderedBlock {
  readonly blocks: readonly KnownBlock[]
  /** How many ids were given before it, and with it. */
  readonly from: number
  readonly until: number
}

const lastRendered = new WeakMap<MessageBlock, RenderedBlock>()

/** An item that many channels are shown is rendered once, as long as it stands in the same place. */
function renderBlock(block: MessageBlock, from: number): RenderedBlock {
  const last = lastRendered.get(block)
  if (last?.from === from) return last
  let until = from
  const blocks = slackBlocks(block, () => ++until)
  const rendered = { blocks, from, until }
  lastRendered.set(block, rendered)
  return rendered
}

/** One page if all fits on one; else pages that each leave room for the mark that another follows. */
function fitPages(groups: readonly (readonly KnownBlock[])[]): readonly (readonly KnownBlock[])[] {
  const { blocksPerMessage, jsonPerMessage } = SLACK_LIMITS
  const whole = fillPages(groups, jsonLength, { count: blocksPerMessage, cost: jsonPerMessage - BRACKET_JSON })
  if (whole.length <= 1) return whole
  return fillPages(groups, jsonLength, { count: blocksPerMessage - 1, cost: jsonPerMessage - BRACKET_JSON - MARK_JSON })
}

function postOfPage(
  { summary, language }: Message,
  page: readonly KnownBlock[],
  number: number,
  pages: number,
): SlackPost {
  if (pages === 1) return postOf(summary, page)
  const blocks = number === pages ? page : [...page, quietText(continuesText(number, pages, language))]
  const mark = ` (${number}/${pages})`
  return postOf(`${fitSummary(summary, SUMMARY_CODE_POINTS - mark.length)}${mark}`, blocks)
}

function postOf(summary: string, blocks: readonly KnownBlock[]): SlackPost {
  return { text: escapeSlack(summary), blocks, parse: 'none', unfurl_links: false, unfurl_media: false }
}

/** Writes a block as JSON. */
export const blockJson = madeOnce((block: KnownBlock): string => JSON.stringify(block))

/** The comma between blocks counts too. */
function jsonLength(block: KnownBlock): number {
  return blockJson(block).length + 1
}
