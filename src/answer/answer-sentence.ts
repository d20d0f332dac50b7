import { isReadable } from '../briefing/item-text.ts'
import type { Citation, CorpusItem } from '../corpus/corpus.ts'
import { type CorpusPassage, passageTexts, referenceOf, type SentencePassage } from '../search/corpus-passage.ts'
import type { LanguageTag } from '../text/language.ts'
import { sliceSpan } from '../text/span.ts'
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
  if (found.kind === 'sentence') return [{ text: passageTexts(found).text, language: found.document.language }]
  const readable = found.item.texts.filter(({ language }) => isReadable(language, reader))
  return readable.length > 0 ? readable : found.item.texts
}

/** Makes a sentence of an answer, with what it takes to check it. */
export function answerSentence(found: CorpusPassage, wording: Wording, score: number): AnswerSentence {
  return found.kind === 'item' ? itemSentence(found.item, wording, score) : documentSentence(found, score)
}

/** A takeaway is shown in the wording that was found; a quote as it was said, with the wording found beside it. */
function itemSentence(item: CorpusItem, wording: Wording, score: number): AnswerSentence {
  const { id, kind, speaker, citation } = item
  const original = item.texts.find(({ nature }) => nature === 'original') ?? item.texts[0]
  const shown = kind === 'quote' && original !== undefined ? original : wording
  return {
    kind,
    text: shown.text,
    language: shown.language,
    translation: shown.text === wording.text ? undefined : { text: wording.text, language: wording.language },
    citation,
    item: id,
    speaker,
    reference: id,
    score,
  }
}

function documentSentence(found: SentencePassage, score: number): AnswerSentence {
  const { document, item } = found
  return {
    kind: 'sentence',
    text: passageTexts(found).text,
    language: document.language,
    translation: undefined,
    citation: citeSentence(found),
    item: item?.id,
    speaker: item?.kind === 'quote' ? item.speaker : undefined,
    reference: referenceOf(found),
    score,
  }
}

function citeSentence({ document, sentence, section }: SentencePassage): Citation {
  const heading = section?.heading
  return {
    source: document.id,
    title: document.title ?? document.origin.name,
    publisher: document.publisher,
    publishedOn: document.publishedOn,
    section: heading === undefined ? undefined : sliceSpan(document.text, heading),
    span: document.sentences[sentence]?.span,
    url: document.origin.url,
  }
}
