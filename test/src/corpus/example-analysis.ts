import type { Analysis } from '../../../src/analysis/analysis.ts'
import type { Document } from '../../../src/document/document.ts'
import type { Quote } from '../../../src/quote/quote.ts'
import { createFoldText } from '../../../src/text/fold.ts'
import type { LanguageTag } from '../../../src/text/language.ts'
import type { Span } from '../../../src/text/span.ts'
import { createToTraditional } from '../../../src/text/traditional.ts'

/** Made once for all tests of a file, for making one takes a third of a second. */
export const WRITING = { fold: createFoldText(), toTraditional: createToTraditional() }

interface ExampleQuote {
  readonly parts: readonly string[]
  readonly speaker?: string
  readonly role?: string
  readonly confidence?: number
  readonly kind?: Quote['kind']
}

interface Example {
  readonly id?: string
  readonly language?: LanguageTag
  /** Sentences with their scores; all are takeaways. */
  readonly takeaways?: Readonly<Record<string, number>>
  readonly quotes?: readonly ExampleQuote[]
}

/** Where a piece of a text stands; a test that names a piece that is not there is wrong. */
export function spanOf(text: string, piece: string): Span {
  const start = text.indexOf(piece)
  if (start < 0) throw new Error(`not in the text: ${piece}`)
  return { start, end: start + piece.length }
}

/** A document of one section, a sentence up to each full stop or question mark, analysed as a test says. */
export function exampleAnalysis(text: string, example: Example = {}): Analysis {
  const document = exampleDocument(text, example)
  const takeaways = Object.entries(example.takeaways ?? {}).map(([piece, score]) => {
    const span = spanOf(text, piece)
    const sentence = document.sentences.findIndex((other) => other.span.end >= span.end)
    return { span, sentence, score, parts: [], topics: [] }
  })
  return {
    document,
    takeaways: { takeaways, leftOut: [] },
    quotes: { quotes: (example.quotes ?? []).map((quote) => quoteOf(text, quote)), rejected: [], speakers: [] },
  }
}

function exampleDocument(text: string, { id = 'doc', language = 'zh-Hans' }: Example): Document {
  const sentences = [...text.matchAll(/[^。.？?]+[。.？?]?/g)].map(({ index, 0: sentence }) => {
    const span = { start: index, end: index + sentence.length }
    return { span, block: 0, clauses: [span] }
  })
  return {
    id,
    origin: { id, name: `${id}.txt`, url: undefined, contentHash: '' },
    text,
    folded: WRITING.fold(text),
    title: undefined,
    publisher: undefined,
    authors: [],
    publishedOn: undefined,
    language,
    blocks: [{ span: { start: 0, end: text.length }, kind: 'paragraph', rule: 'example' }],
    sentences,
    sections: [{ heading: undefined, blocks: { start: 0, end: 1 } }],
  }
}

function quoteOf(text: string, { parts, speaker, role, confidence = 0.9, kind = 'direct' }: ExampleQuote): Quote {
  return {
    kind,
    parts: parts.map((part) => spanOf(text, part)),
    cue: undefined,
    attribution:
      speaker === undefined
        ? undefined
        : {
            name: speaker,
            mention: spanOf(text, speaker),
            role: role === undefined ? undefined : spanOf(text, role),
            affiliation: undefined,
            confidence,
            rule: 'example',
          },
  }
}
