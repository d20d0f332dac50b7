import { type Span, sliceSpan } from '../text/span.ts'
import { cutPieces } from './frames.ts'
import { readEnglishStatement } from './indirect-en.ts'
import { readChineseStatement } from './indirect-zh.ts'
import type { Reading } from './look.ts'
import type { Statement } from './statement.ts'

/** What is longer, in code units, is no sentence that anybody said. */
const LONGEST_SENTENCE = 1500
const CJK = /[\u3400-\u9fff]/

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
    return statement === undefined ? [] : [withoutMark(reading, statement)]
  })
}

/** Without a mark that opens the statement and is never closed. */
function withoutMark({ document }: Reading, statement: Statement): Statement {
  const { start, end } = statement.span
  const length = /^[“"「『`‘']*/.exec(document.text.slice(start, Math.min(end, start + 4)))?.[0].length ?? 0
  return length === 0 ? statement : { ...statement, span: { start: start + length, end } }
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
  const chinese = CJK.test(sliceSpan(reading.document.text, span))
  return chinese ? readChineseStatement(reading.chinese, span, quoted) : readEnglishStatement(reading.english, span)
}
