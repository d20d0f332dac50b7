import type { Span } from '../text/span.ts'
import { endsName } from './name-end-zh.ts'
import { roleStart } from './roles-zh.ts'
import type { ChineseRules } from './rules-zh.ts'
import type { SeenName } from './seen-name.ts'
import { findWords } from './word-list.ts'

/** Characters of a foreign name without a dot. */
const LONGEST_SOUND = 6
const TRANSLITERATED = /[\u3400-\u9fff]{1,12}(?:[·•・‧．-][\u3400-\u9fff]{1,10})+/g
/** Between the parts of a name; a hyphen as often stands between two places. */
const JOINT = /[·•・‧．-]/
/** Characters on each side of a hyphen that must sound foreign. */
const SURE_SIDE = 2
/** Characters that stand before a transliterated name and in none. */
const NAME_BORDER = /.*[的了和与及由被是给让向对据在将把从为]/

/**
 * Foreign names whose parts a dot or a hyphen joins (`艾曼妞·瓦贡`), with the role that stands before them; in order.
 *
 * A hyphen joins a name only where a role stands before it (`后卫拉姆-帕克`): `罗马-伦敦` is a flight.
 */
export function transliteratedNames(folded: string, rules: ChineseRules): readonly SeenName[] {
  if (!JOINT.test(folded)) return []
  return [...folded.matchAll(TRANSLITERATED)]
    .filter((hit) => soundsForeign(hit[0], rules) && folded.charAt(hit.index - 1) !== '《')
    .map((hit) => transliterated(folded, hit.index, hit[0], rules))
    .filter(({ name, role }) => role !== undefined || !name.includes('-'))
}

/** Tells a name (`艾曼妞·瓦贡`) from a slogan (`红岩先锋·电商逐梦`) by the characters beside its joint. */
function soundsForeign(run: string, rules: ChineseRules): boolean {
  const at = run.search(JOINT)
  const sounds = (place: number) => rules.transliteration.has(run.charAt(place))
  if (run.charAt(at) !== '-') return sounds(at - 1) || sounds(at + 1)
  return Array.from({ length: SURE_SIDE }, (_, index) => index + 1).every(
    (step) => sounds(at - step) && sounds(at + step),
  )
}

/** Where the last run of characters that foreign names are written with begins; 0 when there is none. */
function foreignStart(head: string, rules: ChineseRules): number {
  let start = head.length
  while (start > 0 && rules.transliteration.has(head.charAt(start - 1))) start--
  return head.length - start >= 2 ? start : 0
}

/** Cuts a transliterated run down to the name: what stands before it (a role) and after it (a verb) is left out. */
function transliterated(folded: string, at: number, run: string, rules: ChineseRules): SeenName {
  const head = run.slice(0, run.search(JOINT))
  const borders = [NAME_BORDER.exec(head), rules.leading.exec(head)].map((hit) => hit?.[0].length ?? 0)
  let cut = Math.max(...borders, foreignStart(head, rules))
  let role: Span | undefined
  for (const { start, end } of findWords(head, rules.role, 0, head.length)) {
    // a role right before a name ends where it begins, whatever it sounds like
    if (end >= head.length || (end < cut && head.length - end > LONGEST_SOUND)) continue
    cut = end
    role = { start: roleStart(folded, at + start), end: at + end }
  }
  const last = /^.*[·•・‧．-]/.exec(run)?.[0].length ?? 0
  let end = last + 1
  while (end < run.length && !endsName(folded, at + end, rules)) {
    // two characters may be any (`瓦贡`), what follows them must sound foreign (`戈弗雷形容`)
    if (end - last >= 2 && !rules.transliteration.has(run.charAt(end))) break
    end++
  }
  const start = at + Math.min(cut, Math.max(0, head.length - 1))
  return { name: folded.slice(start, at + end), span: { start, end: at + end }, role }
}
