import { madeOnce } from '../text/made-once.ts'
import { findPhrases } from './phrase-tree.ts'
import { madeOfNewest } from './remember-newest.ts'
import type { SearchRules } from './search-rules.ts'

/**
 * A question is read this far. Nobody types more; what is pasted beyond it is not what is asked, and a question
 * of 10 MB must cost no more than one of 2,000 characters.
 */
export const LONGEST_QUESTION = 2000

/** A question folded, cut to `LONGEST_QUESTION`, with the words that tell nothing blanked: places in it stay. */
export function askedPart(rules: SearchRules, question: string): string {
  return withoutStopsOf(rules)(question.slice(0, LONGEST_QUESTION))
}

/** Whatever takes a question apart begins here: as it was written, without what it names, as it may be meant. */
const MOST_QUESTIONS = 12

const withoutStopsOf = madeOnce((rules: SearchRules) =>
  madeOfNewest(MOST_QUESTIONS, (question) => withoutStops(rules, question)),
)

/** What stands in a name or a concept is no word by itself: 以 of 王以安. */
function withoutStops({ fold, stopPhrases, concepts }: SearchRules, question: string): string {
  let folded = fold(question)
  const kept = findPhrases(concepts, folded)
  const isKept = (start: number, end: number): boolean =>
    kept.some(({ span }) => span.start <= start && end <= span.end && span.end - span.start > end - start)
  for (const phrase of stopPhrases) {
    // most stand in no question
    if (!folded.includes(phrase)) continue
    const { length } = phrase
    folded = folded.replaceAll(phrase, (found, at: number) => (isKept(at, at + length) ? found : ' '.repeat(length)))
  }
  return folded
}
