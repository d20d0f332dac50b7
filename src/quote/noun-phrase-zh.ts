import type { Span } from '../text/span.ts'
import type { Mention } from './mention.ts'
import { nameLength } from './names-zh.ts'
import { readPair } from './pairs-zh.ts'
import { type ChineseText, knownNameAt } from './people-zh.ts'
import type { ChineseRules } from './rules-zh.ts'
import { trimPhrase } from './trim-phrase-zh.ts'
import { findWords } from './word-list.ts'

const LONGEST_PHRASE = 24
const LONGEST_DESCRIPTION = 40
/** A pronoun and a noun for how somebody speaks, with what follows them, in characters. */
const LONGEST_HEAD = 5
/** What says that there is somebody. */
const THERE_IS = /^(?:曾|也|就|还|更|甚至)?有(?![关些的限心意声人])(?=.{2})/
/** What points back to what was told before; `反对此` and `对此事` do not. */
const THEME = /^.*(?<![针反面绝应核校])对此(?![事类次举种案项前后刻番人地时书法])(?=.{2})/s
/** `语气有些急躁地说`: how somebody says it, in a clause of its own; whoever does stands before that. */
const BEARING = /^(?:[他她其]的?)?(?:语气|语调|口气|声音|嗓音|神情|神色|表情|态度|情绪|眼神|目光)(?=[\u3400-\u9fff])/
/** What tells of the time before a subject: more than a word, so that it is not one (`战后`). */
const TIME = /^[\u3400-\u9fff\d]{3,20}(?:之?后|之际)(?=[\u3400-\u9fff]{2})/
/** Characters of a name that may stand before an adverb that is part of it. */
const LONGEST_CUT = 3

/** Reads the speaker out of the words before a verb of saying; kind `none` when nothing stands there. */
export function readSubject(source: ChineseText, span: Span): Mention {
  if (isListener(source, span) || isAsked(source.folded, span)) return { span, kind: 'none', role: undefined }
  const about = behindTime(source, behindTheme(source, citedIn(source.folded, span)))
  const heard = oneOf(source.folded, heardIn(source, about))
  const trimmed = wholeNames(source, trimPhrase(source.folded, heard, source.rules), span.end)
  if (trimmed.end <= trimmed.start) return { span: trimmed, kind: 'none', role: undefined }
  // whoever `自己` and `我们` are stands before them
  const head = source.folded.slice(trimmed.start, Math.min(trimmed.end, trimmed.start + LONGEST_HEAD))
  if (/^(?:自己|我们)/.test(head) || BEARING.test(head)) return { span: trimmed, kind: 'none', role: undefined }
  if (trimmed.end - trimmed.start === 1) return readSingle(source, trimmed, span.end)
  return (
    readPronoun(source, trimmed) ??
    readPeople(source, trimmed) ??
    readKnownName(source, trimmed) ??
    readNewName(source, trimmed) ??
    describe(source, withoutThereIs(source, readGroup(source, trimmed) ?? trimmed))
  )
}

/** `被问到何静为什么不来时`: whoever somebody is asked about does not answer. */
function isAsked(folded: string, { start, end }: Span): boolean {
  // `何静来到窗口，却被明确告知：`: nor does whoever is told
  if (/被(?:陆续|多次|当场|明确|口头|再次|直接|电话|一一)?$/.test(folded.slice(Math.max(start, end - 3), end)))
    return true
  return /^(?:[当在])?被(?:记者|媒体)?(?:问|追问|提问)/.test(folded.slice(start, Math.min(end, start + LONGEST_PHRASE)))
}

/** `对刘阿姨`, `跟店主`: whoever is spoken to, alone before a verb of saying. */
function isListener({ folded, names, rules }: ChineseText, { start, end }: Span): boolean {
  if (!/^(?:对(?![此方手])|[向跟给])/.test(folded.slice(start, start + 2)) || end - start > LONGEST_PHRASE) return false
  for (let at = start + 1; at < end; at++) if (knownNameAt(folded, at, names)?.end === end) return true
  const phrase = folded.slice(start + 1, end)
  if (rules.singularPronouns.has(phrase) || /者$/.test(phrase)) return true
  return findWords(phrase, rules.group, 0, phrase.length).at(-1)?.end === phrase.length
}

