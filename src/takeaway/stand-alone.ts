import { isHan } from '../text/characters.ts'
import type { Span } from '../text/span.ts'
import { hasLoneMark } from './lone-marks.ts'
import { connectiveEndAt, danglesAt, firstLetter } from './measure.ts'
import { wordsWithin } from './measure-words.ts'
import { openingEnd } from './openings.ts'
import { NAME } from './read-words.ts'
import type { Reading } from './reading.ts'

/** How many clauses may be cut off before a sentence. */
const MOST_CUT = 3
/** A clause that is a time of day, with or without its date, and no more; or a mark that nothing stands before. */
const STAMP = /^(?:(?=.*\d:\d\d)[\s\d:./年月日-]{4,}|\s*)[,，:：]$/
/** A head that promises a list: `可以分为三个阶段。`, `…for three reasons:`. */
const COUNTED =
  /(?:[两二三四五六七八九十几数\d]\s?(?:大|个|项|种|类|点|条)[^，,、：:；;。]{0,6}|(?:方面|如下|以下|的是))[。.：:]?$|\b(?:the following|(?:two|three|four|five|six|seven|several|a few) (?:[a-z-]+ )?[a-z]+s)[.:]$/
/** What the first point of a list opens with. */
const FIRST_POINT = /^[\s•·–-]*(?:首先|其一|一是|第一|一方面|1[.、)]|\(1\)|first\b|firstly\b|the first\b|one is\b|1\.)/
const LONGEST_HEAD_END = 40
/** How a Chinese clause ends that says when, or in what respect: what happens then comes behind it. */
const MEANWHILE = /(?:以后|之后|之时|之际|的时候|同时|期间|以来|过程中|情况下|而言|来看|来说|方面|[年月日]起)[，,]$/

/**
 * Tells how many of a sentence's first clauses a reader does without: linking words (此外，), stamps, labels (正文：), and
 * clauses of circumstance that lean on what stands before (为了应对这些挑战，), as long as the rest needs nothing.
 */
export function clausesToCut(reading: Reading, candidate: number): number {
  const clauses = reading.candidates[candidate]?.clauses ?? []
  const cut = uselessClauses(reading, clauses)
  const [first, last] = [clauses[0], clauses[cut - 1]]
  // both marks of a quotation go, or none
  const splits =
    first !== undefined && last !== undefined && hasLoneMark(reading, { start: first.start, end: last.end })
  return splits ? 0 : cut
}

function uselessClauses(reading: Reading, clauses: readonly Span[]): number {
  let cut = 0
  for (const [place, clause] of clauses.slice(0, Math.min(MOST_CUT, clauses.length - 1)).entries()) {
    if (isStamp(reading, clause)) {
      cut = place + 1
      continue
    }
    const next = clauses[place + 1]
    if (next === undefined || cut !== place || danglesAt(reading, next.start)) break
    if (!isLink(reading, clause) && !leansBack(reading, clause)) break
    cut = place + 1
  }
  return cut
}

/** The clause is a linking word and its comma, with perhaps a space before that. */
function isLink(reading: Reading, { start, end }: Span): boolean {
  const linkEnd = connectiveEndAt(reading, start)
  return linkEnd !== undefined && end - linkEnd <= 2
}

function isStamp({ lower, units, rules }: Reading, { start, end }: Span): boolean {
  if (STAMP.test(lower.slice(start, end))) return true
  const labelEnd = openingEnd(units, firstLetter(units, start), rules.label)
  return labelEnd !== undefined && end - labelEnd <= 1
}

/** Tells whether a clause says only when, why or with what: what it belongs to stands elsewhere. */
export function isCircumstance(reading: Reading, clause: Span): boolean {
  return circumstanceEnd(reading, clause) !== undefined
}

/**
 * Tells whether what a clause belongs to comes only behind it: a circumstance (in English only where nothing stands before
 * it), or the first of two that go together (`既…`, `not only …`).
 * @param isFirst nothing that is shown stands before it.
 */
export function leadsOn(reading: Reading, clause: Span, isFirst: boolean): boolean {
  const { lower, units, rules } = reading
  const at = firstLetter(units, clause.start)
  if (openingEnd(units, at, rules.leading) !== undefined) return true
  if (MEANWHILE.test(lower.slice(Math.max(clause.start, clause.end - LONGEST_HEAD_END), clause.end))) return true
  return (isFirst || isHan(units[at] ?? 0)) && isCircumstance(reading, clause)
}

/** Tells whether one of some clauses is a head for what comes behind it. */
export function endsInColon({ lower }: Reading, clauses: readonly Span[]): boolean {
  return clauses.some(({ end }) => /[:：]/.test(lower.charAt(end - 1)))
}

function circumstanceEnd({ units, rules }: Reading, { start }: Span): number | undefined {
  return openingEnd(units, firstLetter(units, start), rules.circumstance)
}

/** A clause of circumstance (when, why, with what) that refers to what stands before it. */
function leansBack(reading: Reading, { start, end }: Span): boolean {
  const { lower, units, rules } = reading
  const opening = circumstanceEnd(reading, { start, end })
  if (opening === undefined) return false
  for (let at = opening; at < end; at++) {
    if (startsWord(lower, at) && openingEnd(units, at, rules.reference) !== undefined) return true
  }
  return false
}

function startsWord(lower: string, at: number): boolean {
  return isHan(lower.charCodeAt(at)) || /[^a-z]/.test(lower.charAt(at - 1))
}

/**
 * Tells whether a sentence speaks of somebody it does not name: an English clause of circumstance with "he" or "she" in
 * it, or right behind it, and no name before.
 */
export function leavesUnnamed(reading: Reading, candidate: number, { start, end }: Span): boolean {
  const { units, rules, words } = reading
  if (openingEnd(units, firstLetter(units, start), rules.circumstance) === undefined) return false
  const { from, to } = wordsWithin(reading, candidate, { start, end })
  for (let at = from; at < to; at++) {
    if (((words.flags[at] ?? 0) & NAME) !== 0) return false
    if (openingEnd(units, words.starts[at] ?? end, rules.unnamed) !== undefined) return true
  }
  return false
}

/** Tells whether a sentence promises a list that only the next sentences give. */
export function headsList({ lower, candidates }: Reading, candidate: number, { start, end }: Span): boolean {
  if (!COUNTED.test(lower.slice(Math.max(start, end - LONGEST_HEAD_END), end))) return false
  const next = candidates[candidate + 1]
  return (
    /[:：]$/.test(lower.slice(end - 1, end)) ||
    (next !== undefined && FIRST_POINT.test(lower.slice(next.span.start, next.span.end)))
  )
}

/** Tells whether a sentence only says who spoke (某某告诉记者。), the words themselves standing before it. */
export function onlyCites({ lower, rules }: Reading, clauses: number, { start, end }: Span): boolean {
  return (
    clauses === 1 &&
    rules.citing.some((ending) => lower.startsWith(ending, end - ending.length) && end - start > ending.length)
  )
}
