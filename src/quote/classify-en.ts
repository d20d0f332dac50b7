import { isCapital, isDigit, isLatinLetter, isWhiteSpace } from '../text/characters.ts'
import { type Span, sliceSpan } from '../text/span.ts'
import { unitSet } from '../text/unit-set.ts'
import { accept, decide, type Judge, reject, type Surroundings, type Verdict } from './classify.ts'
import { behindInk, isDescribed, isNamed } from './lead-words-en.ts'
import type { EnglishUnits } from './lexicon-en.ts'
import type { EnglishRules } from './rules-en.ts'
import { leadsToTitle } from './titles-en.ts'

const SMALL_WORDS = /^(?:a|an|and|as|at|but|by|for|from|in|into|is|of|on|or|the|to|vs|with)$/i
const NAME_TAIL =
  /^\s*(?:sign|signs|hat|hats|banner|chant|chants|T-shirt|T-shirts|button|buttons|broadcast|show|movie|film|host|level|PAC|candidate|wing|deal|campaign|plan|tour|movement|ad|ads|list|label|box|button)\b/

/** Shortest sentence of its own, in words, with and without punctuation at its end. */
const SHORTEST_CLOSED = 3
const SHORTEST_OPEN = 6
/** Shortest phrase, in words, that is quoted for what it says rather than for how it is called. */
const SHORTEST_PARTIAL = 4
/** The same where who said it stands right behind (`“real but small,” said …`). */
const SHORTEST_LED_OUT = 2

/** Longest title, in words. */
const LONGEST_TITLE = 14
/** How many words of a passage are counted, at least: the last one that is read may have been cut. */
const MOST_COUNTED = LONGEST_TITLE + 1
/** Code units that hold so many words of most passages. */
const HEAD_LENGTH = 120

