import { passageTexts } from '../search/corpus-passage.ts'
import { findPhrases } from '../search/phrase-tree.ts'
import type { SearchRules } from '../search/search-rules.ts'
import { overlapsSpan } from '../text/span.ts'
import type { AskedSubject } from './asked-subject.ts'
import type { Question } from './read-question.ts'
import { POST } from './thread.ts'
import type { Judged } from './weighing.ts'

/**
 * Reads which posts a question asks the holder of: "Who is the CFO?", and "CFO of Castlewick Bank" that says no more.
 * @returns their concepts; empty for a question about something else, such as what the CFO said.
 */
export function askedPosts(
  { folded, asks, parts }: Question,
  subjects: readonly AskedSubject[],
  rules: SearchRules,
): ReadonlySet<string> {
  const posts = findPhrases(rules.thread, folded).filter(({ concept }) => concept.startsWith(POST))
  const said = [...posts, ...subjects]
  const isBare = asks.size === 0 && parts.every(({ span }) => said.some((one) => overlapsSpan(one.span, span)))
  return new Set(asks.has('who') || isBare ? posts.map(({ concept }) => concept) : [])
}

/** Tells whether a passage names none of some posts, nor does who speaks there hold one. */
export function lacksPosts(posts: ReadonlySet<string>, { passage, wording }: Judged, rules: SearchRules): boolean {
  if (posts.size === 0) return false
  const text = passage.kind === 'item' ? `${wording.text}\n${passageTexts(passage).context}` : wording.text
  return !findPhrases(rules.thread, rules.fold(text)).some(({ concept }) => posts.has(concept))
}
