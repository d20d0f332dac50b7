import type { ChineseRules } from './rules-zh.ts'
import { findWords, type WordHit } from './word-list.ts'

/** Verbs of saying that are the last character of other words. */
const CUT_CUE = /[称说]/
/** Characters of a Chinese name. */
const CHINESE_LENGTHS = [3, 2, 4]
/** Characters of a noun for people before a verb of saying. */
const LONGEST_NOUN = 5
/** A verb of saying that takes the last character of the word before it from another verb. */
const CUT_SHORT = /^(?:警告[诉知诫]|声称[赞])$/
/** Verbs of saying, neighbours as one, and the words that only look like one. */
export interface Cues {
  readonly cues: readonly WordHit[]
  readonly others: readonly WordHit[]
}

/** Finds the verbs of saying of a text in Simplified characters. */
export function readCues(folded: string, rules: ChineseRules): Cues {
  const [cues, others]: [WordHit[], WordHit[]] = [[], []]
  for (const found of findWords(folded, rules.cueWords, 0, folded.length)) {
    const hit = told(folded, found)
    if (rules.notCues.has(hit.word)) others.push(hit)
    if (rules.notCues.has(hit.word) || isWay(folded, hit)) continue
    const last = cues[cues.length - 1]
    if (last?.end === hit.start) cues[cues.length - 1] = { ...last, end: hit.end }
    else cues.push(hit)
  }
  return { cues, others }
}

/** `民警告诉`, `连声称赞`: a verb of saying whose first character goes with what follows, not with what stands before. */
function told(folded: string, hit: WordHit): WordHit {
  const isCut = CUT_SHORT.test(folded.slice(hit.start, hit.end + 1))
  return isCut ? { start: hit.start + 1, end: hit.end + 1, word: folded.slice(hit.start + 1, hit.end + 1) } : hit
}

/**
 * `何明学说`, `有人称`: adds verbs of saying behind somebody with whose last character they make another word (`学说`,
 * `人称`).
 *
 * @param names the names that the text is known to hold.
 * @returns in order of the text.
 */
export function withCutCues(
  { cues, others }: Cues,
  names: Pick<ReadonlySet<string>, 'has'>,
  folded: string,
  rules: ChineseRules,
): readonly WordHit[] {
  const found = others.flatMap(({ start, end }) => {
    if (!CUT_CUE.test(folded.charAt(end - 1))) return []
    const [hit] = findWords(folded, rules.cueWords, start + 1, end + 1)
    if (hit === undefined || hit.start !== end - 1 || rules.notCues.has(hit.word)) return []
    return endsName(folded, hit.start, names) || endsNoun(folded, hit.start, rules) ? [hit] : []
  })
  return found.length === 0 ? cues : [...cues, ...found].sort((a, b) => a.start - b.start)
}

/** Tells whether a noun for people ends at a place. */
function endsNoun(folded: string, end: number, { group }: ChineseRules): boolean {
  return findWords(folded, group, Math.max(0, end - LONGEST_NOUN), end).at(-1)?.end === end
}

/** Tells whether a known name ends at a place. */
function endsName(folded: string, end: number, names: Pick<ReadonlySet<string>, 'has'>): boolean {
  return CHINESE_LENGTHS.some((length) => names.has(folded.slice(end - length, end)))
}

/** A bare 道 is a verb only before a stop or a mark (`他道：`), else a way (`剑道协会`); 叫 may give a name (`一位叫何静的游客`). */
function isWay(folded: string, { word, start, end }: WordHit): boolean {
  // `这要从三月说起`: where a tale begins
  if (word === '说起') return /从[^，,。！？!?；;：:]{1,20}$/.test(folded.slice(Math.max(0, start - 21), start))
  if (word === '叫') return /^[^，,。：:“「]{1,8}的/.test(folded.slice(end, end + 10))
  return word === '道' && !/[\s：:，,“"「『]/.test(folded.charAt(end))
}
