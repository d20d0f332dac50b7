import { isLatinLetter } from '../text/characters.ts'
import { wordsWithin } from './measure-words.ts'
import type { Ranked } from './rank.ts'
import { EMPTY, NAME, NUMBER } from './read-words.ts'
import type { Reading } from './reading.ts'

/** The numbers and the other words of a takeaway, as terms. */
export interface Figures {
  /** Without dates, and without those that belong to a name. */
  readonly numbers: ReadonlySet<number>
  readonly words: ReadonlySet<number>
}

/** Those of what is not compared by them. */
export const NO_FIGURES: Figures = { numbers: new Set(), words: new Set() }

/** A year, a date or a time of day. */
const DATE =
  /^(?:(?:19|20)\d\d(?!\d|[.,]\d)|\d{1,4} ?[年月日号时]|\d{1,2}:\d\d|\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{3,6})?\b)/
const DATE_LENGTH = 14
const BLANK = 0x20
const FEWEST_SHARED = 2
/** What "nearly all" is: of the numbers of the one that has fewer, and of the one that has more. */
const SHARE_OF_FEW = 0.75
const SHARE_OF_MANY = 0.65

/** Reads the figures of a takeaway. */
export function figuresOf(reading: Reading, { measured: { candidate, span } }: Ranked): Figures {
  const { words, lower } = reading
  const { from, to } = wordsWithin(reading, candidate, span)
  const figures = { numbers: new Set<number>(), words: new Set<number>() }
  for (let at = from; at < to; at++) {
    const [flags, start] = [words.flags[at] ?? 0, words.starts[at] ?? 0]
    const isNumber = (flags & NUMBER) !== 0
    if ((flags & EMPTY) !== 0) continue
    if (isNumber && (DATE.test(lower.slice(start, start + DATE_LENGTH)) || isOfName(reading, at))) continue
    figures[isNumber ? 'numbers' : 'words'].add(words.ids[at] ?? 0)
  }
  return figures
}

/** `Windows 11`, `March 4`: a number behind a name, or behind a Latin word in a Chinese text, counts nothing. */
function isOfName({ words, units, document }: Reading, at: number): boolean {
  const start = words.starts[at] ?? 0
  const before = units[start - 1] === BLANK ? start - 2 : start - 1
  if (at === 0 || !isLatinLetter(units[before] ?? 0)) return false
  return document.language !== 'en' || ((words.flags[at - 1] ?? 0) & NAME) !== 0
}

/** Tells whether two takeaways give nearly all the same numbers, at least two, for some of the same words. */
export function tellSame(a: Figures, b: Figures): boolean {
  const shared = countShared(a.numbers, b.numbers)
  const [few, many] = [Math.min(a.numbers.size, b.numbers.size), Math.max(a.numbers.size, b.numbers.size)]
  if (shared < FEWEST_SHARED || shared < few * SHARE_OF_FEW || shared < many * SHARE_OF_MANY) return false
  return countShared(a.words, b.words) > 0
}

function countShared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0
  for (const id of a) if (b.has(id)) shared++
  return shared
}
