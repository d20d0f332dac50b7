import type { Span } from '../text/span.ts'
import type { ChineseRules } from './rules-zh.ts'
import { findWords } from './word-list.ts'

/** A name seen in the text, with the role that stands right before it. */
export interface SeenName {
  readonly name: string
  readonly span: Span
  readonly role: Span | undefined
}

const CJK = /[\u3400-\u9fff]/
const TRANSLITERATED = /[\u3400-\u9fff]{1,12}(?:[·•・][\u3400-\u9fff]{1,10})+/g
/** Characters that stand before a transliterated name and in none. */
const NAME_BORDER = /.*[的了和与及由被是给让向对据在将把从为]/
/** Characters that end a role's affiliation on the left. */
const ROLE_BORDER = /[，,。；;：:！？!?“”"（）()\n\t|｜—]/

/**
 * Finds people that a Chinese text introduces: a role followed by a name, and transliterated names.
 *
 * @param folded the text in Simplified characters.
 * @param cues where its verbs of saying stand.
 * @returns in order of the text; the same name may stand several times.
 */
export function seeNames(folded: string, cues: readonly Span[], rules: ChineseRules): readonly SeenName[] {
  const seen = [...namesBeforeCues(folded, cues, rules), ...namesBeforeTitles(folded, rules)]
  for (const { start, end, word } of findWords(folded, rules.role, 0, folded.length)) {
    // `CTO 许冬亮`: a Latin role keeps a space
    const at = folded.charAt(end) === ' ' && /[A-Z]$/.test(word) ? end + 1 : end
    const length =
      nameLength(folded, at, rules) || (rules.foreignTitles.has(word) ? foreignLength(folded, at, rules) : 0)
    if (length === 0) continue
    const role = { start: roleStart(folded, start), end }
    seen.push({ name: folded.slice(at, at + length), span: { start: at, end: at + length }, role })
  }
  for (const hit of /[·•・]/.test(folded) ? folded.matchAll(TRANSLITERATED) : [])
    seen.push(transliterated(folded, hit.index, hit[0], rules))
  return seen.sort((a, b) => a.span.start - b.span.start)
}

/** `，刘月娥说`: two or three characters that open a clause, begin with a surname and are followed by a verb of saying. */
function namesBeforeCues(folded: string, cues: readonly Span[], rules: ChineseRules): readonly SeenName[] {
  const seen: SeenName[] = []
  for (const { start: end } of cues) {
    const start = [3, 2, 4].map((length) => end - length).find((from) => isBareName(folded, from, end, rules))
    if (start === undefined || CJK.test(folded.charAt(start - 1))) continue
    seen.push({ name: folded.slice(start, end), span: { start, end }, role: undefined })
  }
  return seen
}

/** `刘月娥老人`, `邹女士`: a name with a title behind it; a surname alone keeps the title as part of the name. */
function namesBeforeTitles(folded: string, rules: ChineseRules): readonly SeenName[] {
  const seen: SeenName[] = []
  for (const { start: at, end } of findWords(folded, rules.title, 0, folded.length)) {
    const start = [3, 2, 4]
      .map((length) => at - length)
      .find((from) => isBareName(folded, from, at, rules) && opensName(folded, from))
    if (start !== undefined) {
      seen.push({ name: folded.slice(start, at), span: { start, end: at }, role: undefined })
    } else if (rules.surnames.has(folded.charAt(at - 1)) && opensName(folded, at - 1)) {
      seen.push({ name: folded.slice(at - 1, end), span: { start: at - 1, end }, role: undefined })
    }
  }
  return seen
}

function opensName(folded: string, at: number): boolean {
  return at === 0 || !CJK.test(folded.charAt(at - 1)) || /[的由和与及是对者]/.test(folded.charAt(at - 1))
}

function isBareName(folded: string, start: number, end: number, rules: ChineseRules): boolean {
  if (start < 0) return false
  const name = folded.slice(start, end)
  const compound = rules.compoundSurnames.has(name.slice(0, 2))
  if (name.length === 4 && !compound) return false
  if (!compound && !rules.surnames.has(name.charAt(0))) return false
  if (isOrdinary(name, rules) || rules.groupEnding.test(name)) return false
  return [...name].every((character) => CJK.test(character)) && !rules.trailing.test(name)
}

function isOrdinary(name: string, rules: ChineseRules): boolean {
  return rules.notNames.has(name) || rules.notNames.has(name.slice(0, 2))
}

/** How many characters of a Chinese name begin at `at`; 0 when none surely does. */
export function nameLength(folded: string, at: number, rules: ChineseRules): number {
  const compound = rules.compoundSurnames.has(folded.slice(at, at + 2))
  if (!compound && !rules.surnames.has(folded.charAt(at))) return 0
  const shortest = compound ? 3 : 2
  for (let length = shortest; length <= shortest + 1; length++) {
    if (![...folded.slice(at, at + length)].every((character) => CJK.test(character))) return 0
    if (endsName(folded, at + length, rules)) return isOrdinary(folded.slice(at, at + length), rules) ? 0 : length
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

/** Cuts a transliterated run down to the name: what stands before it (a role) and after it (a verb) is left out. */
function transliterated(folded: string, at: number, run: string, rules: ChineseRules): SeenName {
  const head = run.slice(0, run.search(/[·•・]/))
  let cut = NAME_BORDER.exec(head)?.[0].length ?? 0
  let role: Span | undefined
  for (const { start, end } of findWords(head, rules.role, 0, head.length)) {
    if (end <= cut || end >= head.length) continue
    cut = end
    role = { start: roleStart(folded, at + start), end: at + end }
  }
  const last = Math.max(run.lastIndexOf('·'), run.lastIndexOf('•'), run.lastIndexOf('・')) + 1
  let end = last + 1
  while (end < run.length && !endsName(folded, at + end, rules)) end++
  const start = at + Math.min(cut, Math.max(0, head.length - 1))
  return { name: folded.slice(start, at + end), span: { start, end: at + end }, role }
}
