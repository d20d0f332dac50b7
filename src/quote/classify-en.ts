import { isDigit, isLatinLetter, isWhiteSpace } from '../text/characters.ts'
import { accept, decide, type Judge, reject, type Surroundings, type Verdict } from './classify.ts'
import type { EnglishRules } from './rules-en.ts'
import { leadsToTitle } from './titles-en.ts'

const SMALL_WORDS = /^(?:a|an|and|as|at|but|by|for|from|in|into|is|of|on|or|the|to|vs|with)$/i
/** Words before a passage that make a title or a name of it. */
const NAME_LEAD =
  /(?:\b(?:book|memoir|film|movie|show|series|sitcom|song|album|podcast|novel|play|essay|documentary|program|segment|slogan|sign|signs|banner|chant|chants|titled|entitled|called|named|nicknamed|dubbed|labeled|word|words|phrase|term|so-called|known as|headlined|subtitled|column|musical|drama|comedy)|[’']s)[,:]?\s*$/i
/** Code units that hold the longest of these with a mark behind it and a word before. */
const LONGEST_NAME_LEAD = 32
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
const CLOSES = new Set('.,!?…—–-')
const CLOSING_MARKS = new Set('"\'”’)]')

/** Tells whether a passage ends with one of the marks; quotation marks and brackets may stand behind it. */
export function endsWithMark(inner: string, marks: ReadonlySet<string>): boolean {
  let at = inner.length - 1
  while (at >= 0 && isWhiteSpace(inner.charCodeAt(at))) at--
  while (at >= 0 && CLOSING_MARKS.has(inner.charAt(at))) at--
  return marks.has(inner.charAt(at))
}

/** A passage in an English sentence, measured. */
interface Measured extends Surroundings {
  readonly rules: EnglishRules
  /** It ends with punctuation of its own. */
  readonly closed: boolean
  readonly opensSentence: boolean
}

/** In order: the first that has an opinion decides. */
const JUDGES: readonly Judge<Measured>[] = [
  ({ lead, inner }) => (/=\s*$/.test(lead) || !ANY_WORD.test(inner) ? reject('markup') : undefined),
  ({ lead, inner }) => (isNamed(lead) && isTitle(inner) ? reject('work-title') : undefined),
  ({ lead, inner, rules }) => (lead !== '' && leadsToTitle(lead, inner, rules) ? reject('work-title') : undefined),
  judgeLedIn,
  judgeLedOut,
  judgeName,
  judgeOwnSentence,
  ({ inner, reported }) =>
    hasWords(inner, reported ? SHORTEST_PARTIAL : SHORTEST_OPEN) ? accept('partial', 'in-report') : undefined,
]

/** Judges a passage in an English sentence. */
export function classifyEnglish(around: Surroundings, rules: EnglishRules): Verdict {
  const { inner, lead, tail, listed, ledIn, cued, ledOut, reported } = around
  return decide(JUDGES, {
    // field by field: see `lookOf`
    inner,
    lead,
    tail,
    listed,
    ledIn,
    cued,
    ledOut,
    reported,
    rules,
    closed: endsWithMark(inner, CLOSES),
    opensSentence: /^["'“‘([\s…]*[\p{Lu}\p{N}]/u.test(inner),
  })
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

function judgeLedIn({ ledIn, lead, opensSentence, closed, rules }: Measured): Verdict | undefined {
  if (!ledIn || !(opensSentence || closed) || isDescribed(lead, rules)) return undefined
  return accept(opensSentence ? 'direct' : 'partial', 'led-in')
}

function judgeLedOut({ ledOut, closed, lead, inner }: Measured): Verdict | undefined {
  if (!ledOut || !closed) return undefined
  if (lead === '') return accept('direct', 'led-out')
  return hasWords(inner, SHORTEST_LED_OUT) && !isTitle(inner) ? accept('partial', 'led-out') : undefined
}

function judgeName({ inner, lead, tail, closed, reported }: Measured): Verdict | undefined {
  const named = isNamed(lead)
  if (isTitle(inner) && (named || lead !== '' || !reported || !/[.!?]\s*$/.test(inner))) return reject('work-title')
  if (!closed && NAME_TAIL.test(tail)) return reject('name')
  return named && !hasWords(inner, SHORTEST_OPEN) ? reject('name') : undefined
}

function judgeOwnSentence({ lead, ledOut, closed, inner }: Measured): Verdict | undefined {
  if (lead !== '') return undefined
  const isLong = ledOut || hasWords(inner, closed ? SHORTEST_CLOSED : SHORTEST_OPEN)
  return isLong ? accept('direct', 'own-sentence') : reject('scare')
}

function isDescribed(lead: string, rules: EnglishRules): boolean {
  const last = /([a-z]+)(?:\s+(?:him|her|it|them|himself|herself|this|that|as|to|the|a|an))*\s*$/i.exec(lead)?.[1]
  return last !== undefined && rules.describers.has(last.toLowerCase())
}

function isNamed(lead: string): boolean {
  if (lead === '') return false
  // only what it ends with counts, and nearly no lead has white space behind that
  const isOpen = isWhiteSpace(lead.charCodeAt(lead.length - 1))
  return NAME_LEAD.test(isOpen ? lead : lead.slice(-LONGEST_NAME_LEAD))
}

function isTitle(inner: string): boolean {
  if (LONG_SMALL_WORD.test(inner)) return false
  const words = wordsOf(inner)
  if (words.length > LONGEST_TITLE || /[.!?]\s+\p{Lu}/u.test(inner)) return false
  const significant = words.filter((word) => !SMALL_WORDS.test(word))
  return significant.length > 0 && words.length > 1 && significant.every((word) => /^[\p{Lu}\p{N}]/u.test(word))
}
