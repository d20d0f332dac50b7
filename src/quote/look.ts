import type { Document } from '../document/document.ts'
import type { Signs } from '../text/signs.ts'
import { type Span, sliceSpan } from '../text/span.ts'
import { unitSet } from '../text/unit-set.ts'
import type { Surroundings, Verdict } from './classify.ts'
import { classifyEnglish, type EnglishPassage, endOf } from './classify-en.ts'
import { classifyChinese } from './classify-zh.ts'
import { readLead, readTail } from './cues-en.ts'
import { readChineseLead } from './cues-zh.ts'
import { leadsToDenied } from './denials-en.ts'
import type { Frame } from './frames.ts'
import type { Passage } from './marks.ts'
import type { Candidate } from './mention.ts'
import { clauseStart } from './nearest-zh.ts'
import type { EnglishText } from './people-en.ts'
import type { ChineseText } from './people-zh.ts'
import { readBeat, readChineseTail } from './tail-zh.ts'
import { isUnsaid } from './unsaid-zh.ts'
import { COMMA, DASH, HYPHEN } from './word-marks-en.ts'
import { isMark, readWords, startOf, type Words } from './words-en.ts'

/** Both languages' readings of one document. */
export interface Reading {
  readonly document: Document
  /** Of the document's text. */
  readonly signs: Signs
  /** Whether any Han character stands in it. */
  readonly hasHan: boolean
  readonly chinese: ChineseText
  readonly english: EnglishText
}

/** A passage with everything that its own sentence tells about it. */
export interface Look {
  readonly passage: Passage
  readonly frame: Frame
  /** Index in `frame.passages`. */
  readonly index: number
  readonly language: 'zh' | 'en'
  /** The sentence before it, back to the last full stop or passage; empty at a sentence's start. */
  readonly lead: Span
  /** What follows, up to the full stop or the next passage. */
  readonly tail: Span
  readonly leadCandidate: Candidate | undefined
  readonly tailCandidate: Candidate | undefined
  /** Who speaks earlier in the same sentence, before an earlier passage. */
  readonly inherited: Candidate | undefined
  /** The lead's verb of saying stands right before the passage. */
  readonly ledIn: boolean
  readonly verdict: Verdict
}

const CJK = /[\u3400-\u9fff]/
/** Ends a passage that its sentence goes on behind. */
const CLOSES_PART = unitSet(',!?…—–-')
/** Code units of a sentence that are read on either side of a passage: sentences without end must cost no more. */
const LONGEST_READ = 1000
/** Longest sentence, in characters, that only says who speaks. */
const LONGEST_ATTRIBUTION = 40
/** Longest lead, in characters, that goes on over refused passages. */
const LONGEST_LEAD = 400
/** Most words between a verb of saying and the passage it leads to (`told reporters in Iowa on Friday that`). */
const FARTHEST_LEAD = 12

/**
 * Reads one passage's sentence and judges it.
 *
 * @param previous the passage before it in the same frame, when there is one.
 */
export function lookAt(reading: Reading, frame: Frame, index: number, previous: Look | undefined): Look | undefined {
  const passage = frame.passages[index]
  if (passage === undefined) return undefined
  const before = frame.gaps[index]?.at(-1)
  const joined = previous !== undefined && sameSentence(reading, previous, frame, index)
  const own = before === undefined || before.ended ? emptyAt(passage.outer.start) : lastPart(before.span)
  const lead = joined && previous.verdict.kind === 'rejected' ? overRejected(previous, own, passage.outer.start) : own
  const tail = tailOf(reading, frame, index, passage)
  const language = reading.hasHan && isChinese(reading.document.folded, passage, lead, tail) ? 'zh' : 'en'
  const inherited = joined ? (previous.leadCandidate ?? previous.inherited) : undefined
  const base = { passage, frame, index, language, lead, tail, inherited } as const
  return language === 'zh'
    ? lookChinese(reading, base, follows(reading, previous, passage))
    : lookEnglish(reading, base)
}

/** Tells whether what somebody says stands mark to mark before a passage, or with nothing but `、` between. */
function follows({ document }: Reading, previous: Look | undefined, { outer }: Passage): boolean {
  if (previous?.verdict.kind !== 'direct') return false
  const { end } = previous.passage.outer
  return end === outer.start || (end + 1 === outer.start && document.text.charAt(end) === '、')
}

/** Tells whether no sentence ends between a passage and the one before it. */
function sameSentence(reading: Reading, previous: Look, frame: Frame, index: number): boolean {
  const between = frame.gaps[index] ?? []
  if (between.length > 1 || between[0]?.ended) return false
  return !/[。！？.!?]\s*$/.test(sliceSpan(reading.document.text, previous.passage.inner))
}

/** The lead over a refused passage, which is only words of the sentence; not without bound, for the sake of time. */
function overRejected(previous: Look, own: Span, end: number): Span {
  const { start } = previous.lead
  return end - start <= LONGEST_LEAD ? { start, end: Math.max(own.end, previous.passage.outer.end) } : own
}

type Base = Pick<Look, 'passage' | 'frame' | 'index' | 'language' | 'lead' | 'tail' | 'inherited'>

