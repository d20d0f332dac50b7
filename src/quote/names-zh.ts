import type { Span } from '../text/span.ts'
import { endsName } from './name-end-zh.ts'
import { repeatedUnknownNames } from './repeated-names-zh.ts'
import { findHeads, roleStart } from './roles-zh.ts'
import type { ChineseRules } from './rules-zh.ts'
import type { SeenName } from './seen-name.ts'
import { bracketedNames, transliteratedNames } from './transliterated-zh.ts'
import { trimPhrase } from './trim-phrase-zh.ts'
import { findWords } from './word-list.ts'

const CJK = /[\u3400-\u9fff]/
const CLAUSE_END = /[，,；;：:。！？!?\n\u3000]/
/** Characters before a verb of saying that are read for a name. */
const LONGEST_CLAUSE = 60
/** A Latin name right before a verb of saying or right after a role. */
const LATIN_END = /[A-Z][A-Za-z.'’-]+(?:[ \u00a0][A-Z][A-Za-z.'’-]*){0,3}$/
const LATIN_START = /^[ \u00a0]?([A-Z][A-Za-z.'’-]+(?:[ \u00a0][A-Z][A-Za-z.'’-]*){0,3})/
/** What a person's trade ends in, which a name may follow at once (`统计师赵庆河`). */
const TRADE_END = /[师员长家手者农友授工监任理事记生众客兵士官]$/
/** A name's last character that is as often an adverb (`松本纯一7日`, `达增拓也说`), when no other word follows it. */
const SECOND_OF_TWO = /^[一也之三郎](?![\u3400-\u9fff])|^[一也之三郎][说称表指认在对]/
/** Characters of a foreign name without a dot that nothing introduces; two are too often an ordinary word. */
const SHORTEST_SOUND = 3
const LONGEST_SOUND = 6
/** A name and the verb of saying behind it, in characters. */
const LONGEST_SAID = 8
/** Characters of a name behind a description. */
const SHORTEST_DESCRIBED = 3
/** Where somebody lives or works, or how old somebody is. */
const LIVES = /^[”\s]*(?:在|来自|家住|住在|从事|现年|今年|年近|年过|\d+岁)[^，,。]*的$/
/** A surname and a word for a team, an office or a place (`龙队`). */
const UNIT = /^.[队省市县镇村乡区科系班]$/
/** Verbs of saying that follow a subject at once. */
const SAYS = /^(?:则|也|还)?(?:表示|指出|认为|强调|坦言|直言|透露|痛批|批评|宣布|说[，：])/
/** What ends a longer word or makes an adverb of it (`韩国队`, `高度地`), not a name. */
const LAST_OF_WORD = /[的地得着了过们部局司会所人者方队社网报院校厂店厅里上下中内外时后前性化式籍民军度]$/
/** Characters that are in no name but at its head. */
const FUNCTION_WORD = /.[的了着们吗呢吧是这那我你他她很被把却则]|.而[非不是]/
/** A whole name in which 在 is no preposition (`方在镇说`). */
const IN_NAME = /^[\u3400-\u9fff]在[\u3400-\u9fff]$/
/** Familiar forms of address before a surname. */
const FAMILIAR = /^[小老阿]$/
/** A surname that is a verb behind a role, unless somebody of that name does something (`行长谈降息`, `行长谈静说`). */
const TALKS = /^谈/
const ACTS = /^[，,、（(“]|^(?:[在对向今昨也还均则]|日前|近日)/

/**
 * Finds people that a Chinese text introduces: a role followed by a name, and transliterated names.
 *
 * @param folded the text in Simplified characters.
 * @param cues where its verbs of saying stand.
 * @returns in order of the text; the same name may stand several times.
 */
export function seeNames(folded: string, cues: readonly Span[], rules: ChineseRules): readonly SeenName[] {
  const seen = [
    ...namesBeforeCues(folded, cues, rules),
    ...namesBeforeTitles(folded, rules),
    ...namesBySound(folded, rules),
    ...namesBehindHeads(folded, rules),
    ...repeatedUnknownNames(folded, rules, (start, end) => isBareName(folded, start, end, rules)),
  ]
  for (const { start, end, word } of findWords(folded, rules.role, 0, folded.length)) {
    // `CTO 许冬亮`, `总经理 方志远`: there may be a space between
    const at = folded.charAt(end) === ' ' ? end + 1 : end
    const length =
      nameLength(folded, at, rules) ||
      (rules.foreignTitles.has(word) ? foreignLength(folded, at, rules) : 0) ||
      latinLength(folded, at)
    if (length === 0 || isTalkedOf(folded, at, at + length)) continue
    const role = { start: roleStart(folded, start), end }
    seen.push({ name: folded.slice(at, at + length), span: { start: at, end: at + length }, role })
  }
  // no `push` of them all: a call takes only so many arguments
  const all = [...seen, ...transliteratedNames(folded, rules), ...bracketedNames(folded, rules)]
  return all.sort((a, b) => a.span.start - b.span.start)
}

/** `行长谈降息`: what somebody talks of, and no name. */
function isTalkedOf(folded: string, at: number, end: number): boolean {
  if (!TALKS.test(folded.charAt(at))) return false
  const behind = folded.slice(end, end + LONGEST_SAID)
  return !ACTS.test(behind) && !SAYS.test(behind)
}

function namesBehindHeads(folded: string, rules: ChineseRules): readonly SeenName[] {
  return findHeads(folded, rules).flatMap(({ start, end }) => {
    const span = { start: end, end: end + nameLength(folded, end, rules) }
    const role = { start: roleStart(folded, start), end }
    return span.end > end ? [{ name: folded.slice(end, span.end), span, role }] : []
  })
}

/**
 * Names that end right before a verb of saying or its adverbs: at the start of a clause (`刘月娥激动地说`), behind a
 * trade that no list names (`统计师赵庆河说`), in Latin letters, or familiar (`小徐说`).
 */
function namesBeforeCues(folded: string, cues: readonly Span[], rules: ChineseRules): readonly SeenName[] {
  const seen: SeenName[] = []
  for (const { start: cue } of cues) {
    const clause = { start: clauseStart(folded, cue), end: cue }
    const { start, end } = IN_NAME.test(folded.slice(clause.start, cue)) ? clause : trimPhrase(folded, clause, rules)
    const from = bareStart(folded, { start, end }, rules) ?? latinStart(folded, { start, end })
    if (from === undefined) continue
    // `统计师赵庆河说`: the trade is a role, though no list names it
    const role =
      from > start && isTrade(folded, start, from) ? { start: roleStart(folded, from), end: from } : undefined
    seen.push({ name: folded.slice(from, end), span: { start: from, end }, role })
  }
  return seen
}

/** At least three Chinese characters that end like a trade. */
function isTrade(folded: string, start: number, end: number): boolean {
  return TRADE_END.test(folded.slice(start, end)) && /[\u3400-\u9fff]{3}$/.test(folded.slice(start, end))
}

function clauseStart(folded: string, at: number): number {
  let start = at
  while (start > 0 && at - start < LONGEST_CLAUSE && !CLAUSE_END.test(folded.charAt(start - 1))) start--
  return start
}

function bareStart(folded: string, { start, end }: Span, rules: ChineseRules): number | undefined {
  const familiar =
    end - start === 2 &&
    !isOrdinary(folded.slice(start, end), rules) &&
    FAMILIAR.test(folded.charAt(start)) &&
    rules.surnames.has(folded.charAt(end - 1))
  if (familiar) return start
  // the second character of 上官 ends a trade as well
  const lengths = rules.compoundSurnames.has(folded.slice(Math.max(start, end - 4), end - 2)) ? [4, 3, 2] : [3, 2, 4]
  return lengths
    .map((length) => end - length)
    .find(
      (from) =>
        from >= start &&
        (from === start || TRADE_END.test(folded.charAt(from - 1)) || isDescribed(folded, from, end)) &&
        isBareName(folded, from, end, rules),
    )
}

/**
 * `演医生的何小静坦言`, `“好人”何静`: three characters behind a description; two are too often an ordinary word, unless the
 * description tells where somebody lives, or how old.
 */
function isDescribed(folded: string, from: number, end: number): boolean {
  const before = folded.charAt(from - 1)
  if (before === '”' || end - from === SHORTEST_DESCRIBED) return before === '”' || before === '的'
  return before === '的' && LIVES.test(folded.slice(clauseStart(folded, from), from))
}

/** Two capitalised words or one behind Chinese ones; a body's name in capitals alone (`IMF`) is none. */
function latinStart(folded: string, { start, end }: Span): number | undefined {
  const name = LATIN_END.exec(folded.slice(start, end))?.[0]
  return name !== undefined && /[a-z]/.test(name) ? end - name.length : undefined
}

/** `辛迪娅对此…`: a run of characters that foreign names are written with, twice or more at the head of a clause. */
function namesBySound(folded: string, rules: ChineseRules): readonly SeenName[] {
  const found = new Map<string, Span[]>()
  for (let start = 0; start < folded.length; start++) {
    // most characters sound like nothing: a look at a table tells so, a set of strings is asked only behind it
    if (rules.sounds[folded.charCodeAt(start)] !== 1 || CJK.test(folded.charAt(start - 1))) continue
    let end = start
    while (end - start < LONGEST_SOUND && rules.transliteration.has(folded.charAt(end))) end++
    const name = folded.slice(start, end)
    if (name.length < SHORTEST_SOUND || !endsName(folded, end, rules) || isForeignPlace(name, rules)) continue
    found.set(name, [...(found.get(name) ?? []).slice(0, 1), { start, end }])
  }
  return [...found].flatMap(([name, [first, second]]) =>
    first === undefined || second === undefined ? [] : [{ name, span: first, role: undefined }],
  )
}

function isForeignPlace(name: string, rules: ChineseRules): boolean {
  return [2, 3, 4, name.length].some((length) => rules.notNames.has(name.slice(0, length)))
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
  return (
    at === 0 || !CJK.test(folded.charAt(at - 1)) || /[的由和与及是对者社局院部会所厅司网报]/.test(folded.charAt(at - 1))
  )
}

function isBareName(folded: string, start: number, end: number, rules: ChineseRules): boolean {
  if (start < 0) return false
  const name = folded.slice(start, end)
  const compound = rules.compoundSurnames.has(name.slice(0, 2))
  if ((name.length === 4 && !compound) || UNIT.test(name)) return false
  if (!compound && !rules.surnames.has(name.charAt(0))) return false
  if (isOrdinary(name, rules) || rules.groupEnding.test(name)) return false
  // `监管人士` is no Mr 管
  if (rules.people.has(name.slice(compound ? 2 : 1))) return false
  return [...name].every((character) => CJK.test(character)) && !rules.trailing.test(name) && !FUNCTION_WORD.test(name)
}

function isOrdinary(name: string, rules: ChineseRules): boolean {
  return rules.notNames.has(name) || rules.notNames.has(name.slice(0, 2))
}

/** How many characters of a Chinese or Japanese name begin at `at`; 0 when none surely does. */
export function nameLength(folded: string, at: number, rules: ChineseRules): number {
  const compound = rules.compoundSurnames.has(folded.slice(at, at + 2))
  if (!compound && !rules.surnames.has(folded.charAt(at))) return 0
  const shortest = compound ? 3 : 2
  const length = [shortest, shortest + 1].find((size) => {
    const goesOn = compound && size === shortest && SECOND_OF_TWO.test(folded.slice(at + size, at + size + 2))
    return !goesOn && endsName(folded, at + size, rules)
  })
  const name = length === undefined ? '' : folded.slice(at, at + length)
  if (rules.people.has(name.slice(compound ? 2 : 1)) || UNIT.test(name)) return 0
  const isWord = isOrdinary(name, rules) && !(name.length === shortest + 1 && isSaid(folded, at, rules))
  return isWord || FUNCTION_WORD.test(name) || ![...name].every((character) => CJK.test(character)) ? 0 : name.length
}

/** `院长韩国琳表示`: three characters between a role and a verb of saying are a name, though two of them are a word. */
function isSaid(folded: string, at: number, rules: ChineseRules): boolean {
  const name = folded.slice(at, at + SHORTEST_DESCRIBED)
  return (
    SAYS.test(folded.slice(at + name.length, at + LONGEST_SAID)) &&
    !LAST_OF_WORD.test(name) &&
    !rules.notNames.has(name)
  )
}

/** How many characters of a Latin name begin at `at`. */
function latinLength(folded: string, at: number): number {
  const name = /[A-Z]/.test(folded.charAt(at))
    ? LATIN_START.exec(folded.slice(at, at + LONGEST_CLAUSE))?.[1]
    : undefined
  return name !== undefined && /[a-z]/.test(name) ? name.length : 0
}

function foreignLength(folded: string, at: number, rules: ChineseRules): number {
  if (isOrdinary(folded.slice(at, at + 2), rules) || !rules.transliteration.has(folded.charAt(at))) return 0
  for (let length = 2; length <= 6; length++) {
    if (!rules.transliteration.has(folded.charAt(at + length - 1)) || endsName(folded, at + 1, rules)) return 0
    if (/[·•・‧．]/.test(folded.charAt(at + length))) return 0
    if (endsName(folded, at + length, rules) || /\d/.test(folded.charAt(at + length))) return length
  }
  return 0
}
