import type { Span } from './span.ts'

/** How far behind a quotation the words that say who spoke are looked for, in code units. */
const CUE_LENGTH = 40
/** How far before it the words that introduce it are looked for. */
const LEAD_LENGTH = 12
const CHINESE_CUE =
  /^[^。！？!?；;“「『"\n]{0,24}?(?:[说說]|表示|[认認][为為]|指出|[称稱]|道[，。：:,]|道$|强调|強調|介[绍紹]|透露|坦言|解[释釋]|[补補]充|回[应應答]|直言|感[叹嘆慨]|[问問]|喊|写道|寫道|[总總][结結])/
const ENGLISH_CUE =
  /^\s*(?:[A-Z][\w.'’-]*,?\s+|(?:[Tt]he|an?|his|her|one|of|for|at)\s+|[a-z]+\s+){0,6}?(?:said|says|asked|asks|added|adds|told|tells|replied|wrote|writes|explained|explains|continued|continues|noted|insisted|recalled|shouted|tweeted|concluded)\b/
/** Marks that go on with a sentence. */
const GOES_ON = /^[，,、；;：:—–)）]/

/** What stands before a quotation whose speaker has been named: a colon, or a cue with a comma. */
const INTRODUCED = /(?:[：:]|(?:[说說称稱道]|表示|[认認][为為]|指出|\b(?:said|says|added|asked|told \w+))[，,])\s*$/
/** Openings of a new sentence, though a cue may follow in it. */
const NEW_SENTENCE = /^\s*(?:[据據]|此外|另外|[随隨][后後]|不[过過]|[对對]此|目前|日前)/

/**
 * Tells whether a sentence goes on behind a closed quotation that ends with an end mark of its own.
 *
 * It does when a comma or a small letter comes directly behind it; and, unless the speaker was named before the
 * quotation, when a cue does (他解释道, `Smith said`).
 *
 * @param quotation from its opening to behind its closing mark; an unknown opening is where the sentence starts.
 * @param end where the block ends.
 */
export function goesOnAfterQuotation(text: string, quotation: Span, end: number): boolean {
  const rest = text.slice(quotation.end, Math.min(end, quotation.end + CUE_LENGTH))
  if (GOES_ON.test(rest) || /^\s*[a-z]/.test(rest)) return true
  if (NEW_SENTENCE.test(rest)) return false
  if (INTRODUCED.test(text.slice(Math.max(0, quotation.start - LEAD_LENGTH), quotation.start))) return false
  if (/^\s*\p{Script=Han}/u.test(rest)) return CHINESE_CUE.test(rest)
  // in English a statement that a cue follows ends with a comma: a full stop is the end
  return (
    /[!?！？][”’"'」』﹂﹄]*$/.test(text.slice(Math.max(quotation.start, quotation.end - 4), quotation.end)) &&
    ENGLISH_CUE.test(rest)
  )
}
