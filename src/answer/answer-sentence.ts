import { isReadable } from '../briefing/item-text.ts'
import type { Citation } from '../corpus/corpus.ts'
import type { Document } from '../document/document.ts'
import type { CorpusPassage } from '../search/corpus-passage.ts'
import { passageReference } from '../search/sentence-passages.ts'
import type { LanguageTag } from '../text/language.ts'
import type { AnswerSentence } from './answer.ts'

/** One wording of a passage. */
export interface Wording {
  readonly text: string
  readonly language: LanguageTag
}

/**
 * The wordings of a passage that may be shown: a sentence as it stands, an item in every language it has.
 * A quotation is shown as it was said, whatever the reader's language, so its translations only help to find it.
 */
export function wordingsOf(found: CorpusPassage, reader: LanguageTag): readonly Wording[] {
  if (found.kind === 'sentence') return [{ text: found.passage.text, language: found.document.language }]
  const readable = found.item.texts.filter(({ language }) => isReadable(language, reader))
  return readable.length > 0 ? readable : found.item.texts
}

/** Makes a sentence of an answer, with what it takes to check it. */
export function answerSentence(found: CorpusPassage, wording: Wording, score: number): AnswerSentence {
  const { item } = found
  const speaker = item?.kind === 'quote' ? item.speaker : undefined
  const { text, language } = wording
  const shared = { text, language, item: item?.id, speaker, score }
  if (found.kind === 'item') {
    return { ...shared, kind: found.item.kind, citation: found.item.citation, reference: found.item.id }
  }
  const sentence = found.document.sentences[found.sentence]
  const span = sentence?.span ?? { start: 0, end: 0 }
  const citation = citeSentence(found.document, found.sentence)
  return { ...shared, kind: 'sentence', citation, reference: passageReference(found.document.id, span) }
}

function citeSentence(document: Document, index: number): Citation {
  const sentence = document.sentences[index]
  const section = document.sections.find(
    ({ blocks }) => sentence !== undefined && blocks.start <= sentence.block && sentence.block < blocks.end,
  )
  const heading = section?.heading
  return {
    source: document.id,
    title: document.title ?? document.origin.name,
    publisher: document.publisher,
    publishedOn: document.publishedOn,
    section: heading === undefined ? undefined : document.text.slice(heading.start, heading.end),
    span: sentence?.span,
    url: document.origin.url,
  }
}
