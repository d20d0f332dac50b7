import type { Corpus, CorpusItem } from '../corpus/corpus.ts'
import type { Document, Section } from '../document/document.ts'
import { overlapsSpan } from '../text/span.ts'
import type { Steps } from '../text/steps.ts'
import type { SentencePassage } from './corpus-passage.ts'
import { sentenceVoices } from './sentence-voices.ts'

/** Sentences that are looked at between two steps; they take some milliseconds. */
const IN_ONE_STEP = 5_000

/** Lists the sentences of running text of every document, in order; in steps, for a book has a hundred thousand. */
export function* listingSentences(corpus: Corpus): Steps<readonly SentencePassage[]> {
  const items = itemsBySource(corpus.items)
  const listed: (readonly SentencePassage[])[] = []
  for (const { document } of corpus.analyses) listed.push(yield* passagesOf(document, items.get(document.id) ?? []))
  return listed.flat()
}

function* passagesOf(document: Document, items: readonly CorpusItem[]): Steps<readonly SentencePassage[]> {
  const sections = sectionsByBlock(document)
  const itemOf = itemBySentence(document, items)
  const voices = sentenceVoices(document, items)
  const openings = new Map<Section | undefined, number>()
  const passages: SentencePassage[] = []
  for (const [sentence, { block }] of document.sentences.entries()) {
    if (sentence % IN_ONE_STEP === IN_ONE_STEP - 1) yield undefined
    const kind = document.blocks[block]?.kind
    if (kind !== 'paragraph' && kind !== 'list-item') continue
    const section = sections[block]
    const opening = openings.get(section) ?? sentence
    openings.set(section, opening)
    passages.push({ kind: 'sentence', document, sentence, section, opening, item: itemOf.get(sentence), voices })
  }
  return passages
}

function sectionsByBlock({ sections }: Document): readonly (Section | undefined)[] {
  const byBlock: Section[] = []
  for (const section of sections) {
    for (let block = section.blocks.start; block < section.blocks.end; block++) byBlock[block] = section
  }
  return byBlock
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
