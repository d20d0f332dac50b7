import { isLatinLetter } from '../text/characters.ts'
import { keptFor, mayKeep, NOT_THERE } from '../text/hash-table.ts'
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
function signPlaces({ runs, units }: LexedText, { words, marks }: LineSigns): readonly number[] {
  const { starts, hashes, count } = runs
  const places: number[] = []
  for (let run = 0; run < count; run++) {
    const hash = hashes[run] ?? 0
    const start = starts[run] ?? 0
    if (hash === 0 ? marks[units[start] ?? 0] === 1 : mayKeep(words.sieve, hash) && keptFor(words, hash) !== NOT_THERE)
      places.push(start)
  }
  return places
}
