import { firstSign, type Signs } from './signs.ts'
import type { Span } from './span.ts'

/** A kind of paired mark: what encloses words said (`quotation`) or an aside (`bracket`). */
export type MarkKind = 'quotation' | 'bracket'

/** Two marks that belong together. */
export interface MarkPair {
  /** From the opening mark to behind the closing one. */
  readonly span: Span
  readonly kind: MarkKind
}

/** The marks of a stretch of text. */
export interface MarkPairs {
  /** Position of the opening mark → its pair. */
  readonly byOpening: ReadonlyMap<number, MarkPair>
  /** Position of the closing mark of a pair → position of its opening one. */
  readonly closings: ReadonlyMap<number, number>
  /** Position of the first opening mark that is never closed, when there is one. */
  readonly firstUnclosed: number | undefined
  /** Position of the last closing quotation mark that was never opened, when there is one. */
  readonly lastUnopened: number | undefined
}

const OPENING: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '〝': '〞',
  '（': '）',
  '(': ')',
  '［': '］',
  '[': ']',
  '【': '】',
  '《': '》',
  '〈': '〉',
  '〔': '〕',
}
/** Not ’, which is an apostrophe more often than not. */
const CLOSES_QUOTATION: ReadonlySet<string> = new Set(['”', '」', '』', '〞'])
const QUOTATION: ReadonlySet<string> = new Set(['“', '‘', '「', '『', '〝', '"'])
const NO_PAIRS: MarkPairs = {
  byOpening: new Map(),
  closings: new Map(),
  firstUnclosed: undefined,
  lastUnopened: undefined,
}

interface OpenMark {
  readonly at: number
  readonly mark: string
}

/** Marks that wait for their partner, and how many of them wait for each closing mark. */
interface Pile {
  readonly opened: OpenMark[]
  readonly waiting: Map<string, number>
}

/**
 * Tells whether a code unit is one of the marks that `pairMarks` pairs: quotation marks, brackets, title marks.
 * Spelled out in numbers, because every sign of every text comes by here.
 */
export function isMark(unit: number): boolean {
  if (unit > 0x5d && unit < 0x2018) return false
  if (unit <= 0x5d) return unit === 0x22 || unit === 0x28 || unit === 0x29 || unit === 0x5b || unit === 0x5d
  if (unit < 0x3008) return unit === 0x2018 || unit === 0x2019 || unit === 0x201c || unit === 0x201d
  if (unit <= 0x301e) return unit <= 0x3011 || unit === 0x3014 || unit === 0x3015 || unit >= 0x301d
  return unit === 0xff02 || unit === 0xff08 || unit === 0xff09 || unit === 0xff3b || unit === 0xff3d
}

/**
 * Pairs quotation marks and brackets of one block or sentence.
 *
 * A closing mark closes the nearest open one of its kind and drops what was opened in between and never closed; a mark
 * without partner counts for nothing. Straight double quotes open and close in turns. Apostrophes are not marks.
 * Linear, whatever the marks: every mark is put on the pile once and taken off once.
 *
 * @param signs of the text, or at least of the span.
 */
export function pairMarks(text: string, span: Span, signs: Signs): MarkPairs {
  const marks: number[] = []
  for (let i = firstSign(signs, span.start); i < signs.length; i++) {
    const at = signs[i] ?? 0
    if (at >= span.end) break
    if (isMark(text.charCodeAt(at))) marks.push(at)
  }
  return marks.length === 0 ? NO_PAIRS : pairAll(text, marks)
}

function pairAll(text: string, marks: readonly number[]): MarkPairs {
  const byOpening = new Map<number, MarkPair>()
  const closings = new Map<number, number>()
  const pile: Pile = { opened: [], waiting: new Map() }
  let lastUnopened: number | undefined
  for (const at of marks) {
    const mark = text.charAt(at) === '＂' ? '"' : text.charAt(at)
    const opened = takeOff(pile, mark)
    if (opened !== undefined) {
      byOpening.set(opened.at, { span: { start: opened.at, end: at + 1 }, kind: kindOf(opened.mark) })
      closings.set(at, opened.at)
    } else if (opens(mark)) putOn(pile, { at, mark })
    else if (CLOSES_QUOTATION.has(mark)) lastUnopened = at
  }
  return { byOpening, closings, firstUnclosed: pile.opened[0]?.at, lastUnopened }
}

function opens(mark: string): boolean {
  return mark === '"' || OPENING[mark] !== undefined
}

function kindOf(opening: string): MarkKind {
  return QUOTATION.has(opening) ? 'quotation' : 'bracket'
}

function putOn(pile: Pile, opened: OpenMark): void {
  pile.opened.push(opened)
  const closing = OPENING[opened.mark] ?? opened.mark
  pile.waiting.set(closing, (pile.waiting.get(closing) ?? 0) + 1)
}

/** Takes off the mark that `closing` closes, with all that was left open above it; `undefined` when there is none. */
function takeOff({ opened, waiting }: Pile, closing: string): OpenMark | undefined {
  if ((waiting.get(closing) ?? 0) === 0) return undefined
  for (let mark = opened.pop(); mark !== undefined; mark = opened.pop()) {
    const expected = OPENING[mark.mark] ?? mark.mark
    waiting.set(expected, (waiting.get(expected) ?? 0) - 1)
    if (expected === closing) return mark
  }
  return undefined
}
