import type { SearchRules } from './search-rules.ts'

/**
 * A question is read this far. Nobody types more; what is pasted beyond it is not what is asked, and a question
 * of 10 MB must cost no more than one of 2,000 characters.
 */
export const LONGEST_QUESTION = 2000

/** A question folded, cut to `LONGEST_QUESTION`, with the words that tell nothing blanked: places in it stay. */
export function askedPart(rules: SearchRules, question: string): string {
  let folded = rules.fold(question.slice(0, LONGEST_QUESTION))
  for (const phrase of rules.stopPhrases) folded = folded.replaceAll(phrase, ' '.repeat(phrase.length))
  return folded
}
