import type { Analysis } from '../analysis/analysis.ts'
import { SHOWN_CONFIDENCE } from '../quote/shown-confidence.ts'
import type { FoldText } from '../text/fold.ts'
import { overlapsSpan } from '../text/span.ts'
import { compactText } from './compact-text.ts'
import type { CorpusItem } from './corpus.ts'
import type { KnownPeople } from './known-people.ts'

/** What tells who said a passage. */
export interface SpeakerProof {
  /** By document id. */
  readonly analyses: ReadonlyMap<string, Analysis>
  readonly people: KnownPeople
  readonly fold: FoldText
}

/**
 * Finds who says an editor's quote in its source, where that is somebody other than its speaker.
 *
 * Only a person of the packs counts, named by the text with the certainty that a digest asks for: an editor may know
 * better who an unnamed or unsure speaker is.
 * @returns the name as the text has it; `undefined` when nothing speaks against the quote's speaker.
 */
export function findOtherSpeaker(item: CorpusItem, { analyses, people, fold }: SpeakerProof): string | undefined {
  const { span, source } = item.citation
  const quotes = span === undefined ? [] : (analyses.get(source)?.quotes.quotes ?? [])
  for (const { parts, attribution } of quotes) {
    const isHere = span !== undefined && parts.some((part) => overlapsSpan(part, span))
    if (!isHere || attribution === undefined || attribution.confidence < SHOWN_CONFIDENCE) continue
    const bearers = people.byName.get(compactText(fold(attribution.name)).text) ?? []
    const isSpeaker = bearers.some(({ speaker }) => speaker.id === item.speaker?.id)
    if (bearers.length > 0 && !isSpeaker) return attribution.name
  }
  return undefined
}
