import type { Span } from '../text/span.ts'
import { unitSet } from '../text/unit-set.ts'
import type { Mention } from './mention.ts'
import { BELONGS } from './noun-phrase-zh.ts'
import { type ChineseText, knownNameAt } from './people-zh.ts'
import { findWords } from './word-list.ts'

/** What ends a Chinese clause. */
export const CLAUSE_END = /[，,；;：:。！？!?…\n\u3000]/
/** The same for whoever asks at every character. */
const CLAUSE_ENDS = unitSet('，,；;：:。！？!?…\n\u3000')
/** Characters of a clause that are read for its subject. */
const LONGEST_CLAUSE = 80
/** A description of people or bodies at a clause's head, in characters. */
const LONGEST_BODY = 14
/** What makes an object of the name behind it, and how far before it, in characters. */
export const OBJECT = /[向对给把将被让帮替]$|[\u3400-\u9fff]给[^，,。]{0,8}$/
const LONGEST_OBJECT = 10
/** What a clause opens with that tells whom something is about (`针对市长何静的回答`). */
const ABOUT =
  /^(?:针对|对于|关于|围绕|鉴于|得知|听说|听闻|获悉|看到|见到|看着|面对|随着|回想|回忆|想起|谈起|聊起|说起|提及|谈及)[^，,。]{0,12}$/
/** What stands before who wrote the report (`记者 何静`). */
const BYLINE = /(?:记者|通讯员|实习生|编辑|摄影)[\s：:／/]*$/
/** A noun for a person, by its last character. */
export const PERSON_NOUN = /[人员者子友民客师生警手孩]$/
/** What may stand before a subject at a clause's head: a role or an adverb, but no verb. */
const HEAD = /^[^了着过说称对向把被给让是将和与跟为有]{0,14}$/
/** What a clause opens with before a subject of its own (`但他们依旧不走`). */
const TURN = /^(?:但是?|而|不过|可是?|然而|于是|随后|结果|[还也更又另曾]?有(?=[\u3400-\u9fff]{2})(?![位名个的]))/
/** How an unnamed person is introduced, before the noun (`一位市民抱来一个西瓜`). */
const INTRODUCED = /^(?:[一有][位名个](?:[^，,了着过]{1,10}的)?|有的?|该|那名|这名|不少|许多|很多|[男女]性)?$/

/** The person that the last clause with one at its head is about, or else the first person of a sentence. */
export function nearestPerson(source: ChineseText, span: Span): Mention | undefined {
  const { folded } = source
  let { end } = span
  while (end > span.start) {
    const start = clauseStart(folded, end - 1, span.start)
    const found = firstPerson(source, { start, end })
    if (found !== undefined && standsAtHead(folded, start, found)) return found
    const unnamed = unnamedHead(source, { start, end })
    if (unnamed !== undefined) return unnamed
    end = start - 1
  }
  return firstPerson(source, span)
}

/** Tells whether nothing but a role or an adverb stands before a person in a clause; `被告人何静` is at its head. */
export function standsAtHead(folded: string, start: number, { span }: Mention): boolean {
  return HEAD.test(folded.slice(start, span.start).replace(/^被(?=[\u3400-\u9fff]{1,3}[人者方])/, ''))
}

/** `一位市民抱来一个西瓜`, `但他们依旧不走`: people without a name that a clause opens with. */
export function unnamedHead({ folded, rules }: ChineseText, { start, end }: Span): Mention | undefined {
  const clause = folded.slice(start, end)
  const from = start + (TURN.exec(clause)?.[0].length ?? 0)
  if (rules.pluralPronouns.has(folded.slice(from, from + 2)))
    return { span: { start: from, end: from + 2 }, kind: 'pronoun', role: undefined }
  const [noun] = findWords(folded, rules.group, from, Math.min(end, from + LONGEST_BODY))
  if (noun === undefined || !PERSON_NOUN.test(noun.word)) return undefined
  if (!INTRODUCED.test(folded.slice(from, noun.start)) || /^[的家区楼代群]/.test(folded.slice(noun.end)))
    return undefined
  // `居民陈先生`: a name that no rule knows
  if (rules.surnames.has(folded.charAt(noun.end))) return undefined
  const last = noun.end + (folded.charAt(noun.end) === '们' ? 1 : 0)
  return { span: { start: from, end: last }, kind: 'phrase', role: undefined }
}

/** Tells whether a name is neither spoken to or dealt with (`向胡某宣告`) nor part of another (`胡某的粉丝`). */
function isSubject(folded: string, name: Span, { start }: Span): boolean {
  if (name.start > start && OBJECT.test(folded.slice(Math.max(start, name.start - LONGEST_OBJECT), name.start)))
    return false
  if (BYLINE.test(folded.slice(Math.max(start, name.start - LONGEST_OBJECT), name.start))) return false
  if (ABOUT.test(folded.slice(clauseStart(folded, name.start, start), name.start))) return false
  return !BELONGS.test(folded.slice(name.end, name.end + LONGEST_CLAUSE))
}

/** The first known person or pronoun of a sentence. */
export function firstPerson({ folded, names, rules }: ChineseText, span: Span): Mention | undefined {
  for (let at = span.start; at < span.end; at++) {
    const name = knownNameAt(folded, at, names)
    if (name !== undefined && isSubject(folded, name, span)) return { span: name, kind: 'name', role: undefined }
    if (name !== undefined) at = name.end - 1
    const character = folded.charAt(at)
    if (character !== '其' && rules.singularPronouns.has(character) && folded.charAt(at + 1) !== '们') {
      return { span: { start: at, end: at + 1 }, kind: 'pronoun', role: undefined }
    }
  }
  return undefined
}

/** `不少网友感到后怕：`: the noun for people or bodies that a clause opens with. */
export function firstBody({ folded, rules }: ChineseText, span: Span): Mention | undefined {
  const [noun] = findWords(folded, rules.group, span.start, Math.min(span.end, span.start + LONGEST_BODY))
  if (noun === undefined || !HEAD.test(folded.slice(span.start, noun.start))) return undefined
  return { span: { start: span.start, end: noun.end }, kind: 'phrase', role: undefined }
}

/** Where the clause around a place begins; a clause without end is cut, for the sake of time. */
export function clauseStart(folded: string, at: number, from: number): number {
  const farthest = Math.max(from, at - LONGEST_CLAUSE)
  let start = at
  while (start > farthest && CLAUSE_ENDS[folded.charCodeAt(start - 1)] !== 1) {
    start--
    // the stops of a title (`《水从哪里来？》一文`) end no clause
    if (folded.charAt(start) !== '》') continue
    const title = folded.slice(farthest, start).lastIndexOf('《')
    if (title >= 0) start = farthest + title
  }
  return start
}
