import { type Result, succeed } from '../failure/result.ts'
import { failRules, ruleMistakes } from '../failure/rule-mistakes.ts'
import { type Confidence, compileConfidence } from './confidence.ts'
import { compileEnglish, type EnglishRules, englishFile } from './rules-en.ts'
import { type ChineseRules, chineseFile, compileChinese } from './rules-zh.ts'

/** All that quote finding knows of the languages: lexicons compiled once, and how far each rule is to be trusted. */
export interface QuoteRules {
  readonly english: EnglishRules
  readonly chinese: ChineseRules
  readonly confidence: Readonly<Record<'zh' | 'en', Confidence>>
}

/**
 * Reads the lexicons of both languages and compiles them once.
 *
 * @param files the parsed `quote.json` of each language.
 * @returns fails with `content-invalid`, naming language and field of every mistake.
 */
export function parseQuoteRules(files: Readonly<Record<'zh-Hans' | 'en', unknown>>): Result<QuoteRules> {
  const english = englishFile.safeParse(files.en)
  const chinese = chineseFile.safeParse(files['zh-Hans'])
  if (english.success && chinese.success) {
    return succeed({
      english: compileEnglish(english.data),
      chinese: compileChinese(chinese.data),
      confidence: {
        en: compileConfidence(english.data.confidence),
        zh: compileConfidence(chinese.data.confidence),
      },
    })
  }
  return failRules([
    ...ruleMistakes('en/quote', files.en, english.error),
    ...ruleMistakes('zh-Hans/quote', files['zh-Hans'], chinese.error),
  ])
}
