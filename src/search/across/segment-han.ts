import { rememberNewest } from '../remember-newest.ts'
import { type BilingualDictionary, LONGEST_HAN_WORD } from './dictionary.ts'
import { findString } from './string-table.ts'

/** A stretch of a run of Han characters: a word of the dictionary, or a character that is none. */
export interface HanWord {
  readonly text: string
  /** Offset in the run. */
  readonly start: number
  /** Place in the dictionary. */
  readonly entry: number | undefined
}

/** What a word costs; a character by itself costs more than a word, one that the dictionary does not hold most. */
const WORD_COST = 1
const SINGLE_COST = 1.2
const UNKNOWN_COST = 1.5

/** A question is cut for what it asks, for what it names, and again for the next source. */
const MOST_RUNS = 64

const remembered = rememberNewest<BilingualDictionary, readonly HanWord[]>(MOST_RUNS)

/** Cuts a run of Han characters into the fewest words of the dictionary. Linear. */
export function segmentHan(dictionary: BilingualDictionary, run: string): readonly HanWord[] {
  return remembered(dictionary, run, () => segmentAnew(dictionary, run))
}

function segmentAnew(dictionary: BilingualDictionary, run: string): readonly HanWord[] {
  const costs = new Float64Array(run.length + 1).fill(Number.POSITIVE_INFINITY)
  const words: HanWord[] = []
  costs[0] = 0
  for (let start = 0; start < run.length; start++) {
    for (const word of wordsFrom(dictionary, run, start)) {
      const end = start + word.text.length
      const cost = (costs[start] ?? 0) + costOf(word.text.length, word.entry)
      if (cost >= (costs[end] ?? 0)) continue
      costs[end] = cost
      words[end] = word
    }
  }
  const path: HanWord[] = []
  for (let word = words[run.length]; word !== undefined; word = words[word.start]) path.push(word)
  return path.reverse()
}

function wordsFrom({ chinese }: BilingualDictionary, run: string, start: number): readonly HanWord[] {
  const first = run.slice(start, start + 1)
  const words: HanWord[] = [{ text: first, start, entry: findString(chinese, first) }]
  for (let length = 2; length <= Math.min(LONGEST_HAN_WORD, run.length - start); length++) {
    const text = run.slice(start, start + length)
    const entry = findString(chinese, text)
    if (entry !== undefined) words.push({ text, start, entry })
  }
  return words
}

function costOf(length: number, entry: number | undefined): number {
  if (length > 1) return WORD_COST
  return entry === undefined ? UNKNOWN_COST : SINGLE_COST
}
