import { madeOnce } from '../text/made-once.ts'
import type { Span } from '../text/span.ts'
import { trimSpan } from '../text/trim-span.ts'
import { readCues, withCutCues } from './cue-words-zh.ts'
import { seeNames } from './names-zh.ts'
import { joinNicknames, nicknamedNames } from './nicknames-zh.ts'
import type { People, Person, Place } from './people.ts'
import type { ChineseRules } from './rules-zh.ts'
import type { SeenName } from './seen-name.ts'
import { joinShortNames } from './short-names-zh.ts'
import type { WordHit } from './word-list.ts'

/** Characters of a title of respect. */
const LONGEST_TITLE = 2
/** What says whose picture or text it is, or when it was sent (`图/青山银行行长`, `青山7日电/青山银行行长`). */
const CREDIT = /^.*(?:图片?|图表|文|图文|摄影?|来源|提供)\s*[／/]\s*|^.*\d日[电讯][\s／/]+/
/** The number of a day in brackets. */
const DAY = /[（(]\d{1,2}[）)]$/
const LONGEST_DAY = 4
/** A verb of saying or giving before a role that is its object (`何静透露部长陈立…`). */
const SAYS =
  /^.*(?:透露|指出|表示|认为|宣布|获悉|得知|致赠|赠送|送给|交给|颁给|献给|找来|请来|抛给|丢给|听闻|(?:难以|不能|无法)?接受|[送递交献颁][上出发][^，,。]{1,10}给)/
/** For how long, before the role itself (`做了11年的柜员`). */
const FOR_YEARS = /^[^的]*(?:[\d一二三四五六七八九十几多两半]年|[\d一二三四五六七八九十几两]余年)[^的]{0,8}的/
/** Upright ones and their vertical forms. */
const CORNER_MARKS = '「」『』﹁﹂﹃﹄'
const ROUND_MARKS = '“”‘’“”‘’'
const ANY_CORNER = /[「『﹁﹃]/
/** Roles of one person that are kept: nobody's introduction has more. */
const MOST_ROLES = 12

/** The names that a text is known to hold. */
export interface NameIndex {
  readonly all: Pick<ReadonlySet<string>, 'has'>
  /**
   * How long the names are that begin with two characters, longest first: thousands of people may share these, and only
   * so many lengths.
   */
  readonly lengths: ReadonlyMap<string, readonly number[]>
}

/** What Chinese rules read from: one document, the words, and the names it is known to hold. */
export interface ChineseText {
  readonly text: string
  /** In Simplified characters and with round quotation marks; the same length. */
  readonly folded: string
  readonly rules: ChineseRules
  readonly people: People
  readonly names: NameIndex
  /** Every verb of saying, in order; neighbours count as one (`介绍说`). */
  readonly cues: readonly WordHit[]
}

const NO_LENGTHS: readonly number[] = []
const NO_NAMES: NameIndex = { all: new Set(), lengths: new Map() }

/** Collects the people of a document that has Chinese in it; nothing of one without a Han character. */
export function readChinese(
  { text, folded: simplified }: Pick<ChineseText, 'text' | 'folded'>,
  rules: ChineseRules,
  hasHan: boolean,
): ChineseText {
  const folded = foldMarks(simplified)
  const byName = new Map<string, Person>()
  if (!hasHan) return { text, folded, rules, people: { byName, places: [] }, names: NO_NAMES, cues: [] }
  const read = readCues(folded, rules)
  const { cues } = read
  const seen = seeAll(folded, cues, rules)
  for (const entry of seen) addName(byName, entry)
  joinShortNames(byName, text, rules)
  joinNicknames(byName, { text, folded }, rules)
  const names = indexNames(byName)
  for (const { roles } of byName.values()) {
    const cleaned = distinctRoles(
      folded,
      roles.map((role) => cleanRole(folded, role, names, rules)),
    )
    roles.splice(0, roles.length, ...cleaned)
  }
  for (const entry of seen) tellGender(byName.get(entry.name), entry, folded, rules)
  const places = findPlaces(folded, names, byName).filter(({ person }) => !isPress(person, folded, rules))
  return {
    text,
    folded,
    rules,
    people: { byName, places },
    names,
    cues: withCutCues(read, names.all, folded, rules),
  }
}

/** Round marks for the corner ones of Traditional texts, so that words beside either are read alike; the same length. */
function foldMarks(folded: string): string {
  if (!ANY_CORNER.test(folded)) return folded
  return folded.replace(/[「」『』﹁﹂﹃﹄]/g, (mark) => ROUND_MARKS.charAt(CORNER_MARKS.indexOf(mark)))
}

function seeAll(folded: string, cues: readonly WordHit[], rules: ChineseRules): readonly SeenName[] {
  const seen = [...seeNames(folded, cues, rules), ...nicknamedNames(folded, rules)]
  return seen.sort((a, b) => a.span.start - b.span.start)
}

/** Each role once, where it stands first; a report that gives the same one ten thousand times gives it once. */
function distinctRoles(folded: string, roles: readonly Span[]): readonly Span[] {
  const distinct = new Map<string, Span>()
  for (const role of roles) {
    const words = folded.slice(role.start, role.end)
    if (!distinct.has(words)) distinct.set(words, role)
    if (distinct.size === MOST_ROLES) break
  }
  return [...distinct.values()]
}

