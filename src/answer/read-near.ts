import { type CorpusPassage, passageTexts, type SentencePassage } from '../search/corpus-passage.ts'
import type { SearchRules } from '../search/search-rules.ts'
import { madeLately, madeOnce } from '../text/made-once.ts'
import { sliceSpan } from '../text/span.ts'
import type { EvidenceReader } from './evidence-reader.ts'
import { AROUND } from './group-coverage.ts'
import type { Evidence } from './read-evidence.ts'
import type { PartKey } from './read-question.ts'
import type { ReadText } from './read-text.ts'

/** Which parts of a question stand around a passage. */
export interface Near {
  readonly before: ReadonlySet<PartKey>
  readonly after: ReadonlySet<PartKey>
  readonly theme: ReadonlySet<PartKey>
  /** Neighbours, heading, names behind an item. */
  readonly beside: readonly ReadonlySet<PartKey>[]
  readonly around: readonly ReadonlySet<PartKey>[]
  /** Whether the next sentence opens by pointing back. */
  readonly isFollowed: boolean
}

/** A passage with what stands around it. */
export interface ReadPassage {
  readonly own: Evidence
  readonly near: Near
}

/** How far into a sentence its opening reaches, in code units. */
const OPENING = 12
/** Questions to one corpus are answered from the same few hundred sentences. */
const MOST_SENTENCES = 2_000

/** Reads what stands around a passage. */
export function readNear(reader: EvidenceReader, found: CorpusPassage): Near {
  const { context, theme: themeText } = passageTexts(found)
  const theme = reader.text(themeText)
  if (found.kind === 'item') {
    const none = reader.text('')
    return { before: none, after: none, theme, beside: [theme, reader.text(context)], around: [], isFollowed: false }
  }
  const at = (distance: number): ReadonlySet<PartKey> => reader.sentence(found.document, found.sentence + distance)
  const [before, after] = [at(-1), at(1)]
  const around: ReadonlySet<PartKey>[] = []
  for (let distance = -AROUND; distance <= AROUND; distance++) around.push(at(distance))
  return { before, after, theme, beside: [theme, before, after], around, isFollowed: isFollowed(reader.rules)(found) }
}

/** Tells whether a part stands in any of some texts. */
export function isInAny(all: readonly ReadonlySet<PartKey>[], key: PartKey): boolean {
  for (const keys of all) if (keys.has(key)) return true
  return false
}

/** 1 when a sentence opens with a word that points back. */
export const opensLeaning: (read: ReadText) => number = madeOnce(({ folded, rules }) => leaningOf(folded, rules))

/** Whether the next sentence does. */
const isFollowed = madeOnce((rules: SearchRules) =>
  madeLately(MOST_SENTENCES, ({ document, sentence }: SentencePassage): boolean => {
    const next = document.sentences[sentence + 1]?.span
    if (next === undefined) return false
    const end = Math.min(next.end, next.start + OPENING)
    const following = rules.fold(sliceSpan(document.text, { ...next, end }))
    return following !== '' && leaningOf(following, rules) === 1
  }),
)

function leaningOf(folded: string, rules: SearchRules): number {
  const opening = folded.slice(0, OPENING).toLowerCase()
  const word = /^[^\p{L}]*([a-z]+)/u.exec(opening)?.[1]
  if (word !== undefined) return rules.pointsBack.has(word) ? 1 : 0
  const first = opening.replace(/^[^\p{L}]+/u, '')
  return rules.pointsBack.has(first.slice(0, 1)) || rules.pointsBack.has(first.slice(0, 2)) ? 1 : 0
}
