import type { CorpusItem, ItemSpeaker } from '../corpus/corpus.ts'
import { passageReference } from '../corpus/reference.ts'
import type { Document, Section } from '../document/document.ts'
import { madeLately } from '../text/made-once.ts'
import { type Span, sliceSpan } from '../text/span.ts'
import type { SentenceVoices } from './sentence-voices.ts'

/** Something of a corpus that can be found: a published item, or a sentence of a loaded document. */
export type CorpusPassage = ItemPassage | SentencePassage

/** A published item, with every wording it has. */
export interface ItemPassage {
  readonly kind: 'item'
  readonly item: CorpusItem
  /** Titles of its topics, in all languages. */
  readonly topicTitles: readonly string[]
}

/** A sentence of running text. */
export interface SentencePassage {
  readonly kind: 'sentence'
  readonly document: Document
  /** Index into `document.sentences`. */
  readonly sentence: number
  readonly section: Section | undefined
  /** Index of the first sentence of running text of its section. */
  readonly opening: number
  /** The published item that is cut from this sentence, when there is one. */
  readonly item: CorpusItem | undefined
  /** Who speaks in the sentences of the document: one list for all of its passages. */
  readonly voices: SentenceVoices
}

/** What stands in a passage and around it; made when asked for and kept for a while, so that a corpus is not held three times. */
export interface PassageTexts {
  /** The sentence, or all wordings of the item. */
  readonly text: string
  /** Neighbouring sentences; names, roles and topics behind an item. */
  readonly context: string
  /** What the passage's surroundings are about: the heading and the first sentence under it, or the item's section. */
  readonly theme: string
}

/** Reads the texts of a passage. */
export function passageTexts(passage: CorpusPassage): PassageTexts {
  return passage.kind === 'item' ? itemTexts(passage) : sentenceTexts(passage)
}

/** Whose words a passage holds, wherever in a quotation it stands; `undefined` where nobody's are marked, or nobody surely speaks. */
export function voiceOf(passage: CorpusPassage): ItemSpeaker | undefined {
  return passage.kind === 'item' ? passage.item.speaker : passage.voices[passage.sentence]
}

/** What opens a passage: an item's id, or `passageReference` of a sentence. */
export function referenceOf(passage: CorpusPassage): string {
  return passage.kind === 'item' ? passage.item.id : referenceOfSentence(passage)
}

/** Questions to one corpus are answered from the same few hundred sentences. */
const SENTENCES_KEPT = 2_000

const referenceOfSentence = madeLately(SENTENCES_KEPT, ({ document, sentence }: SentencePassage) =>
  passageReference(document, document.sentences[sentence]?.span ?? { start: 0, end: 0 }),
)

/** So many items are asked about again and again. */
const ITEMS_KEPT = 2_000

const itemTexts = madeLately(ITEMS_KEPT, ({ item, topicTitles }: ItemPassage): PassageTexts => {
  const { speaker, citation, texts } = item
  const names = [...Object.values(speaker?.name ?? {}), ...Object.values(speaker?.role ?? {})]
  return {
    text: texts.map(({ text }) => text).join('\n'),
    context: [...new Set([...names, ...topicTitles, citation.title])].join('\n'),
    theme: citation.section ?? '',
  }
})

function sentenceTexts({ document, sentence, section, opening }: SentencePassage): PassageTexts {
  const heading = section?.heading
  const head = heading === undefined ? '' : sliceSpan(document.text, heading)
  const first = opening === sentence ? '' : textAt(document, opening)
  return {
    text: textAt(document, sentence),
    context: `${textAt(document, sentence - 1)}\n${textAt(document, sentence + 1)}`,
    theme: `${head}\n${first}`,
  }
}

function textAt({ sentences, text }: Document, sentence: number): string {
  const span: Span | undefined = sentences[sentence]?.span
  return span === undefined ? '' : sliceSpan(text, span)
}

/** Id of the document or the pack's source that a passage is of. */
export function sourceOf(passage: CorpusPassage): string {
  return passage.kind === 'item' ? passage.item.citation.source : passage.document.id
}
