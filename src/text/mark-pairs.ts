import { firstSign, type Signs } from './signs.ts'
import type { Span } from './span.ts'
import { unitsIn } from './unit-set.ts'

/** The marks of a stretch of text, and which of them belong together. */
export interface MarkPairs {
  /** Positions of all marks, rising. */
  readonly marks: readonly number[]
  /** By mark: the index of the one it belongs to; `ALONE` when there is none. */
  readonly partners: readonly number[]
  /** Position of the first opening mark that is never closed, when there is one. */
  readonly firstUnclosed: number | undefined
  /** Position of the last closing quotation mark that was never opened, when there is one. */
  readonly lastUnopened: number | undefined
}

/** What a mark without partner has for one. */
export const ALONE = -1

/** Pairs, each an opening mark and its closing one. */
const QUOTATIONS = ['“”', '‘’', '「」', '『』', '﹁﹂', '﹃﹄', '〝〞', '""']
const BRACKETS = ['（）', '()', '［］', '[]', '【】', '《》', '〈〉', '〔〕']
const PAIRS = [...QUOTATIONS, ...BRACKETS]
const WIDE_STRAIGHT = 0xff02
/** Code unit of an opening mark, or of a closing one → place in `PAIRS`. */
const OPENING = kindsBy(0)
const CLOSING = kindsBy(1)
const NONE_WAITING = PAIRS.map(() => 0)
/** Not ’, which is an apostrophe more often than not. */
const CLOSES_QUOTATION = unitsIn('”」』﹂﹄〞')
const NO_PAIRS: MarkPairs = { marks: [], partners: [], firstUnclosed: undefined, lastUnopened: undefined }

/** Opening marks that wait for their partner, by their indices, and how many of each kind wait. */
interface Pile {
  readonly text: string
  readonly marks: readonly number[]
  readonly opened: number[]
  readonly waiting: number[]
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
  if (unit <= 0xfe44) return unit >= 0xfe41
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
 * @param first the index of the first sign of the span, for who knows it.
 */
export function pairMarks(text: string, span: Span, signs: Signs, first = firstSign(signs, span.start)): MarkPairs {
  const marks: number[] = []
  for (let i = first; i < signs.length; i++) {
    const at = signs[i] ?? 0
    if (at >= span.end) break
    if (isMark(text.charCodeAt(at))) marks.push(at)
  }
  return marks.length === 0 ? NO_PAIRS : pairAll(text, marks)
}

function pairAll(text: string, marks: readonly number[]): MarkPairs {
  const partners = marks.map(() => ALONE)
  const pile: Pile = { text, marks, opened: [], waiting: NONE_WAITING.slice() }
  let lastUnopened: number | undefined
  for (let mark = 0; mark < marks.length; mark++) {
    const at = marks[mark] ?? 0
    const unit = text.charCodeAt(at)
    const opened = takeOff(pile, CLOSING.get(unit))
    const opens = OPENING.get(unit)
    if (opened !== ALONE) {
      partners[opened] = mark
      partners[mark] = opened
    } else if (opens !== undefined) putOn(pile, mark, opens)
    else if (CLOSES_QUOTATION.has(unit)) lastUnopened = at
  }
  return { marks, partners, firstUnclosed: marks[pile.opened[0] ?? marks.length], lastUnopened }
}

function putOn({ opened, waiting }: Pile, mark: number, kind: number): void {
  opened.push(mark)
  waiting[kind] = (waiting[kind] ?? 0) + 1
}

/** Takes off the mark that one of a kind closes, with all that was left open above it; `ALONE` when there is none. */
function takeOff({ text, marks, opened, waiting }: Pile, closing: number | undefined): number {
  if (closing === undefined || waiting[closing] === 0) return ALONE
  for (;;) {
    const mark = opened.pop() ?? ALONE
    const kind: number = OPENING.get(text.charCodeAt(marks[mark] ?? 0)) ?? closing
    waiting[kind] = (waiting[kind] ?? 0) - 1
    if (kind === closing) return mark
  }
}

/** Where the pair ends, behind its closing mark, that a mark at a place opens; `undefined` when none does. */
export function endOfPair({ marks, partners }: MarkPairs, at: number): number | undefined {
  const mark = indexOfMark(marks, at)
  const partner = partners[mark] ?? ALONE
  return partner > mark ? (marks[partner] ?? 0) + 1 : undefined
}

/** Where the pair begins, at its opening mark, that a mark at a place closes; `undefined` when none does. */
export function startOfPair({ marks, partners }: MarkPairs, at: number): number | undefined {
  const mark = indexOfMark(marks, at)
  const partner = partners[mark] ?? ALONE
  return partner !== ALONE && partner < mark ? marks[partner] : undefined
}

/** Tells whether an opening mark opens an aside and no words said. */
export function isBracket(unit: number): boolean {
  return (OPENING.get(unit) ?? 0) >= QUOTATIONS.length
}

/** The index of the mark at a place; their number when none stands there. */
function indexOfMark(marks: readonly number[], at: number): number {
  if (marks.length === 0) return 0
  const index = firstSign(marks, at)
  return marks[index] === at ? index : marks.length
}

/** The kinds of marks that open pairs, or of those that close them; the wide straight one is read as the other. */
function kindsBy(side: 0 | 1): ReadonlyMap<number, number> {
  const kinds = PAIRS.map((pair, kind) => [pair.charCodeAt(side), kind] as const)
  return new Map([...kinds, [WIDE_STRAIGHT, PAIRS.indexOf('""')]])
}
