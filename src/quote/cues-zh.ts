import type { Span } from '../text/span.ts'
import type { Candidate, Mention } from './mention.ts'
import { readSubject } from './noun-phrase-zh.ts'
import { type ChineseText, knownNameAt } from './people-zh.ts'

const CLAUSE_END = /[，,；;：:。！？!?\s]/
/** A verb of saying right before a passage, with at most a colon or a listener between. */
const TIGHT = /^(?:道|说|称|到|了|过|着|出)?\s*[：:，,]?\s*$/
const TIGHT_WITH_LISTENER = /^[^，,。：:]{0,9}\s*[：:，,]?\s*$/
const LISTENER = new Set([
  '告诉',
  '提醒',
  '警告',
  '呼吁',
  '安慰',
  '叮嘱',
  '嘱咐',
  '劝告',
  '敦促',
  '回复',
  '回应',
  '问',
  '反问',
  '追问',
])
/** How far behind a passage the verb of saying may stand, in characters. */
const FARTHEST_TAIL = 70

/** A verb of saying and the words of its clause before it. */
export interface CueHit {
  readonly cue: Span
  readonly word: string
  /** From the clause's start to the cue. */
  readonly before: Span
}

/** All verbs of saying of a span, in order. */
export function findCues({ folded, rules }: ChineseText, span: Span): readonly CueHit[] {
  const hits: CueHit[] = []
  for (const hit of folded.slice(span.start, span.end).matchAll(rules.cue)) {
    const word = hit[1]
    if (word === undefined) continue
    const start = span.start + hit.index
    hits.push({
      cue: { start, end: start + word.length },
      word,
      before: { start: clauseStart(folded, start, span.start), end: start },
    })
  }
  return hits
}

/** Reads the speaker out of the words between the sentence's start and a passage. */
export function readChineseLead(source: ChineseText, lead: Span): Candidate | undefined {
  const { folded, rules } = source
  const cues = findCues(source, lead)
  const last = cues[cues.length - 1]
  if (last !== undefined) {
    const rest = folded.slice(last.cue.end, lead.end)
    if (TIGHT.test(rest) || (LISTENER.has(last.word) && TIGHT_WITH_LISTENER.test(rest))) {
      return { mention: subjectOfCue(source, cues, cues.length - 1, lead), cue: last.cue, rule: 'cue-before' }
    }
  }
  const colon = /[：:]\s*$/.exec(folded.slice(lead.start, lead.end))
  if (colon !== null) {
    const end = lead.start + colon.index
    const mention = readSubject(source, { start: clauseStart(folded, end, lead.start), end })
    return {
      mention: last && mention.kind === 'phrase' ? subjectOfCue(source, cues, cues.length - 1, lead) : mention,
      cue: last?.cue,
      rule: 'colon',
    }
  }
  const strong = cues.findIndex((hit) => !rules.weakCues.has(hit.word))
  if (strong < 0) return undefined
  const mention = subjectOfCue(source, cues, strong, lead)
  return { mention, cue: cues[strong]?.cue, rule: 'sentence-subject' }
}

/** Reads `某某说` out of the words that follow a passage. */
export function readChineseTail(source: ChineseText, tail: Span): Candidate | undefined {
  const { rules } = source
  for (const hit of findCues(source, { start: tail.start, end: Math.min(tail.end, tail.start + FARTHEST_TAIL) })) {
    if (rules.weakCues.has(hit.word) && hit.word.length > 1) continue
    const mention = readSubject(source, hit.before)
    if (mention.kind === 'none') continue
    if (mention.kind === 'phrase' && mention.span.end - mention.span.start > 30) continue
    return { mention, cue: hit.cue, rule: 'cue-after' }
  }
  return undefined
}

/** The subject of the first verb of saying of a sentence, or else of its first clause that has a person. */
export function readChineseSentence(source: ChineseText, sentence: Span): Candidate | undefined {
  const cues = findCues(source, sentence)
  const strong = cues.findIndex((hit) => !source.rules.weakCues.has(hit.word))
  if (strong >= 0) {
    const mention = subjectOfCue(source, cues, strong, sentence)
    if (mention.kind !== 'none') return { mention, cue: cues[strong]?.cue, rule: 'sentence-before' }
  }
  const mention = firstPerson(source, sentence)
  return mention && { mention, cue: undefined, rule: 'beside-verb' }
}

function subjectOfCue(source: ChineseText, cues: readonly CueHit[], index: number, sentence: Span): Mention {
  const hit = cues[index]
  if (hit === undefined) return { span: sentence, kind: 'none', role: undefined }
  const own = readSubject(source, hit.before)
  if (own.kind !== 'none') return own
  if (index > 0) return subjectOfCue(source, cues, index - 1, sentence)
  return firstPerson(source, { start: sentence.start, end: hit.before.start }) ?? own
}

/** The first known person or pronoun of a sentence. */
export function firstPerson({ folded, names, rules }: ChineseText, span: Span): Mention | undefined {
  for (let at = span.start; at < span.end; at++) {
    const name = knownNameAt(folded, at, names)
    if (name !== undefined) return { span: name, kind: 'name', role: undefined }
    const character = folded.charAt(at)
    if (character !== '其' && rules.singularPronouns.has(character) && folded.charAt(at + 1) !== '们') {
      return { span: { start: at, end: at + 1 }, kind: 'pronoun', role: undefined }
    }
  }
  return undefined
}

function clauseStart(folded: string, at: number, from: number): number {
  let start = at
  while (start > from && !CLAUSE_END.test(folded.charAt(start - 1))) start--
  return start
}
