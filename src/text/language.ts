import { SIMPLIFIED_FORMS, TRADITIONAL_FORMS } from './script-forms.ts'

/** The languages the engine reads and speaks, as BCP 47 tags: Simplified Chinese, Traditional Chinese, English. */
export const LANGUAGE_TAGS = ['zh-Hans', 'zh-Hant', 'en'] as const

/** One of `LANGUAGE_TAGS`. */
export type LanguageTag = (typeof LANGUAGE_TAGS)[number]

/** Tells whether an unknown value is one of the three tags. */
export function isLanguageTag(value: unknown): value is LanguageTag {
  return LANGUAGE_TAGS.some((tag) => tag === value)
}

/**
 * Finds which of our languages a tag names: `zh`, `zh-CN` and `zh-Hans-SG` are Simplified Chinese, `zh-TW` and `zh-HK`
 * Traditional, `en-GB` is English.
 * @returns `undefined` for another language, or for no tag of BCP 47.
 */
export function languageOfTag(text: string): LanguageTag | undefined {
  try {
    const { language, script } = new Intl.Locale(text).maximize()
    return LANGUAGE_TAGS.find((tag) => tag === language || tag === `${language}-${script}`)
  } catch {
    return undefined
  }
}

/** Tells whether a reader of one language reads the other: the same, or both Chinese. */
export function isReadable(language: LanguageTag, reader: LanguageTag): boolean {
  return language === reader || (language !== 'en' && reader !== 'en')
}

/** How many code units are read at the start, and in each of the samples taken behind it. */
const HEAD_LENGTH = 20_000
const SAMPLE_LENGTH = 2_000
const SAMPLES = 10
/** From the first code unit of Han characters on: CJK Radicals Supplement. */
const BEYOND_LATIN = /[\u2e80-\uffff]/
/** A Chinese text takes about this many characters where an English one takes a word. */
const HAN_PER_WORD = 1.6

/** Characters that are written so in one script only. */
const HANS_ONLY = new RegExp(`[${SIMPLIFIED_FORMS}]`, 'g')
const HANT_ONLY = new RegExp(`[${TRADITIONAL_FORMS}]`, 'g')

/**
 * Tells which language most of a text is written in. Reads its first 20,000 code units and samples of the rest.
 *
 * @returns `en` for a text without Han characters or with fewer of them than words; among Chinese texts, the script
 * with more characters of its own, `zh-Hans` when neither has any.
 */
export function detectLanguage(text: string): LanguageTag {
  const sample = sampleOf(text)
  if (!isBeyondLatin(sample)) return 'en'
  const han = countOf(sample, /\p{Script=Han}/gu)
  const words = countOf(sample, /\p{Script=Latin}+/gu)
  if (han === 0 || han < words * HAN_PER_WORD) return 'en'
  return countOf(sample, HANT_ONLY) > countOf(sample, HANS_ONLY) ? 'zh-Hant' : 'zh-Hans'
}

/** Tells whether a text holds any code unit that can be part of a Han character: most English texts hold none. */
function isBeyondLatin(text: string): boolean {
  return BEYOND_LATIN.test(text)
}

/** Two words in small letters, one after the other: hardly any Chinese sentence has them. */
const ENGLISH_RUN = /[a-z],? [a-z]/
/** So many words in small letters are English, and not what a Chinese sentence calls by its English name. */
const FEWEST_WORDS = 4

/**
 * Tells which language a part of a text is in: that of the whole, but where it is plainly in the other, as in a text
 * that gives each paragraph in both. A short part tells too little of which script is which, so that it keeps the
 * whole's.
 *
 * @param language that of the whole text.
 */
export function languageOfPart(part: string, language: LanguageTag): LanguageTag {
  if (language === 'en') return detectLanguage(part)
  if (!ENGLISH_RUN.test(part)) return language
  const words = countOf(part, /(?<!\p{Script=Latin})\p{Ll}\p{Script=Latin}*/gu)
  return words >= FEWEST_WORDS && detectLanguage(part) === 'en' ? 'en' : language
}

function sampleOf(text: string): string {
  if (text.length <= HEAD_LENGTH) return text
  const parts = [text.slice(0, HEAD_LENGTH)]
  const step = (text.length - HEAD_LENGTH) / SAMPLES
  for (let i = 0; i < SAMPLES; i++) {
    const start = Math.floor(HEAD_LENGTH + i * step)
    parts.push(text.slice(start, Math.min(start + SAMPLE_LENGTH, text.length)))
  }
  return parts.join('\n')
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
