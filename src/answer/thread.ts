import type { AskedBefore, ShownLast } from '../briefing/memory.ts'
import { type FoundPhrase, findPhrases, type PhraseTree } from '../search/phrase-tree.ts'
import { withoutApostrophe } from '../search/stem-english.ts'
import type { FoldText } from '../text/fold.ts'
import { LANGUAGE_TAGS, type LanguageTag } from '../text/language.ts'
import { madeOnce } from '../text/made-once.ts'
import { containsSpan, type Span, sliceSpan } from '../text/span.ts'

/** What a line in a thread asks for, where it leans on what was said before. */
export type ThreadMove =
  /** To see an item or its source again. */
  | { readonly kind: 'open'; readonly reference: string }
  /** To know who said it. */
  | { readonly kind: 'who'; readonly reference: string }
  /** To know why it was chosen. */
  | { readonly kind: 'why'; readonly reference: string }
  /** To see an item of a number that none has; `count` items have one, perhaps none. */
  | { readonly kind: 'missing'; readonly number: number; readonly count: number }
  /** To have it all summed up, which nobody does here. */
  | { readonly kind: 'summary' }
  /** To see in another language what was shown last. */
  | { readonly kind: 'translate'; readonly language: LanguageTag }
  /** To see the next page of the list that was shown last; `null` when that was its last. */
  | { readonly kind: 'next'; readonly line: string | null }
  /** To hear what else answers the last question. */
  | { readonly kind: 'more'; readonly asked: AskedBefore }

/** What a thread remembers, as far as a line may lean on it. */
export interface ThreadPast {
  readonly posted: readonly string[]
  /** Oldest first. */
  readonly asked: readonly AskedBefore[]
  readonly last?: ShownLast
}

/** Words by which a line leans on what was said; concepts are `person`, `not-person` (words that hold a pronoun and mean nobody before), `female` and `male` (pronouns by whom they mean), `lesser` (words for who does not hold a post in full), `post-…` (a post and its abbreviation), `source`, `who`, `why`, `more`, `summary`, `greeting`, `thanks`, `nod`, an ordinal `1`…, `last`, `last-but-one`, `from-end` (an ordinal counted backwards) and language tags. */
export interface ThreadWords {
  readonly tree: PhraseTree
  readonly fold: FoldText
}

