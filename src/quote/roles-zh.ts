import type { Span } from '../text/span.ts'
import type { ChineseRules } from './rules-zh.ts'
import { findWords } from './word-list.ts'

/** Characters that end a role's affiliation on the left. */
const ROLE_BORDER = /[，,。；;：:！？!?“”「」『』"（）()【】〔〕[\]\n\t|｜丨—▲△▼▽◆●■↑↓]/
/** A short name in brackets within an affiliation (`金管局(MAS)局长`), up to its closing bracket. */
const SHORT_NAME = /(?<=[\u3400-\u9fff])[（(][A-Za-z][A-Za-z\d&. -]{0,11}[）)]$/
const LONGEST_SHORT_NAME = 15
/** How far an affiliation reaches, in characters. */
const LONGEST_ROLE = 40
/** A word for a field before 长 (`风控长`, `永续发展长`), in characters. */
const SHORTEST_FIELD = 2
const LONGEST_FIELD = 4
/** Verbs that end in 长. */
const GROWS = /[增成延生擅特拉伸消助修专见]$/
/** What a field is called: no punctuation, so that no list (`院士、长江学者`) is one. */
const FIELD = /^\p{L}+$/u
/** Words that begin with 长. */
const LONG = /^长(?:[江城期春沙远虹]|三角)/
const LONGEST_LONG = 3
/** Characters of the longest noun for a body that is looked for before a field. */
const LONGEST_BODY = 6

/** Where the affiliation before a role begins: after the last border, at most 40 characters back. */
export function roleStart(folded: string, at: number): number {
  let start = at
  while (start > 0 && at - start < LONGEST_ROLE) {
    const isBorder = ROLE_BORDER.test(folded.charAt(start - 1))
    const shortName = isBorder ? SHORT_NAME.exec(folded.slice(Math.max(0, start - LONGEST_SHORT_NAME), start)) : null
    if (isBorder && shortName === null) break
    start -= shortName === null ? 1 : shortName[0].length
  }
  // so many characters back may be the middle of one of two code units
  return start < at && isSecondHalf(folded.charCodeAt(start)) ? start + 1 : start
}

/** The second code unit of a character beyond the basic plane. */
function isSecondHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** Heads of a field that no list names: 长 behind a field behind a noun for a body (`国际银行风控长`); in order. */
export function findHeads(folded: string, rules: ChineseRules): readonly Span[] {
  const heads: Span[] = []
  for (let at = folded.indexOf('长'); at >= 0; at = folded.indexOf('长', at + 1)) {
    if (GROWS.test(folded.charAt(at - 1)) || LONG.test(folded.slice(at, at + LONGEST_LONG))) continue
    for (let length = SHORTEST_FIELD; length <= LONGEST_FIELD; length++) {
      const start = at - length
      if (start <= 0 || !FIELD.test(folded.slice(start, at)) || !endsBody(folded, start, rules)) continue
      heads.push({ start, end: at + 1 })
      break
    }
  }
  return heads
}

function endsBody(folded: string, at: number, rules: ChineseRules): boolean {
  const before = folded.slice(Math.max(0, at - LONGEST_BODY), at)
  if (rules.groupEnding.test(before)) return true
  return findWords(before, rules.group, 0, before.length).at(-1)?.end === before.length
}
