import type { Span } from '../text/span.ts'
import { isTitledAs, isWordUnit, wordStart } from './lead-words-en.ts'
import { type EnglishUnits, listedClasses } from './lexicon-en.ts'
import type { EnglishRules } from './rules-en.ts'
import { BEARS_TITLE } from './word-classes-en.ts'

/** Words that may stand between a noun for a work and the verb that names it (`a session on Monday called`). */
const NAMED = /^(?: [\w’'-]+){0,4},? (?:called|named)[,:]?\s*$/
/** Words that open the first noun phrase of a sentence, so that a comma behind it opens an apposition. */
const SUBJECT_HEAD = /^(?:the|a|an|this|her|his|their|its|our|my|[A-Z][\w.’'-]*[’']s)(?: [\w’'-]+){0,4}$/i
/** How far back from the passage its noun is looked for, in characters. */
const REACH = 80

/**
 * Tells whether the words before an English passage make of it the name of a work or of an event: `in a talk titled`,
 * `a session called`, `under the headline`, `her book`, `Her keynote,`, `a panel on`.
 *
 * @param lead the sentence before the passage.
 * @param inner the passage, without its marks; a verb at its start (`the report “is wrong”`) is said of the noun.
 */
export function leadsToTitle(source: EnglishUnits, lead: Span, inner: string, rules: EnglishRules): boolean {
  const near = { start: Math.max(lead.start, lead.end - REACH), end: lead.end }
  if (isTitledAs(source, near)) return true
  const noun = lastNoun(source, near, rules)
  if (noun === undefined || isPredicate(inner, rules)) return false
  const rest = source.text.slice(noun.end, lead.end)
  if (NAMED.test(rest)) return true
  if (noun.isEvent && /^ (?:discussion )?(?:on|about)\s*$/.test(rest)) return true
  if (!noun.isEvent && /^\s*$/.test(rest)) return true
  return /^,\s*$/.test(rest) && SUBJECT_HEAD.test(source.text.slice(lead.start, noun.end))
}

interface Noun {
  /** Where it ends in the text. */
  readonly end: number
  readonly isEvent: boolean
}

/** The last noun for a work or an event. */
function lastNoun(source: EnglishUnits, near: Span, { titledNouns, events }: EnglishRules): Noun | undefined {
  const { units } = source
  let { end } = near
  while (end > near.start) {
    while (end > near.start && !isWordUnit(units[end - 1] ?? 0)) end--
    const start = wordStart(units, near.start, end)
    if ((listedClasses(source, start, end) & BEARS_TITLE) !== 0) {
      const lower = source.text.slice(near.start, end).toLowerCase()
      const noun = titledNouns.get(lower.slice(start - near.start))?.find((words) => endsIn(lower, words))
      if (noun !== undefined) return { end, isEvent: events.has(noun) }
    }
    end = start
  }
  return undefined
}

/** Tells whether words end in a noun of one word or several, which is not the end of another word. */
function endsIn(lower: string, noun: string): boolean {
  const start = lower.length - noun.length
  return lower.endsWith(noun) && (start === 0 || !isWordUnit(lower.charCodeAt(start - 1)))
}

function isPredicate(inner: string, { auxiliaries }: EnglishRules): boolean {
  const first = /^\s*([a-z’']+)/.exec(inner)?.[1]
  return first !== undefined && (auxiliaries.has(first) || /^(?:is|was|are|were|has|had|does|did)$/.test(first))
}
