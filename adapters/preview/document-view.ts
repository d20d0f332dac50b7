import { type Analysis, type LanguageTag, titleOf } from '../../src/index.ts'
import { type FindingsOptions, findingsOf, takeawayFindings } from './findings.ts'
import { cutPieces, type Mark } from './marked-text.ts'
import type { WireBlock, WireChoice, WireDocument } from './wire.ts'

/** What a browser still lays out and scrolls at ease; a longer document is shown up to here. */
const SHOWN_UNITS = 400_000

/**
 * Lays out an analysed document for reading: every line cut at the marks over it, and every finding with its reasons
 * in the reader's language.
 */
export function viewDocument(analysis: Analysis, words: Omit<FindingsOptions, 'end'>): WireDocument {
  const { document } = analysis
  const { findings, marks } = findingsOf(analysis, { ...words, end: SHOWN_UNITS })
  const shown = document.blocks.filter((block) => block.span.start < SHOWN_UNITS)
  const spread = spreadMarks(shown, marks)
  const blocks: readonly WireBlock[] = shown.map(({ kind, span }, index) => ({
    kind,
    pieces: cutPieces(document.text, { ...span, end: Math.min(span.end, SHOWN_UNITS) }, spread[index] ?? []),
  }))
  return {
    id: document.id,
    language: document.language,
    title: titleOf(document),
    details: detailsOf(analysis, words.language),
    ...(document.origin.url === undefined ? {} : { url: document.origin.url }),
    blocks,
    findings,
    hidden: Math.max(0, document.text.length - SHOWN_UNITS),
  }
}

/** Lists the takeaways of an analysis by themselves, for holding two choices against each other. */
export function viewChoice(analysis: Analysis, words: Omit<FindingsOptions, 'end'>): WireChoice {
  const { document } = analysis
  const takeaways = takeawayFindings(analysis, { ...words, end: Number.POSITIVE_INFINITY })
  const quotes = analysis.quotes.quotes.length
  return { title: titleOf(document), language: document.language, takeaways, quotes }
}

function detailsOf({ document }: Analysis, language: LanguageTag): string {
  const { authors, publisher, publishedOn } = document
  const date = publishedOn === undefined ? undefined : new Date(`${publishedOn}T00:00:00Z`)
  const written = date?.toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' })
  return [...authors, publisher, written].filter((part) => part !== undefined).join(' · ')
}

/** Gives each block the marks over it, keeping their order; a mark over several blocks is given to each. */
function spreadMarks(blocks: Analysis['document']['blocks'], marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const spread: Mark[][] = blocks.map(() => [])
  for (const mark of marks) {
    for (let index = firstBlockAfter(blocks, mark.span.start); index < blocks.length; index++) {
      if ((blocks[index]?.span.start ?? 0) >= mark.span.end) break
      spread[index]?.push(mark)
    }
  }
  return spread
}

/** Index of the first block that ends after an offset, by halving. */
function firstBlockAfter(blocks: Analysis['document']['blocks'], offset: number): number {
  let [low, high] = [0, blocks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.span.end ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}
