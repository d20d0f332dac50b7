import type { Block } from '../document/document.ts'
import { isLatinLetter } from '../text/characters.ts'
import { lastStarting } from '../text/last-starting.ts'
import { firstSign, type Signs } from '../text/signs.ts'
import { containsSpan, type Span } from '../text/span.ts'
import { cutPieces } from './frames.ts'
import { overlapping } from './in-order.ts'
import { holdsCue, readEnglishStatement } from './indirect-en.ts'
import { readChineseStatement } from './indirect-zh.ts'
import { languageOf, type Reading } from './look.ts'
import type { Statement } from './statement.ts'

/** What is longer, in code units, is no sentence that anybody said. */
const LONGEST_SENTENCE = 1500
/** What closes each mark. */
const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '"': '"',
  '「': '」',
  '『': '』',
  '(': ')',
  '（': '）',
}
/** What closes a mark right behind a statement, perhaps behind the full stop. */
const BEHIND = /^[.,!?。！？]?([”"」』)）])/
const LONGEST_BEHIND = 2

/**
 * Finds indirect statements in sentences that hold no accepted passage.
 *
 * @param taken spans of accepted passages with their marks, in order, not overlapping.
 * @param refused what stands in marks and is no quotation: a verb of saying in there reports nothing.
 * @returns at most one a sentence, in order; precision before recall.
 */
export function findStatements(
  reading: Reading,
  taken: readonly Span[],
  refused: readonly Span[],
): readonly Statement[] {
  const { document, signs } = reading
  const signed = { text: document.text, signs }
  const isTaken = overlapping(taken)
  const statements: Statement[] = []
  const read = (sentence: Span): void => {
    if (sentence.end - sentence.start > LONGEST_SENTENCE || isTaken(sentence)) return
    const statement = readStatement(reading, sentence, refused)
    const paired = statement && withMarksPaired(reading, statement, statements.at(-1)?.span.end ?? 0)
    if (paired !== undefined) statements.push(paired)
  }
  for (const block of document.blocks) {
    if (mayState(reading, block)) for (const { span } of cutPieces(signed, block.span)) read(span)
  }
  return statements
}

/** Tells whether a block can hold a statement, so that its sentences are worth reading. */
function mayState({ hasHan, english }: Reading, { kind, span }: Block): boolean {
  return (kind === 'paragraph' || kind === 'list-item') && (hasHan || holdsCue(english, span))
}

/** Which of the ordered `spans` overlap one. */
function spansWithin(spans: readonly Span[], { start, end }: Span): readonly Span[] {
  const first = lastStarting(spans.length, (index) => spans[index]?.end ?? 0, start) + 1
  let last = first
  while ((spans[last]?.start ?? end) < end) last++
  return spans.slice(first, last)
}

/**
 * With marks in pairs: without one at its start that is never closed, and with what closes one right behind its end.
 * @param from where the statement before ends, which may have taken a mark of this one.
 * @returns `undefined` when nothing but marks is left.
 */
function withMarksPaired({ document: { text }, signs }: Reading, statement: Statement, from: number) {
  let { start, end } = statement.span
  const unclosed = unclosedMark(text, signs, statement.span)
  const behind = unclosed === undefined ? undefined : BEHIND.exec(text.slice(end, end + LONGEST_BEHIND))
  if (behind?.[1] !== undefined && behind[1] === CLOSING[unclosed ?? '']) end += behind[0].length
  start = Math.max(start, from)
  while (start < end && opensNothing(text, start, end)) start++
  if (start >= end) return undefined
  return { span: { start, end }, attribution: statement.attribution, candidate: statement.candidate }
}

/** A mark at a place that closes what stands before, or opens what is not closed before the end; and what is behind such a mark. */
function opensNothing(text: string, start: number, end: number): boolean {
  if (isLatinLetter(text.charCodeAt(start))) return false
  const unit = text.charAt(start)
  if (/[”’」』…\s`‘]/.test(unit)) return true
  return CLOSING[unit] !== undefined && !text.slice(start + 1, end).includes(CLOSING[unit])
}

/** The last mark of a stretch that is opened and not closed. */
function unclosedMark(text: string, signs: Signs, { start, end }: Span): string | undefined {
  const open: string[] = []
  for (let i = firstSign(signs, start); i < signs.length; i++) {
    const at = signs[i] ?? 0
    if (at >= end) break
    if (!isEnclosing(text.charCodeAt(at))) continue
    const mark = text.charAt(at)
    const last = open.at(-1)
    if (last !== undefined && CLOSING[last] === mark) open.pop()
    else if (CLOSING[mark] !== undefined) open.push(mark)
  }
  return open.at(-1)
}

/** “ ” " 「 」 『 』 ( ) （ ） */
function isEnclosing(unit: number): boolean {
  if (unit < 0x80) return unit === 0x22 || unit === 0x28 || unit === 0x29
  if (unit < 0x3000) return unit === 0x201c || unit === 0x201d
  return (unit >= 0x300c && unit <= 0x300f) || unit === 0xff08 || unit === 0xff09
}

/** @param refused see `findStatements`. */
function readStatement(reading: Reading, span: Span, refused: readonly Span[]): Statement | undefined {
  if (languageOf(reading, span) === 'zh') {
    return readChineseStatement(reading.chinese, span, spansWithin(refused, span))
  }
  const statement = readEnglishStatement(reading.english, span)
  const cue = statement?.candidate.cue
  // `the headline “Bank says fees will fall”` reports nothing
  const isQuoted = cue !== undefined && spansWithin(refused, span).some((inMarks) => containsSpan(inMarks, cue))
  return isQuoted ? undefined : statement
}