/** `《日报》援引何静的话`: whose words somebody passes on. */
function citedIn(folded: string, { start, end }: Span): Span {
  const cited = /^.*(?:援引|引述|引用|转述)(.{2,}?)(?:的(?:话|说法|消息|表态|观点|(?:部分)?内容))?$/s.exec(
    folded.slice(start, end),
  )
  const from = cited === null ? 0 : cited[0].indexOf(cited[1] ?? '', cited[0].search(/援引|引述|引用|转述/) + 2)
  return cited === null ? { start, end } : { start: start + from, end: start + from + (cited[1]?.length ?? 0) }
}

/** `事情传开后对此不少网友表示`: whoever says something of what was told before, but not `网友对此痛心地`. */
function behindTheme({ folded, rules }: ChineseText, { start, end }: Span): Span {
  const from = start + (THEME.exec(folded.slice(start, end))?.[0].length ?? 0)
  return from > start && findWords(folded, rules.group, from, end).length > 0 ? { start: from, end } : { start, end }
}

/** `事情传开后店家表示`: whoever says something after a while that no comma parts from him. */
function behindTime({ folded, names, rules }: ChineseText, { start, end }: Span): Span {
  const length = TIME.exec(folded.slice(start, Math.min(end, start + LONGEST_DESCRIPTION)))?.[0].length ?? 0
  const from = start + length
  const [noun] = length === 0 ? [] : findWords(folded, rules.group, from, end)
  const isWhole = noun?.start === from || knownNameAt(folded, from, names) !== undefined
  return length > 0 && isWhole ? { start: from, end } : { start, end }
}

/** `他听到楼下有女子大喊`, `一番话让无数网友点赞`: whoever somebody hears or sees speaking, or something makes speak. */
function heardIn({ folded, rules }: ChineseText, { start, end }: Span): Span {
  const phrase = folded.slice(start, end)
  const length =
    /^.*(?:听到|听见|看到|看见|注意到|留意到|只见|只听|引来|引得|惹来|迎来|引发|吸引|让|令)(?:.*有)?/.exec(phrase)?.[0]
      .length ?? 0
  const nouns = length === 0 ? [] : findWords(phrase, rules.group, length, phrase.length)
  return nouns.length === 0 ? { start, end } : { start: start + length, end }
}

/** `两人中年长者`: one of several speaks, not all of them. */
function oneOf(folded: string, { start, end }: Span): Span {
  if (!/[人们方]/.test(folded.charAt(start + 1))) return { start, end }
  const several = /^(?:[两二三四五六七八九十几\d]人|[他她]们|双方|众人)[之当]?中(?:的|，)?(?=.{2})/.exec(
    folded.slice(start, end),
  )
  return { start: start + (several?.[0].length ?? 0), end }
}

/** `曾有居民` without what says that there is one; `有关部门` is whole. */
function withoutThereIs({ folded, rules }: ChineseText, { start, end }: Span): Span {
  const phrase = folded.slice(start, end)
  const length = THERE_IS.exec(phrase)?.[0].length ?? 0
  const noun = findWords(phrase, rules.group, length, phrase.length).at(-1)
  return length > 0 && noun?.end === phrase.length ? { start: start + length, end } : { start, end }
}

/** A description of somebody; a run of words without a stop is nobody's, nor is whoever is spoken to (`对身边的人说`). */
function describe({ folded }: ChineseText, span: Span): Mention {
  const isNobody =
    span.end - span.start > LONGEST_DESCRIPTION ||
    /[对向跟]/.test(folded.charAt(span.start - 1)) ||
    /^[在当](?![地日时天年代事局])/.test(folded.slice(span.start, span.start + 2))
  return { span: withMarks(folded, span), kind: isNobody ? 'none' : 'phrase', role: undefined }
}

