import { sliceSpan } from '../text/span.ts'
import type { Draft } from './drafts.ts'
import type { Reading } from './look.ts'
import { type Candidate, candidateOf } from './mention.ts'
import { firstPerson } from './nearest-zh.ts'

/** How far into the sentence behind a passage its speaker may stand, in characters. */
const FARTHEST_BEHIND = 45

/**
 * `…人手不够。“…。”街道书记陈立一度很无奈。`: whoever is introduced at the head of the sentence behind a passage that a
 * sentence of its own parts from the one before.
 *
 * @param sentence whoever the sentence before the passage is about.
 * @returns the candidate; `undefined` where that is somebody, or nobody is named there for the first time, with a role.
 */
export function newcomer(reading: Reading, draft: Draft, sentence: Candidate | undefined): Candidate | undefined {
  const { frame, index, lead } = draft.looks[0]
  const isApart = frame.gaps[index]?.at(-1)?.ended === true && lead.end === lead.start
  const found = isApart && sentence === undefined ? behind(reading, draft) : undefined
  if (found === undefined) return undefined
  const { folded, people } = reading.chinese
  const { span } = found.mention
  const person = people.byName.get(sliceSpan(folded, span))
  const hasRole = person?.roles.some(({ end }) => end === span.start) ?? false
  if (!hasRole || person?.mention.start !== span.start) return undefined
  const from = draft.looks.at(-1)?.passage.outer.end ?? span.start
  return /[，,；;：:]/.test(folded.slice(from, span.start)) ? undefined : found
}

/**
 * Whoever opens the sentence behind a Chinese passage that nobody before it can have said.
 *
 * @returns the candidate; `undefined` where nobody with a name stands there.
 */
export function behind(reading: Reading, { looks }: Draft): Candidate | undefined {
  const { document } = reading
  const [first] = looks
  const last = looks.at(-1) ?? first
  const piece = last.frame.gaps[last.index + 1]?.[0]
  // a title or a dateline before the passage is no sentence that it belongs to
  const led =
    first.lead.end > first.lead.start && /[，,：:]\s*$/.test(document.text.slice(first.lead.start, first.lead.end))
  if (first.language === 'en' || led || piece === undefined) return undefined
  const { start, end } = piece.span
  const mention = firstPerson(reading.chinese, { start, end: Math.min(end, start + FARTHEST_BEHIND) })
  return mention?.kind === 'name' ? candidateOf(mention, undefined, 'beside-verb') : undefined
}
