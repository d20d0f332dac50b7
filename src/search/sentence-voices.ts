import type { CorpusItem, ItemSpeaker } from '../corpus/corpus.ts'
import type { Document } from '../document/document.ts'
import { SHOWN_CONFIDENCE } from '../quote/shown-confidence.ts'
import { lastStarting } from '../text/last-starting.ts'
import type { Span } from '../text/span.ts'

/** Who speaks in the sentences of a document, by their places; nothing where nobody's words are marked, or those of several. */
export type SentenceVoices = readonly (ItemSpeaker | undefined)[]

/** Several people speak in one sentence, or nobody surely: whom it is of is then not to be said. */
type Heard = ItemSpeaker | 'nobody'

/**
 * Tells for each sentence whose words stand in it. A quotation of many sentences is said by its speaker from the first
 * to the last, where only the first may be near the name. Whoever is not surely the speaker is named nowhere.
 *
 * @param items those that cite the document, in any order.
 */
export function sentenceVoices(document: Document, items: readonly CorpusItem[]): SentenceVoices {
  const heard: (Heard | undefined)[] = []
  for (const item of items) {
    if (item.kind !== 'quote') continue
    const speaker: Heard = item.speaker === undefined || item.confidence < SHOWN_CONFIDENCE ? 'nobody' : item.speaker
    for (const span of saidIn(item)) hear(heard, document, span, speaker)
  }
  return heard.map((one) => (one === 'nobody' ? undefined : one))
}

function saidIn({ citation: { span, parts } }: CorpusItem): readonly Span[] {
  return parts ?? (span === undefined ? [] : [span])
}

function hear(heard: (Heard | undefined)[], { sentences }: Document, { start, end }: Span, speaker: Heard): void {
  const startOf = (at: number): number => sentences[at]?.span.start ?? 0
  for (let at = Math.max(0, lastStarting(sentences.length, startOf, start)); at < sentences.length; at++) {
    const { span = { start: end, end } } = sentences[at] ?? {}
    if (span.start >= end) return
    if (span.end <= start) continue
    const before = heard[at]
    heard[at] = before === undefined || idOf(before) === idOf(speaker) ? speaker : 'nobody'
  }
}

function idOf(heard: Heard): string | undefined {
  return heard === 'nobody' ? undefined : heard.id
}
