import type { Span } from './span.ts'

/** How far behind a quotation the words that say who spoke are looked for, in code units. */
const CUE_LENGTH = 40
const CHINESE_CUE =
  /^[^。！？!?；;“「『"\n]{0,24}?(?:[说說]|表示|[认認][为為]|指出|[称稱]|道[，。：:,]|道$|强调|強調|介[绍紹]|透露|坦言|解[释釋]|[补補]充|回[应應答]|直言|感[叹嘆慨]|[问問]|喊|写道|寫道|[总總][结結])/
const ENGLISH_CUE =
  /^\s*(?:[A-Z][\w.'’-]*,?\s+|(?:[Tt]he|an?|his|her|one|of|for|at)\s+|[a-z]+\s+){0,6}?(?:said|says|asked|asks|added|adds|told|tells|replied|wrote|writes|explained|explains|continued|continues|noted|insisted|recalled|shouted|tweeted|concluded)\b/
/** Marks that go on with a sentence. */
const GOES_ON = /^[，,、；;：:—–)）]/

/**
 * Tells whether a sentence goes on behind a closed quotation that ends with an end mark of its own.
 *
 * It does when a comma, a small letter or a cue (他解释道, `Smith said`) comes directly behind it, and in Chinese when a
 * quotation without an opening colon or comma stands in the middle of a sentence (他问“为什么？”的时候).
 *
 * @param span from the start of the sentence to the end of its block.
 * @param at the position behind the closing mark.
 */
export function goesOnAfterQuotation(text: string, span: Span, at: number): boolean {
  const rest = text.slice(at, Math.min(span.end, at + CUE_LENGTH))
  if (GOES_ON.test(rest)) return true
  if (/^\s*[a-z]/.test(rest)) return true
  const cue = /^\s*\p{Script=Han}/u.test(rest) ? CHINESE_CUE : ENGLISH_CUE
  return cue.test(rest)
}
