import { shorten } from '../message/shorten.ts'
import type { LanguageTag } from '../text/language.ts'
import type { Reader } from './reader.ts'

/** A wording and the language it is in. */
export interface Wording {
  readonly text: string
  readonly language: LanguageTag
}

/** The wording as a reader is shown it: Simplified characters converted for readers of Traditional ones, and not without end. */
export function displayedText(wording: Wording, reader: Reader): string {
  const text = shorten(wording.text)
  return isConverted(wording, reader) ? reader.toTraditional(text) : text
}

/** Tells whether a reader is shown other characters than the source has; a message says so. */
export function isConverted({ language }: Wording, reader: Reader): boolean {
  return reader.language === 'zh-Hant' && language === 'zh-Hans'
}
