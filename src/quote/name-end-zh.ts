import type { ChineseRules } from './rules-zh.ts'

const CJK = /[\u3400-\u9fff]/
/** A character that mostly follows a name is its last one right before a verb of saying or a stop (`普里戈任表示`, `何佳一：`). */
const LAST_OF_NAME = /^[任中本一](?:表示|说|称|认为|指出|强调|告诉|介绍|坦言|直言|透露)|^一(?![\u3400-\u9fff\d])/

/** Tells whether a Chinese name may end at a place: a stop follows it, or a word that often does. */
export function endsName(folded: string, at: number, rules: ChineseRules): boolean {
  if (!CJK.test(folded.charAt(at))) return !/[·•・‧．-]/.test(folded.charAt(at))
  if (LAST_OF_NAME.test(folded.slice(at, at + 3))) return false
  for (let length = 1; length <= 3; length++) {
    if (rules.nameEnders.has(folded.slice(at, at + length))) return true
  }
  return false
}
