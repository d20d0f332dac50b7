import type { LanguageTag } from '../../src/index.ts'

const TRADITIONAL = /^zh(?:-hant|-tw|-hk|-mo)/

/**
 * Picks the language to speak from an `Accept-Language` header: the first it names, by weight, that is one of ours.
 * @returns English when it names none.
 * @see RFC 9110 §12.5.4
 */
export function readLanguage(header: string | undefined): LanguageTag {
  const wanted = (header ?? '')
    .toLowerCase()
    .split(',')
    .slice(0, 20)
    .map((entry) => {
      const [tag = '', ...rest] = entry.split(';').map((part) => part.trim())
      const quality = rest.find((part) => part.startsWith('q='))
      return { tag, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wanted) {
    if (TRADITIONAL.test(tag)) return 'zh-Hant'
    if (tag.startsWith('zh')) return 'zh-Hans'
    if (tag.startsWith('en')) return 'en'
  }
  return 'en'
}
