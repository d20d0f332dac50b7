import { isLatinLetter } from '../text/characters.ts'
import { keeps } from '../text/hash-table.ts'
import { lastStarting } from '../text/last-starting.ts'
import type { LexedText } from '../text/lexed.ts'
import { placesOf } from '../text/runs.ts'
import type { Span } from '../text/span.ts'
import type { AnyLine, DocumentRules, LineRule, LineSigns } from './rules.ts'

/** Finds the first rule that matches a line; lines are asked for in order. */
export type FindLineRule = (line: string, span: Span) => LineRule | undefined

const HAN = /\p{Script=Han}/u

/** Prepares to find rules for the lines of a text. */
export function createFindLineRule(lexed: LexedText, { lines, anyLine, signs }: DocumentRules): FindLineRule {
  const holdsSign = signs === undefined ? () => true : createHoldsSign(lexed, signs)
  const mayHoldHan = HAN.test(lexed.lower)
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

/** Tells of lines, which are asked for in order, whether one of some signs stands in them. */
function createHoldsSign(lexed: LexedText, { words, marks }: LineSigns): (line: Span) => boolean {
  // one look at each word and mark is a tenth of what the patterns take that it spares
  const wordPlaces = placesOf(lexed.runs, words)
  const markPlaces = lexed.signs.filter((at) => marks[lexed.units[at] ?? 0] === 1)
  let [word, mark] = [0, 0]
  return ({ start, end }) => {
    while ((wordPlaces[word] ?? end) < start) word++
    while ((markPlaces[mark] ?? end) < start) mark++
    return (wordPlaces[word] ?? end) < end || (markPlaces[mark] ?? end) < end
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

function isSign({ runs, units }: LexedText, run: number, { words, marks }: LineSigns): boolean {
  const hash = runs.hashes[run] ?? 0
  if (hash === 0) return marks[units[runs.starts[run] ?? 0] ?? 0] === 1
  return keeps(words, hash)
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
