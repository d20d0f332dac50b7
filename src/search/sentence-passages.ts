import type { Corpus, CorpusItem } from '../corpus/corpus.ts'
import type { Document } from '../document/document.ts'
import { overlapsSpan, type Span, sliceSpan } from '../text/span.ts'
import type { CorpusPassage } from './corpus-passage.ts'

/** Lists the sentences of running text of every document, in order. */
export function sentencePassages(corpus: Corpus): readonly CorpusPassage[] {
  const items = itemsBySource(corpus.items)
  return corpus.analyses.flatMap(({ document }) => passagesOf(document, items.get(document.id) ?? []))
}

function passagesOf(document: Document, items: readonly CorpusItem[]): readonly CorpusPassage[] {
  const headings = headingsByBlock(document)
  const itemOf = itemBySentence(document, items)
  return document.sentences.flatMap(({ span, block }, sentence): readonly CorpusPassage[] => {
    const kind = document.blocks[block]?.kind
    if (kind !== 'paragraph' && kind !== 'list-item') return []
    const id = passageReference(document.id, span)
    const context = [headings[block] ?? '', textAt(document, sentence - 1), textAt(document, sentence + 1)].join('\n')
    const passage = { id, text: sliceSpan(document.text, span), context }
    return [{ kind: 'sentence', document, sentence, item: itemOf.get(sentence), passage }]
  })
}

/** The name under which a passage of a document can be opened: `<document id>#<start>-<end>`. */
export function passageReference(document: string, span: Span): string {
  return `${document}#${span.start}-${span.end}`
}

function textAt(document: Document, sentence: number): string {
  const found = document.sentences[sentence]
  return found === undefined ? '' : sliceSpan(document.text, found.span)
}

/** The heading that each block stands under, after the document's title; empty where there is none. */
function headingsByBlock(document: Document): readonly string[] {
  const headings: string[] = []
  for (const { heading, blocks } of document.sections) {
    const text = heading === undefined ? '' : sliceSpan(document.text, heading)
    for (let block = blocks.start; block < blocks.end; block++) headings[block] = text
  }
  return headings
}

function itemsBySource(items: readonly CorpusItem[]): ReadonlyMap<string, readonly CorpusItem[]> {
  const groups = new Map<string, CorpusItem[]>()
  for (const item of items) {
    if (item.citation.span === undefined) continue
    const group = groups.get(item.citation.source)
    if (group === undefined) groups.set(item.citation.source, [item])
    else group.push(item)
  }
  return groups
}

/** Sentences and items both in order of the text, so that one walk along them pairs them. */
function itemBySentence(document: Document, items: readonly CorpusItem[]): ReadonlyMap<number, CorpusItem> {
  const pairs = new Map<number, CorpusItem>()
  const spans = items
    .flatMap((item) => (item.citation.span === undefined ? [] : [{ item, span: item.citation.span }]))
    .sort((a, b) => a.span.start - b.span.start)
  let sentence = 0
  for (const { item, span } of spans) {
    while ((document.sentences[sentence]?.span.end ?? Number.POSITIVE_INFINITY) <= span.start) sentence++
    const found = document.sentences[sentence]
    const isBetter = item.kind === 'quote' || !pairs.has(sentence)
    if (found !== undefined && overlapsSpan(found.span, span) && isBetter) pairs.set(sentence, item)
  }
  return pairs
}
