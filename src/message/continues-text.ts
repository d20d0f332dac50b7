import type { LanguageTag } from '../text/language.ts'

const WORDS: Readonly<Record<LanguageTag, string>> = {
  en: 'continued below',
  'zh-Hans': '下文继续',
  'zh-Hant': '下文繼續',
}

/** Says at the end of a post that the message goes on in the next: `continued below · 1/2`. @param part from 1. */
export function continuesText(part: number, parts: number, language: LanguageTag): string {
  return `${WORDS[language]} · ${part}/${parts}`
}
