import type { Wording } from '../briefing/displayed-text.ts'
import { isItemReadable, shownText, translationFor } from '../briefing/item-text.ts'
import { citeSpans } from '../corpus/cite-spans.ts'
import type { CorpusItem } from '../corpus/corpus.ts'
import {
  type CorpusPassage,
  passageTexts,
  referenceOf,
  type SentencePassage,
  voiceOf,
} from '../search/corpus-passage.ts'
import { isReadable, type LanguageTag, languageOfPart } from '../text/language.ts'
import { madeLately } from '../text/made-once.ts'
import type { Span } from '../text/span.ts'
import type { AnswerSentence } from './answer.ts'

/** The wordings by which a passage may be found to answer: a sentence as it stands, an item in every language it has. */
export function wordingsOf(found: CorpusPassage): readonly Wording[] {
  if (found.kind === 'item') return found.item.texts
  return [wordingOf(found)]
}

/** Tells whether a passage can be shown to a reader in a language they read. */
export function isReadableBy(found: CorpusPassage, reader: LanguageTag): boolean {
  return found.kind === 'item' ? isItemReadable(found.item, reader) : isReadable(languageOfSentence(found), reader)
}

/** A sentence of a text in two languages is in its own. */
function wordingOf(found: SentencePassage): Wording {
  return { text: passageTexts(found).text, language: languageOfSentence(found) }
}

/** Questions to one corpus are answered from the same few hundred sentences. */
const MOST_SENTENCES = 2000

const languageOfSentence = madeLately(MOST_SENTENCES, (found: SentencePassage) =>
  languageOfPart(passageTexts(found).text, found.document.language),
)

/**
 * Makes a sentence of an answer, with what it takes to check it.
 *
 * An item is shown in the reader's language where an editor wrote it in that, whichever wording was found; a quote as
 * it was said. In place of a line that the reader cannot read stands the editor's takeaway that is drawn from it.
 */
export function answerSentence(found: CorpusPassage, reader: LanguageTag, score: number): AnswerSentence {
  if (found.kind === 'item') return itemSentence(found.item, reader, score)
  const { item } = found
  const isEditors = item?.from === 'editor' && item.kind === 'takeaway'
  const isBetterRead = isEditors && !isReadableBy(found, reader) && isItemReadable(item, reader)
  return isBetterRead ? itemSentence(item, reader, score) : documentSentence(found, score)
}

function itemSentence(item: CorpusItem, reader: LanguageTag, score: number): AnswerSentence {
  const { id, kind, speaker, citation } = item
  const { text, language } = shownText(item, reader)
  const translation = translationFor(item, { text, language, nature: 'original' }, reader)
  return {
    kind,
    text,
    language,
    translation: translation === undefined ? undefined : { text: translation.text, language: translation.language },
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
    ...wordingOf(found),
    translation: undefined,
    citation: citeSpans(document, [sentenceSpan(found)]),
    item: item?.id,
    speaker: voiceOf(found),
    reference: referenceOf(found),
    score,
  }
}

function sentenceSpan({ document, sentence }: SentencePassage): Span {
  return document.sentences[sentence]?.span ?? { start: 0, end: 0 }
}
