import { type Span, sliceSpan } from '../text/span.ts'
import { cutPieces } from './frames.ts'
import { readEnglishStatement } from './indirect-en.ts'
import { readChineseStatement } from './indirect-zh.ts'
import type { Reading } from './look.ts'
import type { Candidate } from './mention.ts'

/** What somebody is reported to have said, without marks. */
export interface Statement {
  /** The reported clauses, without the full stop. */
  readonly span: Span
  readonly candidate: Candidate
}

/** What is longer, in code units, is no sentence that anybody said. */
const LONGEST_SENTENCE = 1500
const CJK = /[\u3400-\u9fff]/

/**
 * Finds indirect statements in sentences that hold no accepted passage.
 *
 * @param taken spans of accepted passages with their marks, in order, not overlapping.
 * @returns at most one a sentence, in order; precision before recall.
 */
export function findStatements(reading: Reading, taken: readonly Span[]): readonly Statement[] {
  const found: Statement[] = []
  let next = 0
  for (const span of readableSentences(reading)) {
    while (next < taken.length && (taken[next]?.end ?? 0) <= span.start) next++
    if ((taken[next]?.start ?? span.end) < span.end) continue
    const statement = readStatement(reading, span)
    if (statement !== undefined) found.push(statement)
  }
  return found
}

function readableSentences({ document }: Reading): readonly Span[] {
  return document.blocks
    .filter(({ kind }) => kind === 'paragraph' || kind === 'list-item')
    .flatMap((block) => cutPieces(document.text, block.span).map((piece) => piece.span))
    .filter(({ start, end }) => end - start <= LONGEST_SENTENCE)
}

function readStatement(reading: Reading, span: Span): Statement | undefined {
  const chinese = CJK.test(sliceSpan(reading.document.text, span))
  return chinese ? readChineseStatement(reading.chinese, span) : readEnglishStatement(reading.english, span)
}
