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

/** Lists the sentences that can be chosen, in order; empty only for a document without sentences. */
export function listCandidates(document: Document): readonly CandidateSentence[] {
  for (const kinds of KINDS) {
    const found = candidatesOf(document, kinds)
    if (found.length > 0) return found
  }
  return []
}

function candidatesOf(document: Document, kinds: readonly BlockKind[]): readonly CandidateSentence[] {
  const groups: { readonly block: number; readonly sentences: number[] }[] = []
  for (const [sentence, { block }] of document.sentences.entries()) {
    const kind = document.blocks[block]?.kind
    if (kind === undefined || !kinds.includes(kind)) continue
    const last = groups.at(-1)
    if (last?.block === block) last.sentences.push(sentence)
    else groups.push({ block, sentences: [sentence] })
  }
  return groups.flatMap(({ block, sentences }, paragraph) =>
    sentences.flatMap((sentence, inBlock) => {
      const found = document.sentences[sentence]
      if (found === undefined) return []
      const { span, clauses } = found
      return [{ sentence, span, clauses, block, paragraph, inBlock, blockSize: sentences.length }]
    }),
  )
}
