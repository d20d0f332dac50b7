import { isDigit, isHan, isLatinLetter } from '../text/characters.ts'
import { hanPair } from './han-table.ts'
import { stemEnglish } from './stem-english.ts'

/** Takes the terms of a text as they are read. Calls, not lists: a text of 20 MB has millions. */
export interface TermTaker {
  /** One Han character, by its code unit, and where it stands. */
  readonly character: (unit: number, start: number) => void
  /** Two Han characters side by side, by `hanPair`, and where the first stands. */
  readonly pair: (key: number, start: number) => void
  /** A Latin word by its stem, or a number; in lower case, without accents; and where it was read. */
  readonly word: (stem: string, start: number, end: number) => void
  /** `stemEnglish` when not given; one that remembers serves whoever reads much. */
  readonly stem?: (word: string) => string
}

/** A longer run of letters is not a word that anybody asks for. */
const LONGEST_WORD = 64
const ACCENTS = /[\u0300-\u036f]/g

/**
 * Reads the terms that a text is found by: Han characters and pairs of them, stems of Latin words, numbers.
 *
 * Words joined by a hyphen are read apart; a mixed word is read whole and by its number (`13B`: `13b`, `13`);
 * `1,000` is read as `1000`. Linear.
 *
 * @param folded a folded text, see `FoldText`.
 */
export function readTerms(folded: string, take: TermTaker): void {
  let before = 0
  let at = 0
  while (at < folded.length) {
    const unit = folded.charCodeAt(at)
    if (isHan(unit)) {
      take.character(unit, at)
      if (before !== 0) take.pair(hanPair(before, unit), at - 1)
      before = unit
      at++
      continue
    }
    before = 0
    const end = isWordUnit(unit) ? wordEnd(folded, at) : at
    if (end > at) takeWord(folded.slice(at, Math.min(end, at + LONGEST_WORD)), at, take)
    at = Math.max(end, at + 1)
  }
}

/** Letters of any alphabet count: a Greek or Japanese name is found as written. */
function isWordUnit(unit: number): boolean {
  if (unit < 0x370) return isDigit(unit) || isLatinLetter(unit)
  if (unit < 0x2000) return true
  return (unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0xac00 && unit <= 0xd7a3)
}

function wordEnd(text: string, from: number): number {
  let at = from + 1
  while (at < text.length) {
    const unit = text.charCodeAt(at)
    if (!isWordUnit(unit) && !joins(text, at, unit)) break
    at++
  }
  return at
}

/** A point or comma between digits and an apostrophe between letters belong to the word. */
function joins(text: string, at: number, unit: number): boolean {
  const isPoint = unit === 0x2e || unit === 0x2c
  const isApostrophe = unit === 0x27 || unit === 0x2019
  if (!isPoint && !isApostrophe) return false
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at + 1)]
  return isPoint ? isDigit(before) && isDigit(after) : isLatinLetter(before) && isLatinLetter(after)
}

function takeWord(raw: string, start: number, take: TermTaker): void {
  const word = plainWord(raw)
  const end = start + raw.length
  if (!/\d/.test(word)) {
    take.word((take.stem ?? stemEnglish)(word), start, end)
    return
  }
  const whole = word.replaceAll(',', '')
  take.word(whole, start, end)
  for (const number of whole.match(/\d+(?:\.\d+)?/g) ?? []) {
    if (number !== whole) take.word(number, start, end)
  }
}

function plainWord(raw: string): string {
  const lower = raw.toLowerCase()
  for (let i = 0; i < lower.length; i++) {
    if (lower.charCodeAt(i) > 0x7f) return lower.normalize('NFD').replace(ACCENTS, '')
  }
  return lower
}
