import type { WireLanguage } from '../wire.ts'

const HAN = /\p{Script=Han}/gu
const LATIN_WORD = /[A-Za-z]{2,}/g
/** Characters that only Traditional Chinese uses, among the most frequent ones of all Chinese text. */
const TRADITIONAL =
  /[們這個來時說國會對產發經過學業與為從資關點應將開問動機實體現術種樣讓據還進買賣長險銀財報員總額幣監]/
const SIMPLIFIED =
  /[们这个来时说国会对产发经过学业与为从资关点应将开问动机实体现术种样让据还进买卖长险银财报员总额币监]/
/** Words in a run from which on it is English and not a name within Chinese. */
const WORDS_OF_ENGLISH = 4

/**
 * Tells which language a run of text is written in, as far as fonts and line breaking need to know.
 * @returns `undefined` for what fits the language around it.
 */
export function languageOf(text: string, around: WireLanguage): WireLanguage | undefined {
  const han = text.match(HAN)?.length ?? 0
  const words = text.match(LATIN_WORD)?.length ?? 0
  if (han === 0) return around !== 'en' && words >= WORDS_OF_ENGLISH ? 'en' : undefined
  if (around === 'en' && han < words) return undefined
  const script = chineseOf(text)
  if (script === undefined) return around === 'en' ? 'zh-Hans' : undefined
  return script === around ? undefined : script
}

function chineseOf(text: string): WireLanguage | undefined {
  if (TRADITIONAL.test(text)) return 'zh-Hant'
  return SIMPLIFIED.test(text) ? 'zh-Hans' : undefined
}
