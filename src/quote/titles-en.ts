import { isCapital, isDigit, isSmall } from '../text/characters.ts'
import type { EnglishRules } from './rules-en.ts'

/** What says that a name follows, of whatever it is the name. */
const TITLING =
  /(?:\b(?:titled|entitled|subtitled|headlined)|\b(?:headline|heading|title|subtitle)(?: (?:is|was|reads?|of|says?|said))?)[,:]?\s*$/i
/** Words that may stand between a noun for a work and the verb that names it (`a session on Monday called`). */
const NAMED = /^(?: [\w’'-]+){0,4},? (?:called|named)[,:]?\s*$/
/** Words that open the first noun phrase of a sentence, so that a comma behind it opens an apposition. */
const SUBJECT_HEAD = /^(?:the|a|an|this|her|his|their|its|our|my|[A-Z][\w.’'-]*[’']s)(?: [\w’'-]+){0,4}$/i
const UNDERSCORE = 0x5f
/** How far back from the passage its noun is looked for, in characters. */
const REACH = 80

/**
 * Tells whether the words before an English passage make of it the name of a work or of an event: `in a talk titled`,
 * `a session called`, `under the headline`, `her book`, `Her keynote,`, `a panel on`.
 *
 * @param lead the sentence before the passage.
 * @param inner the passage, without its marks; a verb at its start (`the report “is wrong”`) is said of the noun.
 */
export function leadsToTitle(lead: string, inner: string, rules: EnglishRules): boolean {
  const near = lead.slice(-REACH)
  if (TITLING.test(near)) return true
  const noun = lastNoun(near, rules)
  if (noun === undefined || isPredicate(inner, rules)) return false
  const rest = near.slice(noun.end)
  if (NAMED.test(rest)) return true
  if (noun.isEvent && /^ (?:discussion )?(?:on|about)\s*$/.test(rest)) return true
  if (!noun.isEvent && /^\s*$/.test(rest)) return true
  return /^,\s*$/.test(rest) && SUBJECT_HEAD.test(lead.slice(0, lead.length - rest.length))
}

interface Noun {
  /** Where it ends, in the words that were searched. */
  readonly end: number
  readonly isEvent: boolean
}

/** The last noun for a work or an event. */
function lastNoun(near: string, { titledNouns, events }: EnglishRules): Noun | undefined {
  const lower = near.toLowerCase()
  let end = lower.length
  while (end > 0) {
    while (end > 0 && !isWordUnit(lower.charCodeAt(end - 1))) end--
    const start = wordStart(lower, end)
    const noun = titledNouns.get(lower.slice(start, end))?.find((words) => standsBefore(lower, words, end))
    if (noun !== undefined) return { end, isEvent: events.has(noun) }
    end = start
  }
  return undefined
}

/** Tells whether a noun of one word or several stands before a place, and is not the end of another word. */
function standsBefore(lower: string, noun: string, end: number): boolean {
  const start = end - noun.length
  return lower.endsWith(noun, end) && (start === 0 || !isWordUnit(lower.charCodeAt(start - 1)))
}

function wordStart(lower: string, end: number): number {
  let start = end
  while (start > 0 && isWordUnit(lower.charCodeAt(start - 1))) start--
  return start
}

/** What `\w` of a pattern matches. */
function isWordUnit(unit: number): boolean {
  return isSmall(unit) || isDigit(unit) || isCapital(unit) || unit === UNDERSCORE
}

function isPredicate(inner: string, { auxiliaries }: EnglishRules): boolean {
  const first = /^\s*([a-z’']+)/.exec(inner)?.[1]
  return first !== undefined && (auxiliaries.has(first) || /^(?:is|was|are|were|has|had|does|did)$/.test(first))
}
