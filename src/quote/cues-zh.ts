import { lastStarting } from '../text/last-starting.ts'
import type { Span } from '../text/span.ts'
import { type Candidate, candidateOf, type Mention } from './mention.ts'
import { CLAUSE_END, clauseStart, firstBody, firstPerson, nearestPerson, OBJECT, unnamedHead } from './nearest-zh.ts'
import { readSubject } from './noun-phrase-zh.ts'
import type { ChineseText } from './people-zh.ts'
import { findWords, type WordHit } from './word-list.ts'

/** A verb of saying right before a passage, with at most a colon or a listener between. */
const TIGHT = /^(?:道|说|称|到|了|过|着|出)?\s*[：:，,]?\s*$/
const TIGHT_WITH_LISTENER = /^([^，,。：:]{0,9}?)\s*[：:，,]?\s*$/
/** Characters of the agent of a passive, with its `被`. */
const LONGEST_AGENT = 11
const THEME = /^(?:针对|对于|关于|围绕|鉴于).*的/
/** A name that no rule knows, alone before a colon. */
const LONE_HEAD = /^[\u3400-\u9fff·A-Za-z]{2,8}$/
/** `在某某看来，…` */
const IN_VIEW = /(?:^|[，,；;])在([^，,。；;]{1,24})看来[，,]/
/** The words of a press report up to its verb. */
const REPORT = /报道|消息|媒|[报社网](?:\d+[月日])*(?:[称说]|报道)/
/** A clause that tells what is spoken of. */
const ABOUT = /^(?:针对|对于|关于|围绕|鉴于)/
/** So many reports before a verb are read for its subject: a line can be nothing but verbs of saying. */
const MOST_REPORTS = 8
/** A name that no rule knows, in characters. */
const LONGEST_NAME = 6
/** What a predicate has and a name seldom. */
const DOES = /[着了过起把给让]|^[迳径竟便就又再还也才]/
/** What makes a noun of 被 before it. */
const PASSIVE_NOUN = /^(?:害|告|执行|保险|申请|上诉|调查|选举)/
/** What takes a verb for its object, with what may stand between. */
const NOMINAL = /(?:进行|作出|做出|开展|予以|给予|加以|得到|收到|引发|引起|受到|遭到)了?[\u3400-\u9fff]{0,4}$/

/** A verb of saying and the words of its clause before it. */
export interface CueHit {
  readonly cue: Span
  readonly word: string
  /** From the clause's start to the cue. */
  readonly before: Span
}

/** All verbs of saying of a span, in order. */
export function findCues(source: ChineseText, span: Span): readonly CueHit[] {
  const { folded, cues } = source
  const hits: CueHit[] = []
  for (let at = firstFrom(cues, span.start); at < cues.length; at++) {
    const hit = cues[at]
    if (hit === undefined || hit.end > span.end) break
    if (citesNext(source, hit, cues[at + 1], span.end)) continue
    const clause = { start: clauseStart(folded, hit.start, span.start), end: hit.start }
    if (isNoun(folded, clause, hit)) continue
    const before = agentOf(source, clause) ?? clause
    hits.push({ cue: { start: hit.start, end: hit.end }, word: hit.word, before })
  }
  return hits
}

/** `援引何静的话说`: who is cited speaks, not who cites. */
function citesNext({ folded, rules }: ChineseText, hit: WordHit, next: WordHit | undefined, end: number): boolean {
  if (!rules.citingCues.has(hit.word) || next === undefined || next.end >= end) return false
  return !CLAUSE_END.test(folded.slice(hit.end, next.start))
}

/** `对他进行了防骗提醒。`, `针对何静的回答，…`: a verb of saying that is the object of another verb or a theme. */
function isNoun(folded: string, clause: Span, { end }: WordHit): boolean {
  if (!/^(?:$|[。；;！？!?，,、的和])/.test(folded.charAt(end))) return false
  const before = folded.slice(clause.start, clause.end)
  return NOMINAL.test(before) || THEME.test(before)
}

/** Whoever stands between `被` and a verb of saying (`说自己被店员嘲讽`); nobody where only a clause does. */
function agentOf(source: ChineseText, { start, end }: Span): Span | undefined {
  const from = Math.max(start, end - LONGEST_AGENT)
  const at = source.folded.slice(from, end).search(/[被遭][^被遭]*$/)
  const agent = { start: from + at + 1, end }
  // `被害人家属说`: a noun that begins with 被
  if (PASSIVE_NOUN.test(source.folded.slice(agent.start, end))) return undefined
  return at >= 0 && agent.start < end && isBody(source, agent) ? agent : undefined
}

/** The index of the first hit that starts at a position or later. */
function firstFrom(cues: readonly WordHit[], position: number): number {
  return lastStarting(cues.length, (index) => cues[index]?.start ?? 0, position - 1) + 1
}

