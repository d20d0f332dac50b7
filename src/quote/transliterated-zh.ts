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
/** Chinese characters with two or more capitalised words in brackets behind them. */
const SPELT = /([\u3400-\u9fff]{2,16})[（(]([A-Z][A-Za-z.'’-]+(?:[ \u00a0][A-Z][A-Za-z.'’-]*){1,3})[）)]/g
const SHORTEST_SPELT = 2
/** What ends a description before a name. */
const OPENS = /[的和与及由对向跟]/
/** Words of a body's or a place's own name. */
const BODY =
  /\b(?:Bank|Center|Centre|City|College|Company|Council|Fund|Group|Inc|Institute|Island|Journal|Lab|News|Office|Party|Post|Press|River|School|Social|Society|Street|Times|Tower|University|York)\b/
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
  // a last part of one character goes on with the next that sounds foreign, though it may end a name (`德·拉图尔`)
  let end = last + (rules.transliteration.has(run.charAt(last + 1)) ? 2 : 1)
  while (end < run.length && !endsName(folded, at + end, rules)) {
    // two characters may be any (`瓦贡`), what follows them must sound foreign (`戈弗雷形容`)
    if (end - last >= 2 && !rules.transliteration.has(run.charAt(end))) break
    end++
  }
  const start = at + Math.min(cut, Math.max(0, head.length - 1))
  return { name: folded.slice(start, at + end), span: { start, end: at + end }, role }
}

/**
 * Foreign names whose own spelling stands in brackets behind them (`里登（Sven Riden）`), with the role before them.
 *
 * A place or a body may be spelt out as well: the spelling has two capitalised words or more and none of a body's, and
 * what stands before the name is a role, a stop or a word that ends a description.
 */
export function bracketedNames(folded: string, rules: ChineseRules): readonly SeenName[] {
  return [...folded.matchAll(SPELT)].flatMap((hit) => {
    const [, run = '', spelling = ''] = hit
    const end = hit.index + run.length
    let from = run.length
    while (from > 0 && run.length - from < LONGEST_SOUND && rules.transliteration.has(run.charAt(from - 1))) from--
    const roles = findWords(run, rules.role, 0, run.length).filter((word) => word.end < run.length)
    const role = roles.findLast((word) => word.end >= from)
    const start = hit.index + (role?.end ?? from)
    const name = folded.slice(start, end)
    const isOpen =
      role !== undefined || !/[\u3400-\u9fff]/.test(folded.charAt(start - 1)) || OPENS.test(folded.charAt(start - 1))
    if (name.length < SHORTEST_SPELT || !isOpen || BODY.test(spelling) || rules.notNames.has(name)) return []
    const span = { start, end }
    const held = role && { start: roleStart(folded, hit.index + role.start), end: hit.index + role.end }
    return [{ name, span, role: held }]
  })
}
