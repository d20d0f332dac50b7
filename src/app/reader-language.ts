import { detectLanguage, type LanguageTag } from '../text/language.ts'

/**
 * Chooses the language to answer in: the reader's own choice, then the channel's, then that of the words.
 *
 * A word or two of Latin script say little (`risks` is typed by readers of every language), so only words with Han
 * characters decide by themselves.
 */
export function chooseReaderLanguage(
  words: string,
  choices: readonly (LanguageTag | undefined)[],
  otherwise: LanguageTag,
): LanguageTag {
  const chosen = choices.find((choice) => choice !== undefined)
  if (chosen !== undefined) return chosen
  return /\p{Script=Han}/u.test(words) ? detectLanguage(words) : otherwise
}