/** A phrase with the mark that belongs to the one within it: `“清风”号` where trimming left `清风”号`. */
function withMarks(folded: string, { start, end }: Span): Span {
  const words = folded.slice(start, end)
  const [opens, closes] = [/[“《]/.test(words), /[”》]/.test(words)]
  if (closes && !opens && /[“《]/.test(folded.charAt(start - 1))) return { start: start - 1, end }
  return opens && !closes && /[”》]/.test(folded.charAt(end)) ? { start, end: end + 1 } : { start, end }
}

/** A phrase up to the end of a known name that trimming cut (`胡向军` looks like `胡` and `向军`). */
function wholeNames({ folded, names }: ChineseText, span: Span, end: number): Span {
  for (let at = Math.max(span.start, span.end - LONGEST_CUT); at < span.end; at++) {
    const name = knownNameAt(folded, at, names)
    if (name !== undefined && name.end > span.end && name.end <= end) return { start: span.start, end: name.end }
  }
  return span
}

/** What stands between a bare surname and its verb, and is the end of no word. */
const BESIDE_SURNAME = /^(?:[仅则亦今昨]|随后|当时|事后)?$/

/** A single character: a pronoun, a bare surname right before its verb (`张说`, `张则说`, not `成都`), or nothing. */
function readSingle({ folded, rules }: ChineseText, span: Span, end: number): Mention {
  const character = folded.charAt(span.start)
  if (rules.singularPronouns.has(character) || rules.groupPronouns.has(character))
    return { span, kind: 'pronoun', role: undefined }
  const isSurname = rules.surnames.has(character) && BESIDE_SURNAME.test(folded.slice(span.end, end))
  return { span, kind: isSurname ? 'name' : 'none', role: undefined }
}

/** The pronoun a phrase is or begins or ends with. */
function readPronoun({ folded, rules }: ChineseText, span: Span): Mention | undefined {
  if (rules.groupPronouns.has(folded.slice(span.start, span.end))) return { span, kind: 'pronoun', role: undefined }
  const found = [3, 2, 1]
    .flatMap((length) => [
      { start: span.start, end: span.start + length },
      { start: span.end - length, end: span.end },
    ])
    .find(({ start, end }) => start >= span.start && isPersonal(folded.slice(start, end), start > span.start, rules))
  // `他的徒弟何静`: whoever is his speaks, not he
  if (found?.start === span.start && /^的(?!确)/.test(folded.slice(found.end, span.end))) return undefined
  return found && { span: found, kind: 'pronoun', role: undefined }
}

/** 其 counts only where a phrase begins: elsewhere it is part of 尤其, 土耳其. */
function isPersonal(word: string, within: boolean, rules: ChineseRules): boolean {
  if (within && word === '其') return false
  return rules.pluralPronouns.has(word) || rules.singularPronouns.has(word)
}

/** Several people by name. */
function readPeople(source: ChineseText, phrase: Span): Mention | undefined {
  const people = readPair(source, phrase)
  return people && named(people)
}

/** A known name at the phrase's end (after its role) or start, or the first one within; not `何静的丈夫`. */
function readKnownName({ folded, names, rules }: ChineseText, span: Span): Mention | undefined {
  let found: Span | undefined
  for (let at = span.start; at < span.end; at++) {
    const name = knownNameAt(folded, at, names)
    if (name === undefined || name.end > span.end) continue
    if (found === undefined || name.end === span.end) found = name
    at = name.end - 1
  }
  if (found === undefined || isSomebodyElse(folded.slice(found.end, span.end), rules)) return undefined
  return { span: found, kind: 'name', role: undefined }
}

/** What follows a name at once and makes another of it: an office, staff, family, those who like somebody. */
export const BELONGS =
  /^(?:[（(][^（()）]{0,30}[）)])?的?(?:(?:忠实|铁杆|死忠|前|大|小)?(?:办公室|工作室|经纪人|经纪公司|团队|幕僚|亲信|心腹|身边人|阵营|发言人|家属|家人|粉丝|歌迷|影迷|球迷|妻子|老婆|丈夫|老公|母亲|妈妈|父亲|爸爸|儿子|女儿|友人|助理|邻居))/

