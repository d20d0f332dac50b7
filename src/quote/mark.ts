import { isLatinLetter, isWhiteSpace } from '../text/characters.ts'
import type { Span } from '../text/span.ts'

/** A quotation mark of a text: which family it belongs to, how long it is, and what it may do where it stands. */
export interface Mark {
  readonly at: number
  /** The opening mark of its kind (`“`, `「`, `''`); only marks of one family pair. */
  readonly family: string
  readonly length: 1 | 2
  readonly opens: boolean
  readonly closes: boolean
}

const DIRECTED: ReadonlyMap<string, readonly [family: string, side: 'open' | 'close']> = new Map([
  ['“', ['“', 'open']],
  ['”', ['“', 'close']],
  ['〝', ['“', 'open']],
  ['〞', ['“', 'close']],
  ['„', ['“', 'open']],
  ['‘', ['‘', 'open']],
  ['’', ['‘', 'close']],
  ['「', ['「', 'open']],
  ['」', ['「', 'close']],
  ['『', ['『', 'open']],
  ['』', ['『', 'close']],
  ['«', ['«', 'open']],
  ['»', ['«', 'close']],
])
const WORD = /[\p{L}\p{N}]/u
const CJK = /[\u3400-\u9fff]/

/** Tells whether a code unit can be a quotation mark. Spelled out, because every character of every text comes by here. */
export function isQuotationMark(unit: number): boolean {
  if (unit < 0x80) return unit === 0x22 || unit === 0x27 || unit === 0x60
  if (unit < 0x2018) return unit === 0xab || unit === 0xbb
  if (unit < 0x3000) return unit <= 0x201e && unit !== 0x201a && unit !== 0x201b
  return (unit >= 0x300c && unit <= 0x300f) || unit === 0x301d || unit === 0x301e || unit === 0xff02
}

/**
 * Reads the mark at a place: its family, and whether it may open or close there.
 *
 * @param span the block it stands in; nothing outside is looked at.
 * @returns `undefined` for an apostrophe and for what is no mark.
 */
export function markAt(text: string, at: number, span: Span): Mark | undefined {
  const character = text.charAt(at)
  const directed = DIRECTED.get(character)
  const before = at > span.start ? text.charAt(at - 1) : ''
  const after = text.charAt(at + 1)
  if (directed !== undefined) return directedMark(at, directed, before, after)
  if (character === '"' || character === '＂') return straightMark({ at, family: '"', length: 1 }, before, after)
  if (after === character && (character === "'" || character === '`'))
    return straightMark({ at, family: "''", length: 2 }, before, text.charAt(at + 2))
  return character === "'" ? typewriterSingle(at, before, after) : undefined
}

function directedMark(
  at: number,
  [family, side]: readonly [family: string, side: 'open' | 'close'],
  before: string,
  after: string,
): Mark | undefined {
  // ‘ and ’ inside a Latin word are apostrophes
  if (family === '‘' && side === 'close' && isLatinWord(after)) return undefined
  if (family === '‘' && side === 'open' && isLatinWord(before)) return undefined
  return { at, family, length: 1, opens: side === 'open', closes: side === 'close' }
}

function straightMark(
  { at, family, length }: Pick<Mark, 'at' | 'family' | 'length'>,
  before: string,
  after: string,
): Mark {
  if (CJK.test(before) || CJK.test(after)) return { at, family, length, opens: true, closes: true }
  const roomBefore = before === '' || /[\s([{—–\-“‘「：，=:,]/.test(before)
  const roomAfter = after === '' || /[\s)\]},.;:!?—–\-”’」。，]/.test(after)
  // `…obligations," said X`: behind a comma and before a space it closes, even when nothing was opened
  const endsWords = before === ',' && (after === '' || isWhiteSpace(after.charCodeAt(0)))
  return { at, family, length, opens: (roomBefore && !endsWords) || !roomAfter, closes: !roomBefore || roomAfter }
}

function typewriterSingle(at: number, before: string, after: string): Mark | undefined {
  // inside a word, where most of them are, it neither opens nor closes
  if (isLetter(before) && isLetter(after)) return undefined
  const opens = (before === '' || /[\s([{—–:,]/.test(before)) && (WORD.test(after) || /["“$]/.test(after))
  const closes = before !== '' && !/\s/.test(before) && !WORD.test(after)
  if (!opens && !closes) return undefined
  return { at, family: "'", length: 1, opens, closes }
}

function isLetter(character: string): boolean {
  return isLatinLetter(character.charCodeAt(0))
}

function isLatinWord(character: string): boolean {
  return WORD.test(character) && !CJK.test(character)
}