/** Reads the speaker out of the words between the sentence's start and a passage. */
export function readChineseLead(source: ChineseText, lead: Span): Candidate | undefined {
  const { folded, rules } = source
  const cues = findCues(source, lead)
  const last = cues[cues.length - 1]
  if (last !== undefined) {
    const rest = folded.slice(last.cue.end, lead.end)
    if (
      TIGHT.test(rest) ||
      (rules.toldCues.has(last.word) && isListener(source, { start: last.cue.end, end: lead.end }))
    ) {
      return candidateOf(subjectOfCue(source, cues, cues.length - 1, lead), last.cue, 'cue-before')
    }
  }
  const colon = readColon(source, lead, cues)
  if (colon !== undefined) return colon
  const strong = cues.findIndex((hit) => !rules.weakCues.has(hit.word))
  if (strong < 0) return readView(source, lead)
  const inner = innerReport(source, cues, strong)
  if (inner !== undefined) return inner
  const mention = subjectOfCue(source, cues, strong, lead)
  return candidateOf(mention, cues[strong]?.cue, 'sentence-subject')
}

/** `《晨报》称，何静表示，…`: what a report of no person reports, the last verb of saying that a person stands before. */
function innerReport(source: ChineseText, cues: readonly CueHit[], first: number): Candidate | undefined {
  const report = cues[first]
  if (report === undefined || isPerson(readSubject(source, report.before))) return undefined
  for (let at = cues.length - 1; at > first; at--) {
    const hit = cues[at]
    if (hit === undefined || source.rules.weakCues.has(hit.word) || hit.before.start === report.before.start) continue
    const mention = readSubject(source, hit.before)
    if (isPerson(mention)) return candidateOf(mention, hit.cue, 'sentence-subject')
  }
  return undefined
}

function isPerson({ kind }: Mention): boolean {
  return kind === 'name' || kind === 'pronoun'
}

/** Reads `在某某看来，…`. */
function readView(source: ChineseText, lead: Span): Candidate | undefined {
  const view = IN_VIEW.exec(source.folded.slice(lead.start, lead.end))
  if (view === null) return undefined
  const start = lead.start + view.index + view[0].indexOf('在') + 1
  const mention = readSubject(source, { start, end: start + (view[1]?.length ?? 0) })
  return candidateOf(mention, undefined, 'sentence-subject')
}

/** Tells whether what stands between a verb and a passage is whom it is said to, and no more. */
function isListener(source: ChineseText, rest: Span): boolean {
  const words = TIGHT_WITH_LISTENER.exec(source.folded.slice(rest.start, rest.end))?.[1]
  if (words === undefined) return false
  const span = { start: rest.start, end: rest.start + words.length }
  const { kind, span: named } = readSubject(source, span)
  return words === '' || (kind === 'name' && named.end === span.end) || kind === 'pronoun' || isBody(source, span)
}

/** Reads `某某：` and `某某送上祝福：`; a label (`来源：`) is nobody. */
function readColon(source: ChineseText, lead: Span, cues: readonly CueHit[]): Candidate | undefined {
  const { folded, rules } = source
  const colon = /[：:]\s*$/.exec(folded.slice(lead.start, lead.end))
  if (colon === null) return undefined
  const end = lead.start + colon.index
  const start = clauseStart(folded, end, lead.start)
  if (rules.notColon.test(folded.slice(Math.max(0, start - 1), end))) return undefined
  const own = readSubject(source, { start, end })
  const isAbout = cues.length > 0 && folded.slice(start, end).includes('是')
  const isTold = own.kind === 'name' && cues.some((hit) => hit.cue.end <= start && isSaidByName(source, hit))
  const isObject = OBJECT.test(folded.slice(start, own.span.start))
  if (!isAbout && !isTold && !isObject && (own.kind === 'name' || own.kind === 'pronoun'))
    return candidateOf(own, cues.at(-1)?.cue, 'colon')
  const mention = beforeColon(source, lead, { start, end }, cues)
  if (mention !== undefined && mention.kind !== 'none') return candidateOf(mention, cues.at(-1)?.cue, 'colon')
  const alone = start === lead.start && LONE_HEAD.test(folded.slice(start, end))
  return alone || isBody(source, own.span) ? candidateOf(own, undefined, 'colon') : undefined
}

/** Whoever a clause before a colon is about, or else whoever the verb of saying of its sentence has. */
function beforeColon(source: ChineseText, lead: Span, clause: Span, cues: readonly CueHit[]): Mention | undefined {
  const last = cues.at(-1)
  if (last !== undefined && last.cue.end > clause.start) return subjectOfCue(source, cues, cues.length - 1, lead)
  // `网友直言，这是何静的功劳：`: a clause with 是 tells of somebody, and so does what somebody with a name says
  const isAbout =
    last !== undefined && (source.folded.slice(clause.start, clause.end).includes('是') || isSaidByName(source, last))
  const near = isAbout ? undefined : (firstPerson(source, clause) ?? firstBody(source, clause))
  if (near !== undefined) return near
  return last === undefined ? firstPerson(source, lead) : subjectOfCue(source, cues, cues.length - 1, lead)
}

