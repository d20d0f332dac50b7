import { EMPTY, type Words } from './read-words.ts'

/** Flags of a term within one document. */
export const IN_TITLE = 1
/** It occurs in the first sentences. */
export const IN_LEAD = 2
/** It is one of the terms that most sentences share. */
export const KEY = 4
/** It occurs in more than one sentence. */
export const RECURRING = 8

/** What a document makes of its terms, by id. */
export interface Terms {
  readonly flags: Uint8Array
  /** Natural logarithm of how often each occurs. */
  readonly logCounts: Float64Array
}

const LEAD_SENTENCES = 3
const KEY_TERMS = 10

/** Marks the terms of a document. Linear in their number but for sorting those that recur. */
export function markTerms(words: Words, titleTerms: ReadonlySet<number>): Terms {
  const flags = new Uint8Array(words.counts.length)
  const mark = (id: number, flag: number) => {
    flags[id] = (flags[id] ?? 0) | flag
  }
  for (const id of titleTerms) mark(id, IN_TITLE)
  const leadEnd = words.firstOf[Math.min(LEAD_SENTENCES, words.firstOf.length - 1)] ?? 0
  for (const id of words.ids.slice(0, leadEnd)) mark(id, IN_LEAD)
  for (const id of keyTerms(words)) mark(id, KEY)
  for (const id of recurringTerms(words)) mark(id, RECURRING)
  const logCounts = new Float64Array(words.counts.length)
  for (let id = 0; id < logCounts.length; id++) {
    const count = words.counts[id] ?? 1
    // the logarithm of 1 is 0, as the array has it, and most terms occur once
    if (count > 1) logCounts[id] = Math.log(count)
  }
  return { flags, logCounts }
}

function recurringTerms({ sentenceCounts }: Words): readonly number[] {
  const recurring: number[] = []
  for (let id = 0; id < sentenceCounts.length; id++) if ((sentenceCounts[id] ?? 0) > 1) recurring.push(id)
  return recurring
}

/** The terms that most sentences share, ties in order of first use. */
function keyTerms(words: Words): readonly number[] {
  const empty = new Uint8Array(words.counts.length)
  for (let at = 0; at < words.ids.length; at++) empty[words.ids[at] ?? 0] = (words.flags[at] ?? 0) & EMPTY
  const sentencesOf = (id: number) => words.sentenceCounts[id] ?? 0
  return recurringTerms(words)
    .filter((id) => empty[id] === 0)
    .sort((a, b) => sentencesOf(b) - sentencesOf(a) || a - b)
    .slice(0, KEY_TERMS)
}
