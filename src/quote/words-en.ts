import { isCapital, isDigit, isLatinLetter, isSmall, isWhiteSpace } from '../text/characters.ts'
import type { Span } from '../text/span.ts'
import { classesOf, listedClassesOf, type WordClasses } from './word-classes-en.ts'

/** A word, number or punctuation mark of English text outside quotation marks. */
export interface Word {
  readonly span: Span
  readonly text: string
  /** Lower case, curly apostrophes straightened, a closing full stop and a possessive ending left out. */
  readonly lower: string
  readonly kind: 'word' | 'mark'
  /** `true` when it begins with a capital letter of any script. */
  readonly capital: boolean
  /** `true` when the text has a possessive ending. */
  readonly possessive: boolean
  /** What it can be, see `word-classes-en.ts`. */
  readonly classes: number
}

const FULL_STOP = 0x2e
const COMMA = 0x2c
/** Letters of the longest title that keeps its full stop (`Capt.`). */
const LONGEST_ABBREVIATION = 4
/** Letters with accents up to here are read; other scripts are marks, one by one. */
const LAST_LATIN = 0x24f

/** Tells whether a word is one of some classes. */
export function isA({ classes }: Word, wanted: number): boolean {
  return (classes & wanted) !== 0
}

/** Where words are added, and what is known of them. */
interface Open {
  readonly words: Word[]
  readonly classes: WordClasses
}

/**
 * Cuts a span of English into words and marks, in order; a full stop belongs to the word only inside it or after an
 * abbreviation.
 */
export function readWords(text: string, span: Span, classes: WordClasses): readonly Word[] {
  const words: Word[] = []
  const open = { words, classes }
  let start = span.start
  while (start < span.end) {
    const unit = text.charCodeAt(start)
    let end = start + 1
    if (isWordUnit(unit)) {
      end = wordEnd(text, start, span.end)
      pushWord(open, text, start, end)
    } else if (!isWhiteSpace(unit)) pushMark(open, text.charAt(start), start)
    start = end
  }
  return words
}

/** Where a word ends; a number of several digits ends with its last one (`1990s` is two words). */
function wordEnd(text: string, start: number, last: number): number {
  if (isDigit(text.charCodeAt(start))) {
    const end = numberEnd(text, start, last)
    if (end > start + 1) return end
  }
  let at = start + 1
  while (at < last && (isWordUnit(text.charCodeAt(at)) || isJoin(text.charCodeAt(at)))) at++
  return at
}

function numberEnd(text: string, start: number, last: number): number {
  let end = start
  for (let at = start; at < last; at++) {
    const unit = text.charCodeAt(at)
    if (isDigit(unit)) end = at + 1
    else if (unit !== FULL_STOP && unit !== COMMA) break
  }
  return end
}

/** What a word may hold behind its first letter besides letters and digits: & ’ ' . @ / - */
function isJoin(unit: number): boolean {
  if (unit > 0x40) return unit === 0x2019
  return (unit >= 0x2d && unit <= 0x2f) || unit === 0x26 || unit === 0x27 || unit === 0x40
}

function isWordUnit(unit: number): boolean {
  return isSmall(unit) || isDigit(unit) || (isLatinLetter(unit) && unit <= LAST_LATIN)
}

function startsWithCapital(text: string): boolean {
  const unit = text.charCodeAt(0)
  return unit < 0x80 ? isCapital(unit) : /^\p{Lu}/u.test(text)
}

function pushMark({ words, classes }: Open, text: string, at: number): void {
  words.push({
    span: { start: at, end: at + 1 },
    text,
    lower: text,
    kind: 'mark',
    capital: startsWithCapital(text),
    possessive: false,
    classes: listedClassesOf(text, classes),
  })
}

function pushWord(open: Open, text: string, start: number, end: number): void {
  const raw = text.slice(start, end)
  let isPlain = true
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (isJoin(unit)) {
      pushJoined(open, raw, start)
      return
    }
    isPlain &&= isSmall(unit) || isDigit(unit)
  }
  // most words have no other form in lower case, and are not asked for it
  const lower = isPlain ? raw : raw.toLowerCase()
  pushForm(open, start, { text: raw, lower, capital: !isPlain && startsWithCapital(raw), possessive: false })
}

function pushForm(
  { words, classes }: Open,
  start: number,
  { text, lower, capital, possessive }: Pick<Word, 'text' | 'lower' | 'capital' | 'possessive'>,
): void {
  const span = { start, end: start + text.length }
  words.push({ span, text, lower, kind: 'word', capital, possessive, classes: classesOf(lower, classes) })
}

function pushJoined(open: Open, raw: string, start: number): void {
  if (isStopped(raw)) {
    pushStopped(open, raw, start)
    return
  }
  let text = raw
  while (/[’'/&-]$/.test(text)) text = text.slice(0, -1)
  const stop =
    text.endsWith('.') &&
    !/^(?:\p{L}\.)+$|^(?:Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Jr|Sr|Rev|St)\.$/u.test(text)
  if (stop) text = text.replace(/\.+$/, '')
  const plain = text.replace(/’/g, "'").toLowerCase()
  pushForm(open, start, {
    text,
    lower: plain.replace(/'s$/, '').replace(/\.$/, ''),
    capital: startsWithCapital(text),
    possessive: plain.endsWith("'s") || /[’']$/.test(raw),
  })
  if (stop) pushMark(open, '.', start + text.length)
}

/** Tells whether a word is one with a full stop behind it and no other mark, and too long for an abbreviation. */
function isStopped(raw: string): boolean {
  const last = raw.length - 1
  if (last <= LONGEST_ABBREVIATION || raw.charCodeAt(last) !== FULL_STOP) return false
  for (let at = 0; at < last; at++) if (isJoin(raw.charCodeAt(at))) return false
  return true
}

/** The last word of a sentence. */
function pushStopped(open: Open, raw: string, start: number): void {
  const text = raw.slice(0, -1)
  pushForm(open, start, { text, lower: text.toLowerCase(), capital: startsWithCapital(text), possessive: false })
  pushMark(open, '.', start + text.length)
}
