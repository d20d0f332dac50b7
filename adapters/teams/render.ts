import {
  continuesText,
  fillPages,
  fitSummary,
  groupBlocks,
  harmlessMessage,
  type LanguageTag,
  type Message,
  type MessageBlock,
  SUMMARY_CODE_POINTS,
} from '../../src/index.ts'
import type { AdaptiveCard, CardElement } from './card.ts'
import { cardElements } from './elements.ts'
import { escapeTeams, withoutTags } from './escape.ts'
import { TEAMS_LIMITS } from './limits.ts'
import { quietLine } from './text.ts'

/** One activity: its card, and what a notification says of it. */
export interface TeamsPost {
  /** The activity's `summary`: plain text. Its `text` stays empty, as Teams would show it above the card. */
  readonly summary: string
  readonly card: AdaptiveCard
}

/** A message as Teams activities. */
export interface TeamsPayload extends TeamsPost {
  /** What did not fit the first card, in order, to be posted in its thread; mostly empty. */
  readonly overflow: readonly TeamsPost[]
}

/** What stands at the end of a page that another follows. @param page from 1. */
export type GoesOn = (page: number, pages: number) => CardElement

/**
 * Renders a message for Teams, within `TEAMS_LIMITS`.
 *
 * Text stands in `TextRun`s, where no Markdown is read: a source cannot mention, link, format or show an image. A
 * mention would need an entity beside the card, and none is ever made.
 * A message that is too long is continued in `overflow`, between blocks and, within one text, between sentences.
 *
 * @param goesOn says that a page is not the last; that it goes on below, when not given.
 */
export function renderTeams(message: Message, goesOn: GoesOn = goesOnBelow(message)): TeamsPayload {
  const harmless = harmlessMessage(message)
  const pages = pagesOf(spacedGroups(harmless), harmless, goesOn)
  const bodies = pages.length === 0 ? [[]] : pages
  const posts = bodies.map((body, at) => {
    const number = at + 1
    const isLast = number === bodies.length
    return postOfPage(harmless, isLast ? body : [...body, goesOn(number, bodies.length)], { number, of: bodies.length })
  })
  const [first = postOf(harmless, harmless.summary, []), ...overflow] = posts
  return { ...first, overflow }
}

function goesOnBelow({ language }: Message): GoesOn {
  return (page, pages) => quietLine(continuesText(page, pages, language))
}

/** The elements of each block, with the space above it that its neighbour asks for. */
function spacedGroups(message: Message): readonly (readonly CardElement[])[] {
  let above: MessageBlock['kind'] | undefined
  return groupBlocks(message.blocks, (block) => {
    const [first, ...others] = cardElements(block)
    const place = placeBelow(above, block.kind)
    if (first !== undefined || block.kind === 'divider') above = block.kind
    return first === undefined ? [] : [{ ...first, ...place }, ...others]
  })
}

/** A divider is the line above what follows it; a note belongs to a heading, but not to an item. */
function placeBelow(
  above: MessageBlock['kind'] | undefined,
  kind: MessageBlock['kind'],
): Pick<CardElement, 'separator' | 'spacing'> {
  if (above === 'divider') return { separator: true, spacing: 'Large' }
  if (kind === 'note') return { spacing: above === 'heading' ? 'Small' : 'Medium' }
  return {}
}

/** One page if all fits on one; else pages that each leave room for the mark that another follows. */
function pagesOf(
  groups: readonly (readonly CardElement[])[],
  message: Message,
  goesOn: GoesOn,
): readonly (readonly CardElement[])[] {
  const empty = JSON.stringify(postOf(message, `${message.summary} (00/00)`, [])).length
  const mark = JSON.stringify(goesOn(10, 10)).length
  const cost = TEAMS_LIMITS.bytesPerMessage / TEAMS_LIMITS.bytesPerCodeUnit - TEAMS_LIMITS.envelope - empty
  const count = Number.POSITIVE_INFINITY
  const whole = fillPages(groups, jsonLength, { count, cost })
  return whole.length <= 1 ? whole : fillPages(groups, jsonLength, { count, cost: cost - mark })
}

function postOfPage(
  message: Message,
  body: readonly CardElement[],
  { number, of }: { readonly number: number; readonly of: number },
): TeamsPost {
  if (of === 1) return postOf(message, message.summary, body)
  const mark = ` (${number}/${of})`
  const summary = `${fitSummary(message.summary, SUMMARY_CODE_POINTS - mark.length)}${mark}`
  return postOf(message, summary, body)
}

function postOf(message: Message, summary: string, body: readonly CardElement[]): TeamsPost {
  const plain = withoutTags(summary)
  const card: AdaptiveCard = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: TEAMS_LIMITS.schema,
    lang: isoLanguage(message.language),
    fallbackText: escapeTeams(summary),
    speak: plain,
    msteams: { width: 'Full' },
    body,
  }
  return { summary: plain, card }
}

/** The schema asks for two letters, which do not tell the scripts of Chinese apart. */
function isoLanguage(language: LanguageTag): string {
  return language === 'en' ? 'en' : 'zh'
}

/** The comma between elements counts too. */
function jsonLength(element: CardElement): number {
  return JSON.stringify(element).length + 1
}
