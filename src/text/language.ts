/** The languages the engine reads and speaks, as BCP 47 tags: Simplified Chinese, Traditional Chinese, English. */
export const LANGUAGE_TAGS = ['zh-Hans', 'zh-Hant', 'en'] as const

/** One of `LANGUAGE_TAGS`. */
export type LanguageTag = (typeof LANGUAGE_TAGS)[number]

/** Tells whether an unknown value is one of the three tags. */
export function isLanguageTag(value: unknown): value is LanguageTag {
  return LANGUAGE_TAGS.some((tag) => tag === value)
}
