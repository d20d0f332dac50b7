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

type Kind = Omit<Mark, 'at'>

const DIRECTED: Readonly<Record<string, readonly [family: string, side: 'open' | 'close']>> = {
  '“': ['“', 'open'],
  '”': ['“', 'close'],
  '〝': ['“', 'open'],
  '〞': ['“', 'close'],
  '„': ['“', 'open'],
  '‘': ['‘', 'open'],
  '’': ['‘', 'close'],
  '「': ['「', 'open'],
  '」': ['「', 'close'],
  '『': ['『', 'open'],
  '』': ['『', 'close'],
  '«': ['«', 'open'],
  '»': ['«', 'close'],
}
const WORD = /[\p{L}\p{N}]/u
const CJK = /[\u3400-\u9fff]/

/**
 * Reads the mark at a place: its family, and whether it may open or close there.
 *
 * @param span the block it stands in; nothing outside is looked at.
 * @returns `undefined` for an apostrophe and for what is no mark.
 */
export function markAt(text: string, at: number, span: Span): Mark | undefined {
  const mark = readMark(text, at, span)
  return mark && { at, ...mark }
}

function readMark(text: string, at: number, span: Span): Kind | undefined {
  const character = text.charAt(at)
  const directed = DIRECTED[character]
  const before = at > span.start ? text.charAt(at - 1) : ''
  if (directed !== undefined) return directedMark(directed, before, text.charAt(at + 1))
  if (character === '"' || character === '＂') return straightMark('"', 1, before, text.charAt(at + 1))
  if (text.charAt(at + 1) === character && (character === "'" || character === '`')) {
    return straightMark("''", 2, before, text.charAt(at + 2))
  }
  if (character === "'") return typewriterSingle(before, text.charAt(at + 1))
  return undefined
}

function directedMark(
  [family, side]: readonly [family: string, side: 'open' | 'close'],
  before: string,
  after: string,
): Kind | undefined {
  // ‘ and ’ inside a Latin word are apostrophes
  if (family === '‘' && side === 'close' && isLatinWord(after)) return undefined
  if (family === '‘' && side === 'open' && isLatinWord(before)) return undefined
  return { family, length: 1, opens: side === 'open', closes: side === 'close' }
}

function straightMark(family: string, length: 1 | 2, before: string, after: string): Kind {
  if (CJK.test(before) || CJK.test(after)) return { family, length, opens: true, closes: true }
  const roomBefore = before === '' || /[\s([{—–\-“‘「：，=:,]/.test(before)
  const roomAfter = after === '' || /[\s)\]},.;:!?—–\-”’」。，]/.test(after)
  return { family, length, opens: roomBefore || !roomAfter, closes: !roomBefore || roomAfter }
}

function typewriterSingle(before: string, after: string): Kind | undefined {
  const opens = (before === '' || /[\s([{—–:,]/.test(before)) && (WORD.test(after) || /["“$]/.test(after))
  const closes = before !== '' && !/\s/.test(before) && !WORD.test(after)
  if (!opens && !closes) return undefined
  return { family: "'", length: 1, opens, closes }
}

function isLatinWord(character: string): boolean {
  return WORD.test(character) && !CJK.test(character)
}