function lookChinese({ chinese }: Reading, base: Base, inSeries: boolean): Look {
  const { lead, tail, passage } = base
  const { folded } = chinese
  const leadCandidate = lead.end > lead.start ? readChineseLead(chinese, lead) : undefined
  const said = tail.end > tail.start ? readChineseTail(chinese, tail) : undefined
  const next = base.frame.passages[base.index + 1]?.outer.start
  const tailCandidate = said ?? (lead.end > lead.start ? undefined : readBeat(chinese, passage.inner, tail, next))
  const ledIn = leadCandidate?.rule === 'cue-before' || leadCandidate?.rule === 'colon'
  const around: Surroundings = {
    inner: sliceSpan(folded, passage.inner),
    lead: sliceSpan(folded, lead),
    tail: sliceSpan(folded, tail),
    listed: isListed(base),
    follows: inSeries,
    cued: leadCandidate?.cue !== undefined,
    ledIn,
    unsaid: isDenied(chinese, lead, ledIn ? leadCandidate : undefined),
    ledOut: said !== undefined,
    reported: leadCandidate !== undefined || base.inherited !== undefined,
  }
  return lookOf(base, { leadCandidate, tailCandidate, ledIn, verdict: classifyChinese(around, chinese.rules) })
}

/** Tells whether the verb of saying of a lead is denied, asked about or supposed. */
function isDenied(chinese: ChineseText, lead: Span, candidate: Candidate | undefined): boolean {
  if (candidate?.cue === undefined) return false
  const { cue, mention } = candidate
  return isUnsaid(chinese, { start: clauseStart(chinese.folded, cue.start, lead.start), end: cue.start }, mention)
}

function lookEnglish({ english }: Reading, base: Base): Look {
  const { lead, tail, passage } = base
  const { text, rules, words } = english
  const inner = sliceSpan(text, passage.inner)
  readWords(words, lead)
  const leadCandidate = readLead(words)
  const ledIn = leadCandidate !== undefined && leadsTo(words, leadCandidate, lead)
  const denied = leadCandidate?.cue !== undefined && leadsToDenied(words, leadCandidate.cue)
  readWords(words, tail)
  const end = endOf(inner)
  const tailCandidate = readTail(words, 0, CLOSES_PART[end] === 1 || isMark(words, 0, COMMA | DASH | HYPHEN))
  const around: EnglishPassage = {
    inner,
    end,
    lead,
    tail,
    ledIn,
    denied,
    ledOut: tailCandidate !== undefined,
    reported: leadCandidate !== undefined || base.inherited !== undefined,
  }
  return lookOf(base, { leadCandidate, tailCandidate, ledIn, verdict: classifyEnglish(words, around, rules) })
}

/** Tells whether a verb of saying stands right before a passage, or leads to it over a few words. */
function leadsTo(words: Words, { cue }: Candidate, lead: Span): boolean {
  const behind = cue?.end ?? 0
  let first = words.count
  while (first > 0 && startOf(words, first - 1) >= behind) first--
  if (first === words.count) return true
  return words.count - first <= FARTHEST_LEAD && /[,:]$|that$/.test(sliceSpan(words.text, lead).trim())
}

/** Both in one, field by field: a spread with more fields behind it makes an object of a shape of its own each time. */
function lookOf(base: Base, { leadCandidate, tailCandidate, ledIn, verdict }: Omit<Look, keyof Base>): Look {
  const { passage, frame, index, language, lead, tail, inherited } = base
  return { passage, frame, index, language, lead, tail, leadCandidate, tailCandidate, inherited, ledIn, verdict }
}

/** Tells whether another passage stands mark to mark with this one. */
function isListed({ frame, index, passage }: Base): boolean {
  const [before, after] = [frame.passages[index - 1], frame.passages[index + 1]]
  return before?.outer.end === passage.outer.start || after?.outer.start === passage.outer.end
}

function isChinese(folded: string, passage: Passage, lead: Span, tail: Span): boolean {
  const near = folded.slice(Math.max(lead.start, passage.outer.start - 20), passage.outer.start)
  const after = folded.slice(passage.outer.end, Math.min(tail.end, passage.outer.end + 20))
  return (
    CJK.test(near) ||
    CJK.test(after) ||
    CJK.test(folded.slice(passage.inner.start, Math.min(passage.inner.end, passage.inner.start + 20)))
  )
}

/** The end of a long sentence, where what leads to a passage stands. */
function lastPart({ start, end }: Span): Span {
  return { start: Math.max(start, end - LONGEST_READ), end }
}

/** What follows a passage in its sentence, or the sentence behind it that only says who speaks. */
function tailOf(reading: Reading, frame: Frame, index: number, { outer }: Passage): Span {
  const after = frame.gaps[index + 1]?.[0]
  return after === undefined ? emptyAt(outer.end) : (ownTail(reading, frame, index) ?? firstPart(after.span))
}

/**
 * `“…，…”。何静说。`: a sentence that is nothing but who says what stands before it, though the stop of that stands outside
 * its mark.
 */
function ownTail({ chinese, document }: Reading, frame: Frame, index: number): Span | undefined {
  const [stop, behind] = frame.gaps[index + 1] ?? []
  if (stop === undefined || behind === undefined || !behind.ended) return undefined
  if (!/^[。！？]$/.test(sliceSpan(document.text, stop.span))) return undefined
  const { start, end } = behind.span
  if (end - start > LONGEST_ATTRIBUTION) return undefined
  const cue = readChineseTail(chinese, behind.span)?.cue
  return cue !== undefined && /^道?。$/.test(document.text.slice(cue.end, end)) ? behind.span : undefined
}

/** The beginning of a long sentence, where what belongs to the passage before it stands. */
function firstPart({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + LONGEST_READ) }
}

/** Which language's rules read a span: the Chinese ones where any Han character stands in it. */
export function languageOf({ document, hasHan }: Reading, span: Span): Look['language'] {
  return hasHan && CJK.test(sliceSpan(document.text, span)) ? 'zh' : 'en'
}

function emptyAt(position: number): Span {
  return { start: position, end: position }
}