const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu
/** The same without the Unicode classes, which are several times slower, for what holds Latin and punctuation only. */
const LATIN_WORD = /[A-Za-z0-9ª²³µ¹º¼-¾À-ÖØ-öø-ɏ][A-Za-z0-9ª²³µ¹º¼-¾À-ÖØ-öø-ɏ’'.-]*/g
/** A word that no title writes small, see `SMALL_WORDS`: most passages have one. */
const LONG_SMALL_WORD = / [a-z]{5}/
const ANY_WORD = /[\p{L}\p{N}]/u
const LAST_LATIN = 0x24f
const BEYOND_LATIN = /[^\u0020-\u024f\u2010-\u2027]/

/** Ends a passage. */
const CLOSES = unitSet('.,!?…—–-')
const CLOSING_MARKS = unitSet('"\'”’)]')
/** Ends a passage that is a whole sentence. */
const SENTENCE_ENDS = unitSet('.!?…')
const COLON = 0x3a
const EQUALS = 0x3d

/** The code unit that a passage ends with; quotation marks and brackets may stand behind it. 0 for a passage of nothing else. */
export function endOf(inner: string): number {
  let at = inner.length - 1
  while (at >= 0 && isWhiteSpace(inner.charCodeAt(at))) at--
  while (at >= 0 && CLOSING_MARKS[inner.charCodeAt(at)] === 1) at--
  return at < 0 ? 0 : inner.charCodeAt(at)
}

/** What is known of an English passage and its sentence. */
export interface EnglishPassage extends Pick<Surroundings, 'inner' | 'ledIn' | 'ledOut' | 'reported'> {
  /** What the passage ends with, see `endOf`. */
  readonly end: number
  /** The verb of saying that leads to it says that it was not said. */
  readonly denied: boolean
  /** The sentence before the passage, back to the last full stop or passage; empty at a sentence's start. */
  readonly lead: Span
  /** What follows, up to the full stop or the next passage. */
  readonly tail: Span
}

/** A passage in an English sentence, measured. */
interface Measured extends EnglishPassage {
  readonly source: EnglishUnits
  readonly rules: EnglishRules
  readonly hasLead: boolean
  /** The lead makes a title or a name of it. */
  readonly named: boolean
  /** It ends with punctuation of its own. */
  readonly closed: boolean
  readonly opensSentence: boolean
}

/** In order: the first that has an opinion decides. */
const JUDGES: readonly Judge<Measured>[] = [
  ({ source, lead, inner }) => (isAssigned(source, lead) || !holdsWord(inner) ? reject('markup') : undefined),
  ({ named, inner }) => (named && isTitle(inner) ? reject('work-title') : undefined),
  ({ source, hasLead, lead, inner, rules }) =>
    hasLead && leadsToTitle(source, lead, inner, rules) ? reject('work-title') : undefined,
  ({ denied, ledIn, ledOut }) => (denied && ledIn && !ledOut ? reject('denied') : undefined),
  judgeLedIn,
  judgeLedOut,
  judgeBehindColon,
  judgeName,
  judgeOwnSentence,
  ({ inner, reported }) =>
    hasWords(inner, reported ? SHORTEST_PARTIAL : SHORTEST_OPEN) ? accept('partial', 'in-report') : undefined,
]

/** Judges a passage in an English sentence. */
export function classifyEnglish(source: EnglishUnits, passage: EnglishPassage, rules: EnglishRules): Verdict {
  const { inner, end, denied, lead, tail, ledIn, ledOut, reported } = passage
  const hasLead = lead.end > lead.start
  return decide(JUDGES, {
    // field by field: see `lookOf`
    inner,
    end,
    denied,
    lead,
    tail,
    ledIn,
    ledOut,
    reported,
    source,
    rules,
    hasLead,
    named: hasLead && isNamed(source, lead),
    closed: CLOSES[end] === 1,
    opensSentence: isCapital(inner.charCodeAt(0)) || /^["'“‘([\s…]*[\p{Lu}\p{N}]/u.test(inner),
  })
}

/** `title=“…”`: no sentence. */
function isAssigned({ units }: EnglishUnits, lead: Span): boolean {
  const end = behindInk(units, lead)
  return end > lead.start && units[end - 1] === EQUALS
}

function holdsWord(inner: string): boolean {
  return isLatinLetter(inner.charCodeAt(0)) || ANY_WORD.test(inner)
}

/** Tells whether a passage has so many words or more; a passage mostly shows it in its first ones. */
function hasWords(inner: string, count: number): boolean {
  let found = 0
  let isWithin = false
  for (let at = 0; at < inner.length; at++) {
    const unit = inner.charCodeAt(at)
    if (unit > LAST_LATIN) return wordsOf(inner).length >= count
    if (!isWithin && isLatinAlphanumeric(unit) && ++found === count) return true
    isWithin = isLatinAlphanumeric(unit) || (isWithin && isWordMark(unit))
  }
  return false
}

function isLatinAlphanumeric(unit: number): boolean {
  return isDigit(unit) || isLatinLetter(unit) || isRaised(unit)
}

/** ’ stands beyond `LAST_LATIN`; ' . - */
function isWordMark(unit: number): boolean {
  return unit === 0x27 || unit === 0x2e || unit === 0x2d
}

/** ª ² ³ µ ¹ º ¼ ½ ¾ */
function isRaised(unit: number): boolean {
  if (unit < 0xaa || unit > 0xbe) return false
  return (
    unit === 0xaa || unit === 0xb2 || unit === 0xb3 || unit === 0xb5 || unit === 0xb9 || unit === 0xba || unit >= 0xbc
  )
}

/** The words of a passage, all of them unless they are more than anything depends on. */
function wordsOf(inner: string): readonly string[] {
  const pattern = BEYOND_LATIN.test(inner) ? WORD : LATIN_WORD
  const first = inner.slice(0, HEAD_LENGTH).match(pattern) ?? []
  return first.length > MOST_COUNTED || inner.length <= HEAD_LENGTH ? first : (inner.match(pattern) ?? [])
}

function judgeLedIn({ source, ledIn, lead, opensSentence, closed }: Measured): Verdict | undefined {
  if (!ledIn || !(opensSentence || closed) || isDescribed(source, lead)) return undefined
  return accept(opensSentence ? 'direct' : 'partial', 'led-in')
}

function judgeLedOut({ ledOut, closed, hasLead, inner }: Measured): Verdict | undefined {
  if (!ledOut || !closed) return undefined
  if (!hasLead) return accept('direct', 'led-out')
  return hasWords(inner, SHORTEST_LED_OUT) && !isTitle(inner) ? accept('partial', 'led-out') : undefined
}

/** `Her advice is simple: “…”`: a whole sentence behind a colon. */
function judgeBehindColon({ source, lead, named, opensSentence, end, inner }: Measured): Verdict | undefined {
  const isSentence = opensSentence && SENTENCE_ENDS[end] === 1 && hasWords(inner, SHORTEST_CLOSED)
  if (!isSentence || named || isTitle(inner) || isDescribed(source, lead)) return undefined
  const ink = behindInk(source.units, lead)
  return ink > lead.start && source.units[ink - 1] === COLON ? accept('direct', 'led-in') : undefined
}

function judgeName({ source, inner, hasLead, named, tail, closed, reported }: Measured): Verdict | undefined {
  if (isTitle(inner) && (hasLead || !reported || !/[.!?]\s*$/.test(inner))) return reject('work-title')
  if (!closed && NAME_TAIL.test(sliceSpan(source.text, tail))) return reject('name')
  return named && !hasWords(inner, SHORTEST_OPEN) ? reject('name') : undefined
}

function judgeOwnSentence({ hasLead, ledOut, closed, inner }: Measured): Verdict | undefined {
  if (hasLead) return undefined
  const isLong = ledOut || hasWords(inner, closed ? SHORTEST_CLOSED : SHORTEST_OPEN)
  return isLong ? accept('direct', 'own-sentence') : reject('scare')
}

function isTitle(inner: string): boolean {
  if (LONG_SMALL_WORD.test(inner)) return false
  const words = wordsOf(inner)
  if (words.length > LONGEST_TITLE || /[.!?]\s+\p{Lu}/u.test(inner)) return false
  const significant = words.filter((word) => !SMALL_WORDS.test(word))
  return significant.length > 0 && words.length > 1 && significant.every((word) => /^[\p{Lu}\p{N}]/u.test(word))
}
