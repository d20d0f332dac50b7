import { detectLanguage, type LanguageTag } from './language.ts'

/** How much of a question tells its language. */
const LANGUAGE_SAMPLE = 200

/** The language a question is answered in: Chinese ones in the reader's own script where that is Chinese; a few Latin words decide nothing. */
export function questionLanguage(question: string, reader: LanguageTag): LanguageTag {
  const sample = question.slice(0, LANGUAGE_SAMPLE)
  const hasHan = /\p{Script=Han}/u.test(sample)
  if (hasHan) return reader === 'en' ? detectLanguage(sample) : reader
  return sample.trim().split(/\s+/).length >= 3 ? 'en' : reader
}
