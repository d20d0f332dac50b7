import type { Citation } from '../corpus/corpus.ts'
import type { LanguageTag } from '../text/language.ts'
import { dateText } from './date-text.ts'

/**
 * Names a source in one quiet line: title, publisher, date and section, as far as each is known and not said twice.
 * The text is literal and may hold whatever a source's title holds.
 */
export function citationText(citation: Citation, language: LanguageTag): string {
  const { publishedOn } = citation
  const { title, publisher, section } = citation.wordings?.[language] ?? citation
  const parts = [title, publisher, publishedOn && dateText(publishedOn, language), section]
  return [...new Set(parts.filter((part) => part !== undefined && part !== ''))].join(' · ')
}

/** Names the place within a source, as an editor worded it for readers of the language; empty when none is known. */
export function sectionText(citation: Citation, language: LanguageTag): string {
  return citation.wordings?.[language]?.section ?? citation.section ?? ''
}

/** Names a source without the place within it. */
export function sourceText(citation: Citation, language: LanguageTag): string {
  const wording = citation.wordings?.[language]
  const whole = { ...citation, section: undefined }
  if (wording === undefined) return citationText(whole, language)
  const { wordings: _, ...named } = { ...whole, title: wording.title, publisher: wording.publisher }
  return citationText(named, language)
}
