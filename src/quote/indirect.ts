import { containsSpan, type Span } from '../text/span.ts'
import { cutPieces } from './frames.ts'
import { readEnglishStatement } from './indirect-en.ts'
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
  const takenIn = spansWithin(taken)
  const inMarks = spansWithin(refused)
  return readableSentences(reading).flatMap((span) => {
    const quoted = inMarks(span)
    const statement = takenIn(span).length > 0 ? undefined : readStatement(reading, span, quoted)
    return statement === undefined ? [] : [withMarksPaired(reading, statement)]
  })
}

/** With marks in pairs: without one at its start that is never closed, and with what closes one right behind its end. */
function withMarksPaired({ document: { text } }: Reading, statement: Statement): Statement {
  let { start, end } = statement.span
  const unclosed = unclosedMark(text.slice(start, end))
  const behind = unclosed === undefined ? undefined : BEHIND.exec(text.slice(end, end + LONGEST_BEHIND))
  if (behind?.[1] !== undefined && behind[1] === CLOSING[unclosed ?? '']) end += behind[0].length
  while (start < end && opensNothing(text, start, end)) start++
  return { ...statement, span: { start, end } }
}

/** A mark at a place that closes what stands before, or opens what is not closed before the end; and what is behind such a mark. */
function opensNothing(text: string, start: number, end: number): boolean {
  const unit = text.charAt(start)
  if (/[”’」』…\s`‘]/.test(unit)) return true
  return CLOSING[unit] !== undefined && !text.slice(start + 1, end).includes(CLOSING[unit])
}

/** The last mark of a text that is opened and not closed. */
function unclosedMark(text: string): string | undefined {
  const open: string[] = []
  for (let at = 0; at < text.length; at++) {
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

/** Gives, for spans asked for in order, which of the ordered `spans` overlap each; linear over all. */
function spansWithin(spans: readonly Span[]): (within: Span) => readonly Span[] {
  let first = 0
  return ({ start, end }) => {
    while ((spans[first]?.end ?? Number.POSITIVE_INFINITY) <= start) first++
    let last = first
    while ((spans[last]?.start ?? end) < end) last++
    return spans.slice(first, last)
  }
}

function readableSentences({ document, signs }: Reading): readonly Span[] {
  const signed = { text: document.text, signs }
  const sentences: Span[] = []
  for (const { kind, span: block } of document.blocks) {
    if (kind !== 'paragraph' && kind !== 'list-item') continue
    for (const { span } of cutPieces(signed, block)) if (span.end - span.start <= LONGEST_SENTENCE) sentences.push(span)
  }
  return sentences
}

function readStatement(reading: Reading, span: Span, quoted: readonly Span[]): Statement | undefined {
  if (languageOf(reading, span) === 'zh') return readChineseStatement(reading.chinese, span, quoted)
  const statement = readEnglishStatement(reading.english, span)
  // `the headline “Bank says fees will fall”` reports nothing
  const cue = statement?.candidate.cue
  return cue !== undefined && quoted.some((inMarks) => containsSpan(inMarks, cue)) ? undefined : statement
}
