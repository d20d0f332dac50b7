import { behindBullet } from '../document/block-shape.ts'
import type { BlockKind, Document } from '../document/document.ts'
import type { Span } from '../text/span.ts'

/** A sentence that can be chosen, by its index in `Document.sentences`. */
export interface CandidateSentence {
  readonly sentence: number
  readonly span: Span
  readonly clauses: readonly Span[]
  readonly block: number
  /** Index among the candidates' blocks. */
  readonly paragraph: number
  /** Index within its block. */
  readonly inBlock: number
  /** How many sentences its block has. */
  readonly blockSize: number
}

/** Kinds to choose from, the first that gives any sentence is the only one: boilerplate when nothing else is there. */
const KINDS: readonly (readonly BlockKind[])[] = [
  ['paragraph', 'list-item'],
  ['title', 'heading'],
  ['caption', 'byline'],
  ['boilerplate'],
]

const NO_SENTENCE = { span: { start: 0, end: 0 }, clauses: [] }

/**
 * Lists the sentences that can be chosen, in order; empty only for a document without sentences.
 * An item of a list begins behind its bullet or number.
 *
 * @param turns where what is said in a dialogue begins, in order: a sentence begins there and not with who says it.
 */
export function listCandidates(document: Document, turns: readonly number[] = []): readonly CandidateSentence[] {
  for (const kinds of KINDS) {
    const found = candidatesOf(document, kinds)
    if (found.length > 0) return turns.length === 0 ? found : withoutHeads(found, turns)
  }
  return []
}

function withoutHeads(
  candidates: readonly CandidateSentence[],
  turns: readonly number[],
): readonly CandidateSentence[] {
  const cut: CandidateSentence[] = []
  let next = 0
  for (const candidate of candidates) {
    const { span } = candidate
    while ((turns[next] ?? span.start) < span.start) next++
    const start = turns[next]
    const isWhole = start === undefined || start <= span.start || start >= span.end
    cut.push(isWhole ? candidate : withoutHead(candidate, start))
  }
  return cut
}

/** What a candidate has from a place on. Field by field, and pushed: whoever reads candidates finds them all of one kind. */
function withoutHead(candidate: CandidateSentence, start: number): CandidateSentence {
  const { sentence, span, block, paragraph, inBlock, blockSize } = candidate
  const clauses: Span[] = []
  for (const clause of candidate.clauses) {
    if (clause.end > start) clauses.push({ start: Math.max(start, clause.start), end: clause.end })
  }
  return { sentence, span: { start, end: span.end }, clauses, block, paragraph, inBlock, blockSize }
}

function candidatesOf(document: Document, kinds: readonly BlockKind[]): readonly CandidateSentence[] {
  const { blocks, sentences } = document
  const candidates: CandidateSentence[] = []
  let paragraph = -1
  let from = 0
  while (from < sentences.length) {
    const block = sentences[from]?.block ?? 0
    let to = from + 1
    while (sentences[to]?.block === block) to++
    const kind = blocks[block]?.kind
    if (kind !== undefined && kinds.includes(kind)) {
      paragraph++
      for (let sentence = from; sentence < to; sentence++) {
        const inBlock = sentence - from
        candidates.push(candidateAt(document, sentence, { block, paragraph, inBlock, blockSize: to - from }))
      }
    }
    from = to
  }
  return candidates
}

type Place = Pick<CandidateSentence, 'block' | 'paragraph' | 'inBlock' | 'blockSize'>

function candidateAt({ text, blocks, sentences }: Document, sentence: number, place: Place): CandidateSentence {
  const { span, clauses } = sentences[sentence] ?? NO_SENTENCE
  const { block, paragraph, inBlock, blockSize } = place
  const whole = { sentence, span, clauses, block, paragraph, inBlock, blockSize }
  const isItem = inBlock === 0 && blocks[block]?.kind === 'list-item'
  return isItem ? withoutHead(whole, behindBullet(text, span)) : whole
}
