import type { Span } from '../text/span.ts'
import { unitSet } from '../text/unit-set.ts'
import { endsName } from './name-end-zh.ts'
import type { ChineseRules } from './rules-zh.ts'
import type { SeenName } from './seen-name.ts'

/** A surname of one character and a given name of two: shorter ones are words as often. */
const LENGTH = 3
/** What a name without an introduction stands behind: the end of a clause, or what describes its bearer. */
const BEFORE = unitSet('，,；;：:。！？!?\n“”的 \u3000')
/** What ends a word for a place, a body, an event or a thing, and mostly no given name. */
const NO_LAST = unitSet(
  '的地得着了过们部局司会所人者方队社网报院校厂店厅里上下中内外时后前性化式籍民军度县区州杯镇村市乡湾坊路站湖河江国城园馆洲岛风手虎赛袋子点界值牌座组堂池包哥和对摄作在以',
)
/** Surnames that are more often the first character of a word for a thing. */
const NO_FIRST = unitSet('鱼花水车')
/** Who took a picture is nobody in the report. */
const PICTURES = /^\s*[摄图]/
/** How far behind a name it must stand again, in characters. */
const FARTHEST_REPEAT = 1500

/**
 * Finds names that nothing introduces but that come back: at the head of a clause or behind 的, before a word that often
 * follows a name, and again farther on (`村里的何小静回来了。…何小静在地里忙着`).
 *
 * @param isBare tells whether a span can be a name by its characters.
 * @returns each name once, where it stands first.
 */
export function repeatedUnknownNames(
  folded: string,
  rules: ChineseRules,
  isBare: (start: number, end: number) => boolean,
): readonly SeenName[] {
  const seen = new Map<string, Span>()
  for (let at = 1; at + LENGTH < folded.length; at++) {
    // a look at a table tells most characters apart
    if (BEFORE[folded.charCodeAt(at - 1)] !== 1 || !mayBe(folded, at, rules)) continue
    const end = at + LENGTH
    const name = folded.slice(at, end)
    // most come once only: to ask that first is the least work
    if (seen.has(name) || !folded.slice(end, end + FARTHEST_REPEAT).includes(name)) continue
    if (PICTURES.test(folded.slice(end, end + 2)) || !endsName(folded, end, rules) || !isBare(at, end)) continue
    seen.set(name, { start: at, end })
  }
  return [...seen].map(([name, span]) => ({ name, span, role: undefined }))
}

function mayBe(folded: string, at: number, { surnameUnits }: ChineseRules): boolean {
  const first = folded.charCodeAt(at)
  return surnameUnits[first] === 1 && NO_FIRST[first] !== 1 && NO_LAST[folded.charCodeAt(at + LENGTH - 1)] !== 1
}
