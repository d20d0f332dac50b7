import type { Span } from '../text/span.ts'
import type { ChineseRules } from './rules.ts'

/** A name seen in the text, with the role that stands right before it. */
export interface SeenName {
  readonly name: string
  readonly span: Span
  readonly role: Span | undefined
}

const CJK = /[\u3400-\u9fff]/
const TRANSLITERATED = /[\u3400-\u9fff]{1,7}(?:[·•・][\u3400-\u9fffA-Za-z]{1,8})+/g
/** Characters that end a role's affiliation on the left. */
const ROLE_BORDER = /[，,。；;：:！？!?“”"（）()\s|｜]/

/**
 * Finds people that a Chinese text introduces: a role followed by a name, and transliterated names.
 *
 * @param folded the text in Simplified characters.
 * @returns in order of the text; the same name may stand several times.
 */
export function seeNames(folded: string, rules: ChineseRules): readonly SeenName[] {
  const seen: SeenName[] = []
  for (const hit of folded.matchAll(rules.role)) {
    const at = hit.index + hit[0].length
    const length =
      nameLength(folded, at, rules) || (rules.foreignTitles.has(hit[0]) ? foreignLength(folded, at, rules) : 0)
    if (length === 0) continue
    const role = { start: roleStart(folded, hit.index), end: at }
    seen.push({ name: folded.slice(at, at + length), span: { start: at, end: at + length }, role })
  }
  for (const hit of folded.matchAll(TRANSLITERATED)) {
    const cut = afterRole(hit[0], rules)
    const start = hit.index + cut
    const name = hit[0].slice(cut)
    const role = cut > 0 ? { start: roleStart(folded, hit.index), end: start } : undefined
    seen.push({ name, span: { start, end: start + name.length }, role })
  }
  return seen.sort((a, b) => a.span.start - b.span.start)
}

/** How many characters of a Chinese name begin at `at`; 0 when none surely does. */
export function nameLength(folded: string, at: number, rules: ChineseRules): number {
  const compound = rules.compoundSurnames.has(folded.slice(at, at + 2))
  if (!compound && !rules.surnames.has(folded.charAt(at))) return 0
  const shortest = compound ? 3 : 2
  for (let length = shortest; length <= shortest + 1; length++) {
    if (![...folded.slice(at, at + length)].every((character) => CJK.test(character))) return 0
    if (endsName(folded, at + length, rules)) return length
  }
  return 0
}

function foreignLength(folded: string, at: number, rules: ChineseRules): number {
  for (let length = 2; length <= 6; length++) {
    if (!CJK.test(folded.charAt(at + length - 1)) || endsName(folded, at + 1, rules)) return 0
    if (/[·•・]/.test(folded.charAt(at + length))) return 0
    if (endsName(folded, at + length, rules) || /\d/.test(folded.charAt(at + length))) return length
  }
  return 0
}

function endsName(folded: string, at: number, rules: ChineseRules): boolean {
  if (!CJK.test(folded.charAt(at))) return !/[·•・]/.test(folded.charAt(at))
  for (let length = 1; length <= 3; length++) {
    if (rules.nameEnders.has(folded.slice(at, at + length))) return true
  }
  return false
}

/** Where the affiliation before a role begins: after the last border, at most 40 characters back. */
function roleStart(folded: string, at: number): number {
  let start = at
  while (start > 0 && at - start < 40 && !ROLE_BORDER.test(folded.charAt(start - 1))) start--
  return start
}

/** Length of the leading part of a transliterated run that ends in a role (`部长斯姆里蒂·伊拉尼`). */
function afterRole(run: string, rules: ChineseRules): number {
  const first = run.search(/[·•・]/)
  let cut = 0
  for (const hit of run.slice(0, first).matchAll(rules.role)) cut = hit.index + hit[0].length
  return cut
}
