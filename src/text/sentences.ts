import { isAbbreviation, mayBeAbbreviation } from './abbreviations.ts'
import { isCapital, isDigit, isHan, isSmall, isSpace } from './characters.ts'
import { goesOnAfterQuotation } from './cues.ts'
import { endOfPair, isBracket, isMark, type MarkPairs, pairMarks, startOfPair } from './mark-pairs.ts'
import { firstSign, type Signs, signsOf } from './signs.ts'
import type { Span } from './span.ts'
import { unitSet } from './unit-set.ts'

const FULL_STOP = 0x2e
const ELLIPSIS = 0x2026
const SPACE = 0x20
/** What may end a sentence; the half-width ones only where `endsHere` says so. */
const ENDERS = unitSet('。！？!?.…｡．‥')
const CJK_ENDER = /[。！？｡]/
const PAUSE = /^(?:…|\.\.|\. \.)/
const CLOSES_QUOTATION = unitSet('”’」』﹂﹄〞"\'')
const CLOSES_BRACKET = unitSet('）)]］】》〉〕')
const CLOSERS = unitSet('”’」』﹂﹄〞）)]］】》〉〕')
/** The longest word that is looked at before a full stop, and after it. */
const LONGEST_WORD = 20

/** Where the scan stands. */
interface Scan {
  readonly text: string
  readonly block: Span
  readonly pairs: MarkPairs
  /** Where the pairs begin that are open at the place being read, outermost first. */
  readonly opened: number[]
  /** Start of the sentence being read, outer white space left out. */
  start: number
}

/**
 * Cuts one block into sentences, Chinese and English alike.
 *
 * - Ends are 。！？ and half-width . ! ? where they do not belong to a number, an abbreviation, initials or an address;
 *   dots and ellipses end a sentence only where white space, a mark or the block's end follows.
 * - Closing marks stay with the sentence they close.
 * - Within a quotation every sentence is one. Its last one goes on when a cue follows the closing mark
 *   (`“……。”他解释道。`, `"Why?" he asked.`), since a reader wants the words with who said them.
 * - Nothing is cut within brackets, unless the brackets hold whole sentences from the start of one.
 * - A mark without partner counts for nothing.
 *
 * @param signs of the text, or at least of the span.
 * @returns sentences in order, without outer white space, none empty; a block without any end is one. Linear.
 */
export function splitSentences(text: string, span: Span, signs: Signs = signsOf(text, span)): readonly Span[] {
  const sentences: Span[] = []
  addSentences(sentences, text, span, signs)
  return sentences
}

/** Adds the sentences of one block to those of the blocks before it, see `splitSentences`. */
export function addSentences(sentences: Span[], text: string, span: Span, signs: Signs): void {
  const start = skipSpace(text, span.start, span.end)
  const first = firstSign(signs, span.start)
  const scan: Scan = { text, block: span, pairs: pairMarks(text, span, signs, first), opened: [], start }
  let done = span.start
  for (let i = first; i < signs.length; i++) {
    const at = signs[i] ?? 0
    if (at >= span.end) break
    const unit = text.charCodeAt(at)
    if (at < done) continue
    if (!isEnder(unit)) {
      pass(scan, at, unit)
      continue
    }
    done = runEnd(scan, at)
    if (!endsHere(scan, at, done)) continue
    sentences.push({ start: scan.start, end: done })
    scan.start = skipSpace(text, done, span.end)
  }
  const rest = trimEnd(text, scan.start, span.end)
  if (rest > scan.start) sentences.push({ start: scan.start, end: rest })
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isSpace(text.charCodeAt(at))) at++
  return at
}

function isEnder(unit: number): boolean {
  if (unit > 0x3f && unit < ELLIPSIS) return false
  if (unit <= 0x3f) return unit === FULL_STOP || unit === 0x21 || unit === 0x3f
  return (
    unit === 0x3002 || unit === 0xff01 || unit === 0xff1f || unit === ELLIPSIS || unit === 0xff61 || unit === 0xff0e
  )
}

/** Steps over one code unit, keeping count of the pairs that are open. */
function pass(scan: Scan, at: number, unit: number): void {
  if (!isMark(unit)) return
  if (endOfPair(scan.pairs, at) !== undefined) scan.opened.push(at)
  closeUntil(scan, at + 1)
}

function closeUntil({ opened, pairs }: Scan, at: number): void {
  while (opened.length > 0 && (endOfPair(pairs, opened.at(-1) ?? 0) ?? 0) <= at) opened.pop()
}

