import { isCapital, isLatinLetter, isSmall } from '../text/characters.ts'
import type { LexedText } from '../text/lexed.ts'

/** Takes a run of capitalised words: where it stands, and whether a blank stands between two of its words. */
export type TakeNameRun = (start: number, end: number, hasBlank: boolean) => void

const BLANK = 0x20
const HARD_BLANK = 0xa0
const FULL_STOP = 0x2e
/** Short titles that keep their full stop, besides single letters. */
const TITLES: ReadonlySet<string> = new Set('Mr Mrs Ms Dr St Sen Rep Gov Gen Lt Col Sgt Capt Rev Prof'.split(' '))
const LONGEST_TITLE = 4
/** Small words inside names. */
const LINKS: ReadonlySet<string> = new Set(
  'af al ben bin bint da de del della den der di dos du el ibn la las le los ter van vom von zu zum zur'.split(' '),
)
const LONGEST_LINK = 5
const LONGEST_FIRST_LINK = 3
/** Links that stand side by side (`de la Vega`). */
const MOST_LINKS = 2
/** Behind Latin-1, the letters that names in English news begin with, and the last small one that is read. */
const RARE_CAPITALS = new Set(Array.from('ŁŚŠŽ', (letter) => letter.charCodeAt(0)))
const LAST_SMALL = 0x17e

/**
 * Gives runs of capitalised words, with titles, initials and small links, one at a time (`Dr. J. van Berg`), each word
 * parted from the next by one blank. A capital within a word (`iPhone`) begins none.
 *
 * @param runs of the text, as `lexText` reads them.
 * @param take is given them in order, not overlapping: one text has a hundred, and few are anybody's name. Linear.
 */
export function eachNameRun(text: string, { starts, hashes, count }: LexedText['runs'], take: TakeNameRun): void {
  let end = 0
  for (let run = 0; run < count; run++) {
    // in Chinese nearly every run is a character that is no word
    if (hashes[run] === 0) continue
    const start = starts[run] ?? 0
    if (!opensName(text.charCodeAt(start)) || start < end) continue
    const first = wordEnd(text, start)
    end = nameEnd(text, first)
    take(start, end, end > first && hasBlank(text, first, end))
  }
}

/** Where a run ends whose first word ends at a place. */
function nameEnd(text: string, first: number): number {
  let end = first
  for (let next = nextWord(text, end); next !== undefined; next = nextWord(text, end)) end = wordEnd(text, next)
  return end
}

function hasBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === BLANK) return true
  return false
}

/** Where the word begins that goes on with a run: behind a blank, or behind a link or two between blanks. */
function nextWord(text: string, end: number): number | undefined {
  if (!isBlank(text.charCodeAt(end))) return undefined
  const unit = text.charCodeAt(end + 1)
  if (opensName(unit)) return end + 1
  return isSmall(unit) ? behindLinks(text, end + 1, MOST_LINKS) : undefined
}

/** Where the word begins that stands behind a link, or behind as many as there may be. */
function behindLinks(text: string, start: number, most: number): number | undefined {
  let end = start
  while (end - start <= LONGEST_LINK && isSmall(text.charCodeAt(end))) end++
  if (!isBlank(text.charCodeAt(end))) return undefined
  const isLast = opensName(text.charCodeAt(end + 1))
  // a longer word before a small one is no link, which is told without cutting it out
  if (!isLast && (most === 1 || end - start > LONGEST_FIRST_LINK)) return undefined
  if (!LINKS.has(text.slice(start, end))) return undefined
  return isLast ? end + 1 : behindLinks(text, end + 1, most - 1)
}

/** Where a word ends that begins with a capital: a title or an initial with its full stop. */
function wordEnd(text: string, start: number): number {
  let end = start + 1
  while (goesOn(text.charCodeAt(end))) end++
  const length = end - start
  if (text.charCodeAt(end) !== FULL_STOP || length > LONGEST_TITLE) return end
  const isStopped = length === 1 ? isCapital(text.charCodeAt(start)) : TITLES.has(text.slice(start, end))
  return isStopped ? end + 1 : end
}

function isBlank(unit: number): boolean {
  return unit === BLANK || unit === HARD_BLANK
}

function opensName(unit: number): boolean {
  if (unit < 0xc0) return isCapital(unit)
  return unit <= 0xde ? unit !== 0xd7 : RARE_CAPITALS.has(unit)
}

/** Letters, apostrophes and hyphens. */
function goesOn(unit: number): boolean {
  if (unit < 0xc0) return isLatinLetter(unit) || unit === 0x27 || unit === 0x2d
  return unit === 0x2019 || (unit <= LAST_SMALL && unit !== 0xd7 && unit !== 0xf7)
}
