import type { Span } from '../text/span.ts'
import { type CueHit, findCues } from './cues-zh.ts'
import { type Candidate, candidateOf, type Mention } from './mention.ts'
import { firstPerson, nearestPerson, standsAtHead } from './nearest-zh.ts'
import { readSubject } from './noun-phrase-zh.ts'
import type { ChineseText } from './people-zh.ts'
import { trimPhrase } from './trim-phrase-zh.ts'

/** How far behind a passage the verb of saying may stand, in characters. */
const FARTHEST_TAIL = 70
/** Whoever holds something, with the verb, in characters. */
const LONGEST_HOLDER = 16
/** One clause up to its comma. */
const BEAT = /^[^，,。：:；;“”]{3,24}[，,]\s*$/
/** A weak verb with a strong one behind it (`评论称`). */
const STRONG_END = /[称说]$/
/** What somebody does while speaking, behind whoever does it: `甜甜捧着灯笼，自豪地告诉记者`. */
const HOLDS =
  /^[\u3400-\u9fff]{2,12}?(?=(?:看|望|盯|指|捧|拿|举|抱|牵|拉|握|摸|抚摸|端|提|挥|穿|戴|站|坐|蹲|躺|翻|擦|摇|挽|扶|推|搂|攥|拎|背|晃|笑)着)/
/** Words of a clause, which are in no short description. */
const CLAUSE_WORD = /[了过在的把被给让向对和与跟从有是很都也还就]/
/** What ends a sentence behind its verb of saying. */
const CLOSED = /^[道着]?(?:记者|笔者)?[。！？]?\s*$/
/** Verbs that tell of words spoken to others, whether or not these are given. */
const ADDRESSES = /^(?:致辞|发言|致谢|道谢|感言|高喊|大呼|呐喊|欢呼|发声|自述)$/
/** Verbs of asking. */
const ASKS = /^(?:询问|追问|提问|问|问道|反问|责问|质问)$/

/** Reads `某某说` out of the words that follow a passage. */
export function readChineseTail(source: ChineseText, tail: Span): Candidate | undefined {
  const { folded } = source
  for (const hit of findCues(source, { start: tail.start, end: Math.min(tail.end, tail.start + FARTHEST_TAIL) })) {
    if (isWeak(source, hit, tail)) continue
    const mention = subjectOf(source, hit, tail)
    if (leadsOnly(folded, hit, tail) || asks(source, hit, mention)) return undefined
    if (mention.kind === 'none') continue
    if (mention.kind === 'phrase' && mention.span.end - mention.span.start > 30) continue
    return candidateOf(mention, hit.cue, 'cue-after')
  }
  return undefined
}

/** A verb that leads to nothing behind a passage; `评论称` is none, nor `致辞` where it ends the sentence. */
function isWeak({ folded, rules }: ChineseText, { word, cue }: CueHit, tail: Span): boolean {
  if (!rules.weakCues.has(word) || word.length === 1 || STRONG_END.test(folded.slice(cue.start, cue.end))) return false
  return !ADDRESSES.test(word) || !CLOSED.test(folded.slice(cue.end, tail.end))
}

/** `得知消息后，何静如释重负，不禁感慨。`: a verb without a subject that ends the sentence has one of a clause before it. */
function subjectOf(source: ChineseText, { cue, before }: CueHit, tail: Span): Mention {
  const own = readSubject(source, before)
  const closes = CLOSED.test(source.folded.slice(cue.end, tail.end))
  if (own.kind !== 'none' || before.start === tail.start || !closes) return own
  return nearestPerson(source, { start: tail.start, end: before.start }) ?? holder(source, tail) ?? own
}

/** Whoever does something with the hands or the eyes at the head of a tail, though no rule knows the name. */
function holder(source: ChineseText, { start, end }: Span): Mention | undefined {
  const { folded, rules } = source
  const length = HOLDS.exec(folded.slice(start, Math.min(end, start + LONGEST_HOLDER)))?.[0].length ?? 0
  const span = trimPhrase(folded, { start, end: start + length }, rules)
  if (span.end - span.start < 2 || CLAUSE_WORD.test(folded.slice(span.start, span.end))) return undefined
  return readSubject(source, span)
}

/**
 * `“…。”何静有些兴奋，“…。”`: somebody with a name who does something between two passages.
 *
 * @param next where the next passage begins.
 */
export function readBeat(
  source: ChineseText,
  inner: Span,
  tail: Span,
  next: number | undefined,
): Candidate | undefined {
  const { folded } = source
  if (next !== tail.end || !/[。！？!?…]/.test(folded.charAt(inner.end - 1))) return undefined
  if (!BEAT.test(folded.slice(tail.start, tail.end)) || findCues(source, tail).length > 0) return undefined
  const mention = firstPerson(source, tail)
  const isNamed = mention?.kind === 'name' && standsAtHead(folded, tail.start, mention)
  return isNamed ? candidateOf(mention, undefined, 'beside-verb') : undefined
}

/** `他说：` and `他这样评价这件事：` after a passage lead to the next one, and so does `他说` right before its mark. */
function leadsOnly(folded: string, { cue }: CueHit, { start, end }: Span): boolean {
  const rest = folded.slice(cue.end, end)
  // `“一个一个来，”何静说“别急”`: a comma within the marks goes on
  const goesOn = /[，,]/.test(folded.charAt(start - 2))
  return /^\s*[：:]|^[^，,]*[：:]\s*$/.test(rest) || (rest === '' && !goesOn && /[“「『"]/.test(folded.charAt(end)))
}

/** `“…”记者问何静为何不来`: the words before are an answer. */
function asks({ folded, rules }: ChineseText, { word }: CueHit, { span }: Mention): boolean {
  return ASKS.test(word) && rules.askers.has(folded.slice(span.start, span.end))
}