/** Tells whether what follows a name makes another person of it (`的丈夫`). */
function isSomebodyElse(rest: string, rules: ChineseRules): boolean {
  if (BELONGS.test(rest)) return true
  const noun = rest.replace(/^[)）]/, '')
  const isPerson =
    rules.groupEnding.test(noun) || findWords(noun, rules.group, 1, noun.length).at(-1)?.end === noun.length
  return isPerson && /^[^，,]{0,12}(?:的|所在)/.test(noun)
}

/** A name that stands alone, after a role, or before a title of respect (`邹女士`). */
function readNewName(source: ChineseText, span: Span): Mention | undefined {
  const { folded, rules } = source
  const phrase = folded.slice(span.start, span.end)
  const after = findWords(phrase, rules.role, 0, phrase.length).at(-1)?.end ?? 0
  const rest = phrase.slice(after)
  if (rest.length >= 2 && rest.length <= 4 && startsWithSurname(rest, rules) && !rules.notNames.has(rest.slice(0, 2))) {
    const role = after > 0 ? { start: span.start, end: span.start + after } : undefined
    return named({ start: span.start + after, end: span.end }, role)
  }
  return readTitledName(source, span)
}

function readTitledName({ folded, rules }: ChineseText, span: Span): Mention | undefined {
  const phrase = folded.slice(span.start, span.end)
  const length = rules.suffix.exec(phrase)?.index ?? 0
  const end = span.start + length
  // `股票基金经理`: a title that is the end of a longer role has no name before it
  const role = findWords(phrase, rules.role, 0, phrase.length).at(-1)
  if (length === 0 || (role?.end === phrase.length && role.start < length)) return undefined
  if (length <= 3 && startsWithSurname(folded.slice(span.start, end), rules)) return named(span)
  for (let start = Math.max(span.start, end - 3); start < end; start++) {
    if (nameLength(folded, start, rules) === end - start) return named({ start, end: span.end })
  }
  return undefined
}

function named(span: Span, role?: Span): Mention {
  return { span, kind: 'name', role }
}

function startsWithSurname(phrase: string, rules: ChineseRules): boolean {
  if (rules.compoundSurnames.has(phrase.slice(0, 2))) return !rules.people.has(phrase.slice(2))
  return rules.surnames.has(phrase.charAt(0)) && phrase.length <= 3
}

/** A description without a name, without the predicate that may follow it (`老人擦了擦眼睛`). */
function readGroup({ folded, rules }: ChineseText, span: Span): Span | undefined {
  const phrase = folded.slice(span.start, span.end)
  if (rules.groupEnding.test(phrase) && phrase.length <= LONGEST_PHRASE) return span
  const nouns = findWords(phrase, rules.group, 0, phrase.length)
  const last = nouns.at(-1)?.end ?? 0
  // `水务公司的发言人也来了`: a noun with 的 behind it describes the next one
  const first = nouns.find(({ end }) => phrase.charAt(end) !== '的')?.end ?? last
  if (last === 0) return undefined
  const predicate = last < phrase.length && /[着了过]/.test(phrase.slice(first))
  if (last < phrase.length && !predicate) return phrase.length <= LONGEST_PHRASE ? span : undefined
  const cut = predicate ? first : last
  const of = cut > LONGEST_PHRASE ? headOfLong(phrase.slice(0, cut)) : 0
  return { start: span.start + of, end: span.start + cut }
}

/** Where the description itself begins in a phrase too long to be one: at its `该` or `一位`, or behind its last `的`. */
function headOfLong(phrase: string): number {
  const counted = /^.*(?=该|这[位名]|一[位名]|有[位名])/.exec(phrase)?.[0].length ?? 0
  return Math.max(counted, phrase.lastIndexOf('的') + 1)
}