/** A line that is no more than a reference is short. */
const SHORT_CODE_UNITS = 40
/** A line that names a number and says nothing else. */
const ONLY_NUMBER = /^\s*[#＃]\s*\d{1,3}\s*[.。?？!！]?\s*$/
const NUMBER = /[#＃]\s*(\d{1,3})(?!\d)/
/** So much of a question is remembered, and so many of them. */
const REMEMBERED_CODE_UNITS = 300
const REMEMBERED_QUESTIONS = 4

/** Reads a line that asks for something already said; `undefined` for one that asks something of its own. */
export function readMove(line: string, past: ThreadPast, words: ThreadWords): ThreadMove | undefined {
  const text = line.trim()
  if (text.length > SHORT_CODE_UNITS) return undefined
  const said = conceptsOf(text, words)
  const item = readItemMove(text, said, past)
  if (item !== undefined) return item
  const asked = past.asked.at(-1)
  const language = LANGUAGE_TAGS.find((tag) => said.has(tag))
  if (said.has('summary')) return { kind: 'summary' }
  const isAfterSomething = past.posted.length > 0 || asked !== undefined
  if (language !== undefined && isAfterSomething) return { kind: 'translate', language }
  if (!said.has('more')) return undefined
  const next = past.last?.next
  if (next !== undefined) return { kind: 'next', line: next }
  return asked === undefined ? undefined : { kind: 'more', asked }
}

/**
 * Reads what is asked of one item: its number is written as `#2` or said in words; without one what was shown last is
 * meant. A place that is said in words and that nothing has is missing: to look for "the second one" finds anything.
 */
function readItemMove(text: string, said: ReadonlySet<string>, past: ThreadPast): ThreadMove | undefined {
  const { posted, asked } = past
  const signed = NUMBER.exec(text)?.[1]
  const number = signed === undefined ? saidNumber(said, past) : Number(signed)
  const reference = number > 0 ? posted[number - 1] : shownLast(posted, asked)
  if (reference === undefined) {
    const isMissing = number > 0 && (signed === undefined || posted.length > 0 || ONLY_NUMBER.test(text))
    return isMissing ? { kind: 'missing', number, count: posted.length } : undefined
  }
  if (said.has('who')) return { kind: 'who', reference }
  if (said.has('why') && number > 0) return { kind: 'why', reference }
  return number > 0 || said.has('source') ? { kind: 'open', reference } : undefined
}

/** The number that words name, 0 when they name none; the last is that of what was shown last. */
function saidNumber(said: ReadonlySet<string>, { posted, last }: ThreadPast): number {
  const ordinal = Number([...said].find((concept) => /^\d+$/.test(concept)) ?? 0)
  const back = placeFromEnd(said, ordinal)
  if (back === 0) return ordinal
  const { from, to } = last ?? { from: 0, to: posted.length }
  const end = to - from >= back ? to : posted.length
  return end >= back ? end - back + 1 : back
}

function placeFromEnd(said: ReadonlySet<string>, ordinal: number): number {
  if (said.has('from-end')) return ordinal
  if (said.has('last-but-one')) return 2
  return said.has('last') ? 1 : 0
}

/** What a line without a number is about: the first line that was shown last, be it one that had been shown before. */
function shownLast(posted: readonly string[], asked: readonly AskedBefore[]): string | undefined {
  const answer = asked.at(-1)?.answers[0]
  return answer !== undefined && posted.includes(answer) ? answer : posted[0]
}

/** Puts a name where a pronoun stands; the line as it was when none does. */
export function withName(line: string, name: string, { tree, fold }: ThreadWords): string {
  const pronoun = findPronoun(fold(line), tree)
  if (pronoun === undefined) return line
  const { start, end } = pronoun
  const isHan = /\p{Script=Han}/u.test(name)
  return isHan ? line.slice(0, start) + name + line.slice(end) : `${line.slice(0, start)} ${name} ${line.slice(end)}`
}

/** Tells whether a line speaks of somebody by a pronoun. */
export function speaksOfSomebody(line: string, { tree, fold }: ThreadWords): boolean {
  return findPronoun(fold(line.slice(0, REMEMBERED_CODE_UNITS)), tree) !== undefined
}

/** Of whom the pronouns of a text speak: of a woman, of a man; `undefined` when of nobody, or of both. */
export function genderOfPronouns(text: string, { tree, fold }: ThreadWords): 'female' | 'male' | undefined {
  const phrases = pronounsIn(fold(text), tree)
  const others = phrases.filter(({ concept }) => concept === 'not-person')
  const said = phrases.filter(({ span }) => !others.some((other) => containsSpan(other.span, span)))
  const [female, male] = (['female', 'male'] as const).map((gender) => said.some(({ concept }) => concept === gender))
  if (female === male) return undefined
  return female === true ? 'female' : 'male'
}

/** The first pronoun in a folded line that stands for one person: not the 他 of 其他, nor that of 他们. */
export function findPronoun(folded: string, tree: PhraseTree): Span | undefined {
  const phrases = pronounsIn(folded, tree)
  const others = phrases.filter(({ concept }) => concept === 'not-person')
  return phrases.find(
    ({ concept, span }) => concept === 'person' && !others.some((other) => containsSpan(other.span, span)),
  )?.span
}

const PRONOUNS: ReadonlySet<string> = new Set(['person', 'female', 'male'])

/** A pronoun has no other forms: by its stem, "here" would be "her". */
function pronounsIn(folded: string, tree: PhraseTree): readonly FoundPhrase[] {
  const forms = formsOfPronouns(tree)
  return findPhrases(tree, folded).filter(({ concept, span }) => {
    const written = sliceSpan(folded, span).toLowerCase()
    return !PRONOUNS.has(concept) || !/^[a-z]/.test(written) || forms.has(withoutApostrophe(written))
  })
}

const formsOfPronouns = madeOnce(
  ({ phrases }: PhraseTree): ReadonlySet<string> =>
    new Set(phrases.filter(({ concept }) => PRONOUNS.has(concept)).map(({ text }) => text.toLowerCase())),
)

/** Remembers a question: the last few, each cut short. A message that was asked before and then edited asks once. */
export function rememberQuestion(before: readonly AskedBefore[], asked: AskedBefore): readonly AskedBefore[] {
  const question = asked.question.slice(0, REMEMBERED_CODE_UNITS)
  const { message } = asked
  const others = message === undefined ? before : before.filter((one) => one.message !== message)
  // "more" goes on with the question that was asked last, and does not ask it twice
  const isSame = others.at(-1)?.question === question
  return [...(isSame ? others.slice(0, -1) : others), { ...asked, question }].slice(-REMEMBERED_QUESTIONS)
}

/**
 * Numbers what was posted last: an item keeps its number until another takes it, so that `#5` is the digest's fifth item
 * although two lines have answered a question since.
 */
export function renumber(before: readonly string[], posted: readonly string[]): readonly string[] {
  return [...posted, ...before.slice(posted.length)]
}

/** What a line says that asks nothing; the one that answers best to several goes first. */
const COURTESIES = ['thanks', 'greeting', 'nod'] as const

/** One of them: thanks, a greeting, or a nod, a farewell among them. */
export type Courtesy = (typeof COURTESIES)[number]

/** Reads a line that is a courtesy and nothing else: with one word more it may ask something. */
export function readCourtesy(line: string, { tree, fold }: ThreadWords): Courtesy | undefined {
  const text = line.trim()
  if (text.length > SHORT_CODE_UNITS) return undefined
  // a picture alone, such as a thumb
  if (/\p{Extended_Pictographic}/u.test(text) && !/[\p{L}\p{N}?？]/u.test(text)) return 'nod'
  const folded = fold(text)
  const said = findPhrases(tree, folded).filter(({ concept }) => COURTESIES.some((one) => one === concept))
  if (said.length === 0 || countUncovered(folded, said) > 0) return undefined
  return COURTESIES.find((one) => said.some(({ concept }) => concept === one))
}

/** What the concepts of posts begin with. */
export const POST = 'post-'
/** Concepts that stand in lines which ask for something else. */
const NOT_LEANING: ReadonlySet<string> = new Set([
  'person',
  'not-person',
  'female',
  'male',
  'lesser',
  'greeting',
  'thanks',
  'nod',
])

/** What a short line says and nothing else: a phrase must be most of it, so that "more banks in Asia?" asks anew. */
function conceptsOf(text: string, { tree, fold }: ThreadWords): ReadonlySet<string> {
  const folded = fold(text)
  const phrases = findPhrases(tree, folded).filter(
    ({ concept }) => !NOT_LEANING.has(concept) && !concept.startsWith(POST),
  )
  if (hasOrdinalOfOther(folded, phrases)) return new Set()
  const number = NUMBER.exec(folded)
  const numbered = number === null ? [] : [{ span: { start: number.index, end: number.index + number[0].length } }]
  const rest = countUncovered(folded, [...phrases, ...numbered])
  return rest > folded.length / 3 ? new Set() : new Set(phrases.map(({ concept }) => concept))
}

/** An English ordinal of a thing that is named, as in "the second half?", counts no line. */
function hasOrdinalOfOther(folded: string, phrases: readonly FoundPhrase[]): boolean {
  const ends = phrases.filter(({ concept }) => /^\d+$/.test(concept)).map(({ span }) => span.end)
  const last = Math.max(...ends)
  const thing = /^\s+[a-z]/i.exec(folded.slice(Math.max(0, last)))
  const from = last + (thing?.[0].length ?? 0) - 1
  return ends.length > 0 && thing !== null && !phrases.some(({ span }) => span.start <= from && from < span.end)
}

/** Letters and digits outside of all the spans. */
function countUncovered(text: string, phrases: readonly { readonly span: Span }[]): number {
  const covered = new Uint8Array(text.length)
  for (const { span } of phrases) covered.fill(1, span.start, span.end)
  const isTold = (at: number): boolean => covered[at] === 0 && /[\p{L}\p{N}]/u.test(text.charAt(at))
  return Array.from({ length: text.length }, (_, at) => at).filter(isTold).length
}
