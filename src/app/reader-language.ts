import { detectLanguage, type LanguageTag } from '../text/language.ts'

/** What is known of the language a reader wants, the surest first. */
export interface LanguageChoices {
  /** The reader's own choice. */
  readonly reader: LanguageTag | undefined
  /** What somebody chose for the channel. */
  readonly channel: LanguageTag | undefined
  /** The language of the reader's client. */
  readonly locale: LanguageTag | undefined
  /** The operator's. */
  readonly otherwise: LanguageTag
}

/** Han characters in a line from which on it is a sentence in Chinese and not just a name. */
const HAN_OF_A_SENTENCE = 6
/** A line that opens so is a command or a question in Chinese, however short: `风险`, and not `who 曹岗`. */
const OPENS_IN_HAN = /^\s*\p{Script=Han}/u
/** Latin words in a line from which on it is a sentence in English and not just a command. */
const WORDS_OF_A_SENTENCE = 4

/**
 * Chooses the language to answer in: the reader's own choice, then what the channel was told to be spoken to in, then
 * the reader's client's unless the words are a whole sentence in another one, then that of the words. (A question is
 * answered in its own language whatever is chosen here.)
 *
 * A word or two of Latin script say little (`risks` is typed by readers of every language), so Latin words decide
 * only as a sentence.
 */
export function chooseReaderLanguage(words: string, choices: LanguageChoices): LanguageTag {
  const { reader, channel, locale, otherwise } = choices
  const chosen = reader ?? channel
  if (chosen !== undefined) return chosen
  const written = languageOf(words)
  if (locale !== undefined && (written === undefined || isSame(written.language, locale) || !written.isSentence)) {
    return locale
  }
  return written !== undefined && (written.isSentence || written.language !== 'en') ? written.language : otherwise
}

/** Simplified and Traditional Chinese are one language here: readers write either, and want their own. */
function isSame(one: LanguageTag, other: LanguageTag): boolean {
  return (one === 'en') === (other === 'en')
}

function languageOf(words: string): { readonly language: LanguageTag; readonly isSentence: boolean } | undefined {
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = words.match(/[A-Za-z]+/g)?.length ?? 0
  if (han > 0)
    return { language: detectLanguage(words), isSentence: han >= HAN_OF_A_SENTENCE || OPENS_IN_HAN.test(words) }
  return latin > 0 ? { language: 'en', isSentence: latin >= WORDS_OF_A_SENTENCE } : undefined
}
