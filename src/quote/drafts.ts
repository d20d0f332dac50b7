import { isWhiteSpace } from '../text/characters.ts'
import { type Span, sliceSpan } from '../text/span.ts'
import { isQuestion } from './exchange-zh.ts'
import type { Look } from './look.ts'

/** One utterance before its speaker is settled: its passages in order. */
export interface Draft {
  readonly looks: readonly [Look, ...Look[]]
}

/** Longest attribution, in characters, that can stand between two halves of one utterance. */
const LONGEST_BETWEEN = { zh: 40, en: 260 }

/**
 * Joins accepted passages that are parts of one utterance.
 *
 * @param looks accepted passages in order of the text.
 */
export function joinParts(text: string, looks: readonly Look[]): readonly Draft[] {
  const drafts: [Look, ...Look[]][] = []
  for (const look of looks) {
    const open = drafts.at(-1)
    const last = open?.at(-1)
    if (open !== undefined && last !== undefined && continues(text, open, last, look)) open.push(look)
    else drafts.push([look])
  }
  return drafts.map((parts) => ({ looks: parts }))
}

function continues(text: string, open: readonly [Look, ...Look[]], last: Look, next: Look): boolean {
  if (last.language !== next.language) return false
  if (last.passage.goesOn && next.passage.block === last.passage.block + 1) return next.index === 0
  if (last.frame !== next.frame) return false
  if (next.index !== last.index + 1) return last.language === 'en' && continuesOver(open, last, next)
  return last.language === 'zh' ? continuesChinese(text, last, next) : continuesEnglish(text, open, last, next)
}

/** `“A,” he said on “This Show.” “B”`: a refused passage stands within the attribution. */
function continuesOver(open: readonly [Look, ...Look[]], last: Look, next: Look): boolean {
  if (last.tailCandidate === undefined || open[0].ledIn || next.tailCandidate !== undefined || next.ledIn) return false
  if (next.verdict.kind !== 'direct' || next.passage.outer.start - last.passage.outer.end > LONGEST_BETWEEN.en)
    return false
  const between = last.frame.gaps.slice(last.index + 1, next.index + 1).flat()
  const ends = between.filter((piece) => piece.ended).length
  return ends === 0 || (ends === 1 && between.at(-1)?.ended === true)
}

/** Behind a passage that stands in a clause of its sentence (`问及水价是否“…”时，何静回答“…”`). */
const IN_CLAUSE = /[时時的]/

function continuesChinese(text: string, last: Look, next: Look): boolean {
  const between = last.frame.gaps[next.index] ?? []
  const piece = between[0]
  if (between.length !== 1 || piece === undefined) return false
  if (last.ledIn || last.tailCandidate === undefined || IN_CLAUSE.test(text.charAt(last.passage.outer.end)))
    return false
  if (piece.span.end - piece.span.start > LONGEST_BETWEEN.zh) return false
  const said = sliceSpan(text, piece.span)
  const cueEnd = (last.tailCandidate.cue?.end ?? piece.span.end) - piece.span.start
  const rest = said.slice(cueEnd)
  // `“…。”当天，何静在路上说，“…”`: a sentence of its own leads to the second alone
  if (/[。！？!?]$/.test(sliceSpan(text, last.passage.inner)) && /[，,]./.test(said.slice(0, cueEnd))) return false
  if (!/^[^，,。：:]{0,10}[，,：:。]?\s*$/.test(rest)) return false
  if (!piece.ended) return true
  // `“…”他答。“…”“…”`: the second is answered at once, so that it is somebody else's
  const answered = next.frame.passages[next.index + 1]?.outer.start === next.passage.outer.end
  return next.tailCandidate === undefined && !answered && !isAnswered(text, last, next)
}

/** `“谁知道？”何静问道。“我知道！”`: what follows a question that somebody asks, and is none itself, is another's answer. */
function isAnswered(text: string, { passage, tailCandidate }: Look, next: Look): boolean {
  const cue = tailCandidate?.cue
  if (cue === undefined || !/[问問]道?$/.test(sliceSpan(text, cue))) return false
  return isQuestion(text, passage.inner) && !isQuestion(text, next.passage.inner)
}

function continuesEnglish(text: string, open: readonly [Look, ...Look[]], last: Look, next: Look): boolean {
  const between = last.frame.gaps[next.index] ?? []
  const piece = between[0]
  if (between.length > 1) return false
  if (piece === undefined) return next.tailCandidate === undefined
  if (piece.span.end - piece.span.start > LONGEST_BETWEEN.en) return false
  if (last.tailCandidate === undefined || open[0].ledIn) return false
  if (next.verdict.kind === 'partial' && piece.ended) return false
  if (piece.ended) return !hasOwnSpeaker(next)
  return /[,:—–-]\s*$/.test(sliceSpan(text, piece.span))
}

/** A document that it is taken from (`according to the transcript`) is no other speaker; somebody with a post is one. */
function hasOwnSpeaker({ tailCandidate }: Look): boolean {
  if (tailCandidate === undefined) return false
  return tailCandidate.rule !== 'according-to' || tailCandidate.mention.role !== undefined
}

/**
 * What was said, without a comma at its end: that one is of the sentence around (`“It rained,” she said`), and shown
 * alone it would promise more.
 */
export function saidParts(text: string, { looks }: Draft): readonly Span[] {
  const parts = looks.map((look) => look.passage.inner)
  const last = parts.pop() ?? { start: 0, end: 0 }
  let { end } = last
  while (end > last.start && (isComma(text.charCodeAt(end - 1)) || isWhiteSpace(text.charCodeAt(end - 1)))) end--
  parts.push(end === last.start ? last : { start: last.start, end })
  return parts
}

function isComma(unit: number): boolean {
  return unit === 0x2c || unit === 0xff0c
}
