import type { Span } from '../text/span.ts'
import { type CueHit, findCues } from './cues-zh.ts'
import { type Candidate, candidateOf, type Mention } from './mention.ts'
import { firstPerson, nearestPerson, standsAtHead } from './nearest-zh.ts'
import { readSubject } from './noun-phrase-zh.ts'
import type { ChineseText } from './people-zh.ts'

/** How far behind a passage the verb of saying may stand, in characters. */
const FARTHEST_TAIL = 70
/** One clause up to its comma. */
const BEAT = /^[^，,。：:；;“”]{3,24}[，,]\s*$/
/** Verbs of asking. */
const ASKS = /^(?:询问|追问|提问|问|问道|反问|责问|质问)$/

/** Reads `某某说` out of the words that follow a passage. */
export function readChineseTail(source: ChineseText, tail: Span): Candidate | undefined {
  const { folded, rules } = source
  for (const hit of findCues(source, { start: tail.start, end: Math.min(tail.end, tail.start + FARTHEST_TAIL) })) {
    if (rules.weakCues.has(hit.word) && hit.word.length > 1) continue
    const mention = subjectOf(source, hit, tail)
    if (leadsOnly(folded, hit, tail) || asks(source, hit, mention)) return undefined
    if (mention.kind === 'none') continue
    if (mention.kind === 'phrase' && mention.span.end - mention.span.start > 30) continue
    return candidateOf(mention, hit.cue, 'cue-after')
  }
  return undefined
}

/** `得知消息后，何静如释重负，不禁感慨。`: a verb without a subject that ends the sentence has one of a clause before it. */
function subjectOf(source: ChineseText, { cue, before }: CueHit, tail: Span): Mention {
  const own = readSubject(source, before)
  const closes = /^[道着]?[。！？]?\s*$/.test(source.folded.slice(cue.end, tail.end))
  if (own.kind !== 'none' || before.start === tail.start || !closes) return own
  return nearestPerson(source, { start: tail.start, end: before.start }) ?? own
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
