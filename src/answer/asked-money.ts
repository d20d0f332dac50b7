import { findPhrases } from '../search/phrase-tree.ts'
import type { AskedKind, SearchRules } from '../search/search-rules.ts'
import { containsSpan, sliceSpan } from '../text/span.ts'
import { askingPhrases } from './asked-kinds.ts'
import type { Question } from './read-question.ts'

/** A sum by the sign or the letters of its currency. */
const SUM = /[$€£¥￥]\s?\d|(?<![A-Z])(?:USD|RMB|CNY|EUR|GBP|HKD|TWD)\s?\d/

/** A question for one of these is answered by it, whatever it says of money. */
const OTHERS: readonly AskedKind[] = ['when', 'where', 'who', 'why', 'list', 'said', 'role']
/** A cost that rose or fell is told by a share as well. */
const CHANGES = ['#increase', '#reduce', '#growth']

/** Tells whether only a sum of money answers a question: what something cost, or how much was paid for it. */
export function asksForMoney(question: Question, rules: SearchRules): boolean {
  const { folded, asks, wanted, keys } = question
  if (OTHERS.some((kind) => asks.has(kind)) || CHANGES.some((key) => keys.has(key))) return false
  if (asks.has('price')) return true
  if (wanted.size > 0 || findPhrases(rules.questionWords.spending, folded).length === 0) return false
  const phrases = askingPhrases(folded, rules)
  return phrases.some(
    ({ span }) =>
      rules.questionWords.howMuch.has(sliceSpan(folded, span).toLowerCase()) &&
      !rules.measureWords.has(folded.charAt(span.end)) &&
      !phrases.some(
        (other) => other.span !== span && containsSpan(other.span, span) && !containsSpan(span, other.span),
      ),
  )
}

/** Tells whether a folded text names a sum of money, or says that something is free of charge. */
export function showsMoney(folded: string, { shows }: SearchRules): boolean {
  return SUM.test(folded) || findPhrases(shows, folded).some(({ concept }) => concept === 'price')
}