/** Where a run of enders and the closing marks behind them ends; pairs that it closes are closed. */
function runEnd(scan: Scan, from: number): number {
  const { text, block, pairs } = scan
  let at = from + 1
  while (at < block.end) {
    const unit = text.charCodeAt(at)
    const isSpaced = unit === SPACE && (isDotBetween(text, at) || startOfPair(pairs, at + 1) !== undefined)
    if (!isSpaced && ENDERS[unit] !== 1 && !isCloser(pairs, at, unit) && !isClosingApostrophe(text, at, block.end))
      break
    at += isSpaced ? 2 : 1
  }
  closeUntil(scan, at)
  return at
}

/** A closing mark of a pair, or one without partner. */
function isCloser(pairs: MarkPairs, at: number, unit: number): boolean {
  if (!isMark(unit)) return false
  return startOfPair(pairs, at) !== undefined || (CLOSERS[unit] === 1 && endOfPair(pairs, at) === undefined)
}

/** The dots of a pause may have spaces between them. */
function isDotBetween(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === FULL_STOP && text.charCodeAt(at + 1) === FULL_STOP
}

function isClosingApostrophe(text: string, at: number, end: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit !== 0x27 && unit !== 0x22) return false
  return at + 1 >= end || isSpace(text.charCodeAt(at + 1))
}

function endsHere(scan: Scan, at: number, end: number): boolean {
  const { text, block } = scan
  const inner = scan.opened.at(-1)
  if (inner !== undefined && inner > scan.start && isBracket(text.charCodeAt(inner))) return false
  if (end >= block.end) return true
  if (closesAside(scan, end)) return false
  const run = end === at + 1 && text.charCodeAt(at) === FULL_STOP ? '.' : text.slice(at, Math.min(end, at + 8))
  if ((run === '.' || !CJK_ENDER.test(run)) && !endsInLatin(scan, at, end, run)) return false
  if (CLOSES_QUOTATION[text.charCodeAt(end - 1)] !== 1) return true
  const start = startOfPair(scan.pairs, end - 1) ?? scan.start
  return !goesOnAfterQuotation(text, { start, end }, block.end)
}

/** Brackets that opened within the sentence and that the sentence goes on behind: 该模型（真的很大。）已开源。 */
function closesAside({ text, pairs, start }: Scan, end: number): boolean {
  if (CLOSES_BRACKET[text.charCodeAt(end - 1)] !== 1 || isSpace(text.charCodeAt(end))) return false
  return endOfPair(pairs, start) !== end && endOfPair(pairs, end) === undefined
}

/** The harder case: marks that also stand in numbers, abbreviations and pauses. */
function endsInLatin(scan: Scan, at: number, end: number, run: string): boolean {
  const { text, block } = scan
  const before = at > scan.start ? text.charCodeAt(at - 1) : 0
  const after = text.charCodeAt(end)
  if (run.startsWith('．')) return !isDigit(after)
  if (run !== '.' && PAUSE.test(run) && !isSpace(after)) return endOfPair(scan.pairs, end) !== undefined
  if (!isSpace(after)) return isHan(before) || (run !== '.' && isHan(after))
  const goesOn = isSmall(nextUnit(text, end, block.end))
  // Tokenised text has white space before its full stops, and then no abbreviation is one; small letters behind them are
  // a new sentence where sentences begin with small letters. Elsewhere the page was broken into lines (`who . claims`).
  if (isSpace(before)) return !goesOn || isSmall(text.charCodeAt(scan.start))
  return !goesOn && !(run === '.' && belongsToWord(scan, at, end))
}

/** A full stop that belongs to an abbreviation or to the number of a list. */
function belongsToWord(scan: Scan, at: number, end: number): boolean {
  const { text, block } = scan
  let start = at
  while (start > scan.start && at - start < LONGEST_WORD && !isBreak(text.charCodeAt(start - 1))) start--
  const first = text.charCodeAt(start)
  if (start === scan.start && isDigit(first) && /^\d{1,3}$/.test(text.slice(start, at))) return true
  if (!mayBeAbbreviation(first, text.charCodeAt(start + 1), at - start)) return false
  const word = text.slice(start, at)
  const from = skipSpace(text, end, block.end)
  let nextEnd = from
  while (nextEnd - from < LONGEST_WORD && isAsciiLetter(text.charCodeAt(nextEnd))) nextEnd++
  const next = text.slice(from, nextEnd)
  return (
    isAbbreviation(word, next) && (next !== '' || isCapital(text.charCodeAt(from)) || !isHan(text.charCodeAt(from)))
  )
}

function isAsciiLetter(unit: number): boolean {
  return isSmall(unit) || isCapital(unit)
}

function isBreak(unit: number): boolean {
  return (
    isSpace(unit) ||
    isHan(unit) ||
    unit === 0x28 ||
    unit === 0x22 ||
    unit === 0x201c ||
    unit === 0x2014 ||
    unit === 0x2d
  )
}

function nextUnit(text: string, from: number, end: number): number {
  const at = skipSpace(text, from, end)
  return at < end ? text.charCodeAt(at) : 0
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--
  return at
}
