import { rememberNewest } from '../remember-newest.ts'
import { type BilingualDictionary, LONGEST_HAN_WORD } from './dictionary.ts'
import { findBeginnings } from './string-table.ts'

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

const NONE = -1

function segmentAnew({ chinese }: BilingualDictionary, run: string): readonly HanWord[] {
  const costs = new Float64Array(run.length + 1).fill(Number.POSITIVE_INFINITY)
  // of the word that ends there
  const lengths = new Uint8Array(run.length + 1)
  const entries = new Int32Array(run.length + 1)
  costs[0] = 0
  const offer = (start: number, length: number, entry: number): void => {
    const end = start + length
    const cost = (costs[start] ?? 0) + costOf(length, entry)
    if (cost >= (costs[end] ?? 0)) return
    costs[end] = cost
    lengths[end] = length
    entries[end] = entry
  }
  for (let start = 0; start < run.length; start++) {
    let alone = NONE
    findBeginnings(chinese, { text: run, start, most: LONGEST_HAN_WORD }, (length, entry) => {
      if (length === 1) alone = entry
      else offer(start, length, entry)
    })
    offer(start, 1, alone)
  }
  const path: HanWord[] = []
  for (let end = run.length; end > 0; ) {
    const start = end - (lengths[end] ?? 1)
    const entry = entries[end] ?? NONE
    path.push({ text: run.slice(start, end), start, entry: entry === NONE ? undefined : entry })
    end = start
  }
  return path.reverse()
}

function costOf(length: number, entry: number): number {
  if (length > 1) return WORD_COST
  return entry === NONE ? UNKNOWN_COST : SINGLE_COST
}