/** `何静解释道，陈立没有参加：`: a verb of saying with a name before it and a stop behind it. */
function isSaidByName(source: ChineseText, { before, cue, word }: CueHit): boolean {
  if (source.rules.weakCues.has(word) || !/^道?[，,]/.test(source.folded.slice(cue.end, cue.end + 2))) return false
  return readSubject(source, before).kind === 'name'
}

/** Tells whether a phrase ends in a noun for people or bodies. */
export function isBody({ folded, rules }: ChineseText, span: Span): boolean {
  const phrase = folded.slice(span.start, span.end)
  // `接到群众举报` ends in no paper
  if (rules.groupEnding.test(phrase)) return !phrase.endsWith('举报')
  return findWords(phrase, rules.group, 0, phrase.length).some((hit) => hit.end === phrase.length)
}

/** The subject of the first verb of saying of a sentence, or else of its first clause that has a person. */
export function readChineseSentence(source: ChineseText, sentence: Span): Candidate | undefined {
  const cues = findCues(source, sentence)
  const strong = cues.findIndex((hit) => !source.rules.weakCues.has(hit.word))
  if (strong >= 0) {
    const mention = subjectOfCue(source, cues, strong, sentence)
    if (mention.kind !== 'none') return candidateOf(mention, cues[strong]?.cue, 'sentence-before')
  }
  const mention = firstPerson(source, sentence)
  return mention && candidateOf(mention, undefined, 'beside-verb')
}

function subjectOfCue(source: ChineseText, cues: readonly CueHit[], index: number, sentence: Span): Mention {
  const hit = cues[index]
  if (hit === undefined) return { span: sentence, kind: 'none', role: undefined }
  let from = index
  while (from > 0 && cues[from - 1]?.before.start === hit.before.start) from--
  const own = cues
    .slice(from, index + 1)
    .map(({ before }) => readSubject(source, before))
    .filter(({ kind }) => kind !== 'none')
  // `气候中心预测专家何静表示`: the first verb is part of what she is
  const subject = own.find(isPerson) ?? own[0]
  if (subject !== undefined)
    return ofClauseBefore(source, subject, { start: sentence.start, end: hit.before.start }) ?? subject
  const reports = cues.slice(0, from).filter((report) => mayGoOn(source.folded, report))
  const earlier = subjectOfReports(source, reports, hit)
  if (earlier !== undefined) return earlier
  const [first = hit] = reports
  const before = nearestPerson(source, { start: sentence.start, end: first.before.start })
  return before ?? citedBy(source, first, hit) ?? { span: hit.before, kind: 'none', role: undefined }
}

/** `何静走进车厢，迳自拿起话筒说`: whoever a clause before is about, where what stands before the verb is only what somebody does. */
function ofClauseBefore(source: ChineseText, { kind, span }: Mention, before: Span): Mention | undefined {
  const words = source.folded.slice(span.start, span.end)
  if (kind !== 'phrase' || words.length <= LONGEST_NAME || !DOES.test(words)) return undefined
  return isBody(source, span) ? undefined : nearestPerson(source, before)
}

/**
 * Tells whether the subject of a verb of saying may say what comes next: not whoever did something to another
 * (`何静提起被程立爆料的事，并说`), nor somebody in what is spoken of (`对于何静点赞的事，并说`).
 */
function mayGoOn(folded: string, { before }: CueHit): boolean {
  return !/[被遭]/.test(folded.charAt(before.start - 1)) && !ABOUT.test(folded.slice(before.start, before.end))
}

function subjectOfReports(source: ChineseText, reports: readonly CueHit[], hit: CueHit): Mention | undefined {
  for (const report of reports.slice(-MOST_REPORTS).reverse()) {
    const own = source.rules.weakCues.has(report.word) ? ownHead(source, report, hit) : undefined
    if (own !== undefined) return own
    const mention = readSubject(source, report.before)
    if (mention.kind !== 'none') return citedBy(source, report, hit) ?? mention
  }
  return undefined
}

/** `视频显示，老人坐着不动，放话称“…”`: whom the clause before a verb is about, where no speech leads to it. */
function ownHead(source: ChineseText, report: CueHit, { before }: CueHit): Mention | undefined {
  const start = clauseStart(source.folded, before.start - 1, report.cue.end)
  return start > report.cue.end ? unnamedHead(source, { start, end: before.start - 1 }) : undefined
}

/** `有媒体报道称，何静三次道歉，强调“…”`: whom a report is about up to a verb of saying without a subject. */
function citedBy(source: ChineseText, report: CueHit | undefined, hit: CueHit): Mention | undefined {
  if (report === undefined || report.cue.end >= hit.before.start) return undefined
  if (!REPORT.test(source.folded.slice(report.before.start, report.cue.end))) return undefined
  return firstPerson(source, { start: report.cue.end, end: hit.before.start })
}
