import type { QuestionWords } from '../search/asking-words.ts'
import { type FoundPhrase, findPhrases } from '../search/phrase-tree.ts'
import { ASKED_KINDS, type AskedKind, type SearchRules } from '../search/search-rules.ts'
import { termsOf } from '../search/text-terms.ts'
import { containsSpan } from '../text/span.ts'

/** Finds the words of a folded question that ask for a kind, without those that only look like it. */
export function askingPhrases(folded: string, { asks, questionWords }: SearchRules): readonly FoundPhrase[] {
  const found = findPhrases(asks, folded)
  const chance = found.length === 0 ? [] : findPhrases(questionWords.chance, folded)
  return found.filter(({ span }) => !chance.some((other) => containsSpan(other.span, span)))
}

/**
 * Tells what a question asks for, of all the words in it that can ask.
 * A question word that opens a clause asks for nothing: "What did he do when he left?" is not about a time.
 */
export function askedKinds(
  folded: string,
  phrases: readonly FoundPhrase[],
  words: QuestionWords,
): ReadonlySet<AskedKind> {
  const clauses = clausesIn(folded, words)
  const asks = ({ concept, span }: FoundPhrase): boolean => {
    if (clauses.has(span.start)) return false
    // `多少` within `多少钱` asks for nothing of its own: money is no mere number
    return concept !== 'number' || !phrases.some((other) => isSum(other) && containsSpan(other.span, span))
  }
  return new Set(ASKED_KINDS.filter((kind) => phrases.some((phrase) => phrase.concept === kind && asks(phrase))))
}

function isSum({ concept }: FoundPhrase): boolean {
  return concept === 'amount' || concept === 'price'
}

interface Word {
  readonly text: string
  readonly start: number
}

const NO_CLAUSES: ReadonlySet<number> = new Set()

/** Where question words stand that do not ask. */
function clausesIn(folded: string, { asking, clausal, verbs, joining }: QuestionWords): ReadonlySet<number> {
  const { written: terms, starts, different } = termsOf(folded)
  if (!different.written.some((term) => typeof term === 'string' && asking.has(term))) return NO_CLAUSES
  const written: Word[] = []
  for (const [i, text] of terms.entries()) if (typeof text === 'string') written.push({ text, start: starts[i] ?? 0 })
  const places = written.flatMap(({ text }, i) => (asking.has(text) ? [i] : []))
  const textAt = (place: number): string => written[place]?.text ?? ''
  const opens = (place: number): boolean => clausal.has(textAt(place)) && !verbs.has(textAt(place + 1))
  const first = places.find((place) => !opens(place) || joining.has(textAt(place + 1))) ?? places.at(-1)
  const isJoined = (place: number): boolean => joining.has(textAt(place - 1))
  return new Set(
    places.filter((place) => place !== first && !isJoined(place)).flatMap((place) => written[place]?.start ?? []),
  )
}