function addName(byName: Map<string, Person>, { name, span, role }: SeenName): void {
  const known = byName.get(name)
  if (known === undefined) {
    const roles = role === undefined ? [] : [role]
    byName.set(name, {
      name,
      mention: span,
      aliases: undefined,
      roles,
      placesRead: 0,
      affiliation: undefined,
      gender: undefined,
      human: true,
    })
  } else if (role !== undefined) known.roles.push(role)
}

/** A title on either side of a name tells the gender; the first that does counts. */
function tellGender(
  person: Person | undefined,
  { name, span, role }: SeenName,
  folded: string,
  rules: ChineseRules,
): void {
  if (person === undefined || person.gender !== undefined) return
  const before = role === undefined ? '' : folded.slice(role.start, role.end).slice(-LONGEST_TITLE)
  const around = `${before}${name}${folded.slice(span.end, span.end + LONGEST_TITLE)}`
  const [female, male] = [rules.femaleTitle.test(around), rules.maleTitle.test(around)]
  if (female !== male) person.gender = female ? 'female' : 'male'
}

/** Tells whether somebody is known only as one who writes or pictures the news. */
function isPress({ roles }: Person, folded: string, rules: ChineseRules): boolean {
  return roles.length > 0 && roles.every((role) => rules.press.test(folded.slice(role.start, role.end)))
}

/** Cuts off what stands before a role without belonging to it: another person, verbs, dates. */
function cleanRole(folded: string, role: Span, names: NameIndex, rules: ChineseRules): Span {
  let start = afterNames(folded, role, names)
  const skip = (pattern: RegExp) => {
    const length = pattern.exec(folded.slice(start, role.end - 1))?.[0].length ?? 0
    start += length
    return length > 0
  }
  // `今（7）日青山市长`
  if (DAY.test(folded.slice(Math.max(0, start - LONGEST_DAY), start))) skip(/^日/)
  skip(CREDIT)
  skip(SAYS)
  skip(/^(?:[\s、和与及等]|到(?=.{2}))+/)
  for (let more = skip(rules.leading); more; more = skip(rules.leading));
  skip(rules.roleCut)
  skip(FOR_YEARS)
  return trimSpan(folded, { start, end: role.end })
}

/** The end of the last known name within a role; its start when it holds none. */
function afterNames(folded: string, role: Span, names: NameIndex): number {
  let { start } = role
  for (let at = start; at < role.end; at++) {
    const name = knownNameAt(folded, at, names)
    if (name !== undefined && name.end < role.end) start = name.end
  }
  return start
}

function indexNames(byName: ReadonlyMap<string, Person>): NameIndex {
  const lengths = new Map<string, number[]>()
  for (const name of byName.keys()) {
    const key = name.slice(0, 2)
    const known = lengths.get(key)
    if (known === undefined) lengths.set(key, [name.length])
    else if (!known.includes(name.length)) known.push(name.length)
  }
  for (const known of lengths.values()) known.sort((a, b) => b - a)
  return { all: byName, lengths }
}

function findPlaces(folded: string, names: NameIndex, byName: ReadonlyMap<string, Person>): readonly Place[] {
  const places: Place[] = []
  const mayBegin = beginnings(names)
  for (let at = 0; at < folded.length; at++) {
    if (!mayBegin(folded.charCodeAt(at))) continue
    const span = knownNameAt(folded, at, names)
    const person = span && byName.get(folded.slice(span.start, span.end))
    if (span === undefined || person === undefined) continue
    places.push({ span, person })
    at = span.end - 1
  }
  return places
}

/**
 * The known names that stand more than once, also within other words. They are found in one walk: to look for each by
 * itself takes as many walks as there are names.
 */
export const repeatedNames = madeOnce(({ folded, names }: Pick<ChineseText, 'folded' | 'names'>) => {
  const [seen, repeated] = [new Set<string>(), new Set<string>()]
  const mayBegin = beginnings(names)
  for (let at = 0; at < folded.length; at++) {
    if (!mayBegin(folded.charCodeAt(at))) continue
    for (const name of namesAt(folded, at, names)) (seen.has(name) ? repeated : seen).add(name)
  }
  return repeated
})

/** Every known name that begins at a place. */
function namesAt(folded: string, at: number, { all, lengths }: NameIndex): readonly string[] {
  const found = lengths.get(folded.slice(at, at + 2)) ?? NO_LENGTHS
  return found.map((length) => folded.slice(at, at + length)).filter((name) => all.has(name))
}

/** Tells of most characters that no name begins with them, by the low byte: a table of all would be longer than most documents. */
function beginnings({ lengths }: NameIndex): (code: number) => boolean {
  const firsts = new Uint8Array(0x100)
  for (const key of lengths.keys()) firsts[key.charCodeAt(0) & 0xff] = 1
  return (code) => firsts[code & 0xff] === 1
}

/** The longest known name that begins at a place. */
export function knownNameAt(folded: string, at: number, { all, lengths }: NameIndex): Span | undefined {
  for (const length of lengths.get(folded.slice(at, at + 2)) ?? NO_LENGTHS) {
    const name = folded.slice(at, at + length)
    if (all.has(name)) return { start: at, end: at + name.length }
  }
  return undefined
}
