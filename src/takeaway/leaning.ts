import type { Span } from '../text/span.ts'
import { firstLetter } from './measure.ts'
import { wordsWithin } from './measure-words.ts'
import { openingEnd } from './openings.ts'
import { NAME } from './read-words.ts'
import type { Reading } from './reading.ts'

/** Code units of a sentence that are looked at for what it leans on. */
const HEAD = 90
/** What a sentence opens with that speaks of a part of something named before: `Two of these`, `If one of them`. */
const PART_OF =
  /^(?:(?:if|when|once|while|although|though|because|until|unless|since|as|after|before|with|only|almost|nearly|about|at least|even|just|not) ){0,2}(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|many|most|all|both|each|none|any|half|few|several|much|part|a (?:few|third|quarter|number|couple|handful)|the (?:first|second|third|last|rest|largest|biggest|smallest)) of (?:them|these|it|those(?! (?:who|that|which|in|on|at|with|from|for|under|over|aged|[a-z]+(?:ed|ing))\b))\b/
/** The same of a Chinese condition: `如果其中一个`, `一旦它们`. */
const IF_THESE = /^(?:如果|假如|若|只要|一旦|每当|当)(?:其中|它|他们?|她们?|这(?!样的?话)|那些?|该|此)/
/** A circumstance, and then a word for what was said before: `In practice, this means`. */
const THIS_MEANS =
  /^(?:in|for|at|on|by|from|under|today|now|overall|together|here)\b[^,]{0,30}, (?:this|that|these|those) (?:means?|meant|is|was|are|were|has|have|had|will|would|could|may|might|can|leads?|led|makes?|made|brings?|brought|allows?|gives?|gave|saves?|saved|cuts?|helps?|helped)\b/
/** A date or place, and then a pronoun: `Since June it takes two`; `In May it emerged that` speaks of nothing before. */
const SINCE_THEN =
  /^(?:since|in|by|on|at|from|until|during|for) (?:[a-z\d]+,? ){1,3}(?:it|they) (?!(?:(?:is|was|has|had|became|will be) )?(?:been |also )?(?:emerged|rained|snowed|turned out|seemed|seems|appeared|appears|[a-z]+ (?:that|to)\b))[a-z]/
/** A reason without what it is the reason of. */
const ONLY_BECAUSE = /^because [^,]*$/
/** Somebody of whom a text says the age without the name has been named before. */
const AGED = /\bthe \d{1,3}-year-old\b/
/** How far behind an age a name may stand that belongs to it: `the 44-year-old Luc Moreau`. */
const NAME_BEHIND = 16
/** What was so, and what the next sentence says against it; with other verbs `used to` mostly tells a purpose (`a tool used to find fraud`). */
const USED_TO =
  /(?<!\b(?:is|are|was|were|be|been|being|gets?|got|getting|not|'re|’re|'m|’m|'s|’s)) used to (?:be|come|cost|go|have|last|mean|need|require|spend|take|wait|want)\b/
const HAS_NEWS = /\b(?:but|now|today|until|no longer|yet|before)\b/
const NEWS =
  /\b(?:but|now|today|nowadays|no longer|any ?more|instead|since|only|it takes|this (?:year|month|week|spring|summer|autumn|fall|winter|quarter))\b/
const ONCE = /^(?:过去(?![一二两三四五六七八九十几数\d的])|以前|从前|原先|原本|往常|曾几何时)/
const HAS_CHINESE_NEWS = /如今|现在|目前|今年|[，,](?:但|而|不过)/
const CHINESE_NEWS = /^(?:如今|现在|今年|目前|而今|眼下|今天|但|而|不过|然而|自|从|改|有了|上线)/

const LEANING = [PART_OF, IF_THESE, THIS_MEANS, SINCE_THEN, ONLY_BECAUSE]

/**
 * Tells whether a whole sentence needs the one before it, or the one behind it, in a way that its first word does not
 * tell: it answers, speaks of a part of what was named before or of somebody by age, or says only what used to be.
 */
export function leansOnOthers(reading: Reading, candidate: number, span: Span): boolean {
  const { units, lower, rules } = reading
  const start = firstLetter(units, span.start)
  if (openingEnd(units, start, rules.answering) !== undefined) return true
  const head = lower.slice(start, Math.min(span.end, start + HEAD))
  if (LEANING.some((pattern) => pattern.test(head))) return true
  return (
    isOfSomebodyAged(reading, candidate, span, head) || isHalfOfContrast(reading, candidate, { start, end: span.end })
  )
}

function isOfSomebodyAged(reading: Reading, candidate: number, span: Span, head: string): boolean {
  const age = AGED.exec(head)
  if (age === null) return false
  const end = Math.min(span.end, span.start + age.index + age[0].length + NAME_BEHIND)
  const { from, to } = wordsWithin(reading, candidate, { start: span.start, end })
  for (let at = from; at < to; at++) if (((reading.words.flags[at] ?? 0) & NAME) !== 0) return false
  return true
}

function isHalfOfContrast({ lower, candidates }: Reading, candidate: number, { start, end }: Span): boolean {
  const sentence = lower.slice(start, end)
  const isOnce = ONCE.test(sentence)
  if (!isOnce && !USED_TO.test(sentence)) return false
  const next = candidates[candidate + 1]?.span
  if (next === undefined || (isOnce ? HAS_CHINESE_NEWS : HAS_NEWS).test(sentence)) return false
  return (isOnce ? CHINESE_NEWS : NEWS).test(lower.slice(next.start, Math.min(next.end, next.start + HEAD)))
}
