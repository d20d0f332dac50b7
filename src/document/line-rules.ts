import { isLatinLetter } from '../text/characters.ts'
import { keptFor, mayKeep, NOT_THERE } from '../text/hash-table.ts'
import { lastStarting } from '../text/last-starting.ts'
import type { LexedText } from '../text/lexed.ts'
import type { Span } from '../text/span.ts'
import type { AnyLine, DocumentRules, LineRule, LineSigns } from './rules.ts'

/** Finds the first rule that matches a line; lines are asked for in order. */
export type FindLineRule = (line: string, span: Span) => LineRule | undefined

const HAN = /\p{Script=Han}/u

/** Prepares to find rules for the lines of a text. */
export function createFindLineRule(lexed: LexedText, { lines, anyLine, signs }: DocumentRules): FindLineRule {
  const places = signs && signPlaces(lexed, signs)
  const mayHoldHan = HAN.test(lexed.lower)
  let next = 0
  const holdsSign = ({ start, end }: Span): boolean => {
    if (places === undefined) return true
    while ((places[next] ?? end) < start) next++
    return (places[next] ?? end) < end
  }
  return (line, span) => {
    const any = anyLine.find(({ longest }) => line.length <= longest)
    if (
      any === undefined ||
      !mayMatch(line, any, { isSigned: holdsSign(span), hasHan: mayHoldHan && HAN.test(line) })
    ) {
      return undefined
    }
    return lines.find(({ longest, pattern }) => line.length <= longest && pattern.test(line))
  }
}

/** What is known of a line. */
interface LineFacts {
  readonly isSigned: boolean
  readonly hasHan: boolean
}

function mayMatch(line: string, any: AnyLine, { isSigned, hasHan }: LineFacts): boolean {
  if (any.start.test(line) || (isSigned && any.within.test(line))) return true
  if (!hasHan) return !isLatinLetter(line.charCodeAt(0)) && any.startHan.test(line)
  return any.startHan.test(line) || any.withinHan.test(line)
}

/** Where the signs stand, rising. One look at each word is a tenth of what the patterns take that it spares. */
function signPlaces(lexed: LexedText, signs: LineSigns): readonly number[] {
  const { starts, count } = lexed.runs
  const places: number[] = []
  for (let run = 0; run < count; run++) if (isSign(lexed, run, signs)) places.push(starts[run] ?? 0)
  return places
}

function isSign({ runs, units }: LexedText, run: number, { words, marks }: LineSigns): boolean {
  const hash = runs.hashes[run] ?? 0
  if (hash === 0) return marks[units[runs.starts[run] ?? 0] ?? 0] === 1
  return mayKeep(words.sieve, hash) && keptFor(words, hash) !== NOT_THERE
}

/** Tells whether one of some signs stands in a stretch. */
export function holdsSign(lexed: LexedText, { start, end }: Span, signs: LineSigns): boolean {
  const { starts, count } = lexed.runs
  for (let run = lastStarting(count, (index) => starts[index] ?? 0, end - 1); run >= 0; run--) {
    if ((starts[run] ?? 0) < start) return false
    if (isSign(lexed, run, signs)) return true
  }
  return false
}
