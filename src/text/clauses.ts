import { isDigit, isHan, isSpace } from './characters.ts'
import { pairMarks } from './mark-pairs.ts'
import { firstSign, type Signs, signsOf } from './signs.ts'
import type { Span } from './span.ts'

/** Words that open a clause behind an English comma. */
const OPENS_CLAUSE =
  /^\s+(?:and|but|or|so|yet|nor|which|who|whom|whose|where|when|while|as|because|although|though|since|if|after|before|unless|until|whereas|according|including|adding|making|leading|leaving)\b/

/**
 * Cuts a sentence into clauses at ，；： and half-width , ; :, never at 、.
 *
 * Nothing is cut within a number or time, quotation marks or brackets. An English comma breaks only before a word that
 * opens a clause (`and`, `but`, `which`, …); an English dash, semicolon or colon when white space follows.
 *
 * @param signs of the text, or at least of the sentence.
 * @returns clauses in order, at least one, each with its closing punctuation and without outer white space.
 */
export function splitClauses(text: string, sentence: Span, signs: Signs = signsOf(text, sentence)): readonly Span[] {
  const clauses: Span[] = []
  let start = sentence.start
  for (const at of outsideMarks(text, sentence, signs)) {
    if (at < start) continue
    clauses.push({ start, end: at + 1 })
    start = at + 1
    while (start < sentence.end && isSpace(text.charCodeAt(start))) start++
  }
  if (start === sentence.start) clauses.push(sentence)
  else if (start < sentence.end) clauses.push({ start, end: sentence.end })
  return clauses
}

/** Positions where a clause can end, before the last one. */
function breaksOf(text: string, { start, end }: Span, signs: Signs): readonly number[] {
  const found: number[] = []
  for (let i = firstSign(signs, start); i < signs.length; i++) {
    const at = signs[i] ?? 0
    if (at + 1 >= end) break
    if (isBreak(text.charCodeAt(at)) && breaks(text, at)) found.push(at)
  }
  return found
}

/**
 * Those of the breaks that no pair of marks encloses. A sentence cut out of a longer quotation has half of a
 * pair: what stands behind an opening mark at its start, and before a closing one, is inside.
 */
function outsideMarks(text: string, sentence: Span, signs: Signs): readonly number[] {
  const positions = breaksOf(text, sentence, signs)
  if (positions.length === 0) return positions
  const { byOpening, firstUnclosed, lastUnopened } = pairMarks(text, sentence, signs)
  if (firstUnclosed === sentence.start) return []
  const pairs = [...byOpening.values()].sort((a, b) => a.span.start - b.span.start)
  let pair = 0
  let outside = lastUnopened ?? sentence.start
  return positions.filter((at) => {
    while ((pairs[pair]?.span.start ?? at) < at) {
      const { start, end } = pairs[pair]?.span ?? sentence
      if (start >= outside) outside = end
      pair++
    }
    return at >= outside
  })
}

function isBreak(unit: number): boolean {
  if (unit < 0x80) return unit === 0x2c || unit === 0x3a || unit === 0x3b
  return unit === 0xff0c || unit === 0xff1b || unit === 0xff1a || unit === 0x2014
}

function breaks(text: string, at: number): boolean {
  const mark = text.charAt(at)
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at + 1)
  if (isDigit(before) && isDigit(after)) return false
  if (mark === '，' || mark === '；' || mark === '：') return true
  if (mark === '—') return /\s/.test(text.charAt(at + 1))
  if (isHan(before) || isHan(after)) return true
  if (mark === ',') return OPENS_CLAUSE.test(text.slice(at + 1, at + 16))
  return /\s/.test(text.charAt(at + 1))
}
