import { isDigit, isLatinLetter } from '../text/characters.ts'
import type { Span } from '../text/span.ts'

/** Terms compiled for search: the first two code units of each lead to the terms that begin so, longest first. */
export interface TermIndex {
  readonly byHead: ReadonlyMap<number, readonly IndexedTerm[]>
  /** Flags of every code unit, `BEGINS` and `IN_WORD`: most places of a text need no more than a look at them. */
  readonly flags: Uint8Array
}

/** One compiled term. */
export interface IndexedTerm {
  /** Lower case. */
  readonly text: string
  /** Place of the term in the list that was compiled; `MASK` for a term that only hides what it covers. */
  readonly place: number
  /** `true` when the term ends in a Latin letter or digit, so that a word border must follow it. */
  readonly bordered: boolean
}

/** A term found in a text. */
export interface TermHit {
  readonly span: Span
  /** Place of the term in the list that was compiled. */
  readonly place: number
}

/** A term begins with it. */
const BEGINS = 1
/** A Latin letter or a digit. */
const IN_WORD = 2

/** The place of a term that is looked for only to hide shorter ones inside it. */
export const MASK = -1

/**
 * Compiles terms for `findTerms`.
 *
 * @param terms Simplified Chinese or Latin script, any case. Terms of one code unit are left out: a lone character is
 * part of too many words. One that begins with `-` hides what stands within it: `-城市场馆` keeps 市场 from being
 * found there.
 */
export function compileTerms(terms: readonly string[]): TermIndex {
  const byHead = new Map<number, IndexedTerm[]>()
  const flags = Uint8Array.from({ length: 0x10000 }, (_, unit) => (isWordUnit(unit) ? IN_WORD : 0))
  for (const [place, term] of terms.entries()) {
    const masks = term.startsWith('-')
    const text = lowerCase(masks ? term.slice(1) : term).trim()
    if (text.length < 2) continue
    const head = headAt(text, 0)
    const bucket = byHead.get(head) ?? []
    bucket.push({ text, place: masks ? MASK : place, bordered: isWordUnit(text.charCodeAt(text.length - 1)) })
    byHead.set(head, bucket)
    const first = text.charCodeAt(0)
    flags[first] = (flags[first] ?? 0) | BEGINS
  }
  for (const bucket of byHead.values()) bucket.sort((a, b) => b.text.length - a.text.length || a.place - b.place)
  return { byHead, flags }
}

/**
 * Finds terms in a text: the leftmost, and of those the longest; none overlap.
 *
 * A Latin term stands between word borders; a plural ending is allowed (`loan` finds `loans`).
 * @param lower the whole text, folded and lower-cased, see `lowerCase`.
 * @returns hits in order, masked ones left out. Linear in the span for a given index.
 */
export function findTerms(lower: string, span: Span, index: TermIndex): readonly TermHit[] {
  const hits: TermHit[] = []
  let at = span.start
  while (at < span.end - 1) {
    const flags = index.flags[lower.charCodeAt(at)] ?? 0
    const hit = (flags & BEGINS) === 0 ? undefined : hitAt(lower, at, span.end, index)
    if (hit === undefined) at = wordEnd(lower, at, span.end, index)
    else {
      if (hit.place !== MASK) hits.push(hit)
      at = hit.span.end
    }
  }
  return hits
}

/** Where the next term can begin: inside a Latin word none can. */
function wordEnd(lower: string, from: number, last: number, { flags }: TermIndex): number {
  const isInWord = (at: number) => ((flags[lower.charCodeAt(at)] ?? 0) & IN_WORD) !== 0
  let at = from + 1
  if (isInWord(from)) while (at < last && isInWord(at)) at++
  return at
}

function hitAt(lower: string, at: number, last: number, index: TermIndex): TermHit | undefined {
  if (isWordUnit(lower.charCodeAt(at)) && at > 0 && isWordUnit(lower.charCodeAt(at - 1))) return undefined
  const bucket = index.byHead.get(headAt(lower, at))
  if (bucket === undefined) return undefined
  for (const term of bucket) {
    const end = at + term.text.length
    if (end > last || !lower.startsWith(term.text, at)) continue
    const borderedEnd = term.bordered ? wordBorderAfter(lower, end, last) : end
    if (borderedEnd !== undefined) return { span: { start: at, end: borderedEnd }, place: term.place }
  }
  return undefined
}

/** Where the word that a term ends in ends: here, or after a plural ending; `undefined` when it goes on otherwise. */
function wordBorderAfter(lower: string, end: number, last: number): number | undefined {
  for (const ending of ['', 's', 'es']) {
    const after = end + ending.length
    if (after > last || !lower.startsWith(ending, end)) continue
    if (after >= lower.length || !isWordUnit(lower.charCodeAt(after))) return after
  }
  return undefined
}

/** Two code units in 30 bits, which is quicker to look up than 32; what falls together is told apart by its text. */
function headAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 14) ^ text.charCodeAt(at + 1)
}

function isWordUnit(unit: number): boolean {
  return isDigit(unit) || isLatinLetter(unit)
}

/** Lower-cases a text without ever changing its length, so that offsets hold (`İ` stays as it is). */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charAt(at)
    const small = unit.toLowerCase()
    return small.length === 1 ? small : unit
  }).join('')
}
