import { hanPair } from './han-table.ts'
import { readTerms, type TermTaker } from './read-terms.ts'
import { madeOfNewest } from './remember-newest.ts'
import { stemEnglish, withoutApostrophe } from './stem-english.ts'

/** A Han character by its code unit, or a word. */
export type TextTerm = number | string

/** The terms of a text in its order, read once for all who look for something in it. Lists are parallel. */
export interface TextTerms {
  /** Words by their stems. */
  readonly stems: readonly TextTerm[]
  /** Words as they are written, up to an apostrophe. */
  readonly written: readonly TextTerm[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Each of them once: a text that repeats one character 2,000 times holds little to look up. */
  readonly different: Readonly<Record<'stems' | 'written', readonly TextTerm[]>>
}

/** A question is looked through as it was written, as it may be meant, without what tells nothing in it. */
export const MOST_TEXTS = 24
/** A longer text is no question. In code units. */
export const LONGEST_KEPT = 4_001
/** Words of questions whose stems are remembered. */
const MOST_WORDS = 2_000

const kept = madeOfNewest(MOST_TEXTS, readTextTerms)

/** Reads the terms of a folded text, or remembers them. Linear. */
export function termsOf(folded: string): TextTerms {
  return folded.length > LONGEST_KEPT ? readTextTerms(folded) : kept(folded)
}

/** Does as `readTerms` with a text that is read again and again, by stems. */
export function takeTerms(folded: string, { character, pair, word }: Omit<TermTaker, 'stem'>): void {
  const { stems, starts, ends } = termsOf(folded)
  for (let at = 0; at < stems.length; at++) {
    const term = stems[at] ?? 0
    const start = starts[at] ?? 0
    if (typeof term === 'string') word(term, start, ends[at] ?? 0)
    else {
      character(term, start)
      const before = stems[at - 1]
      if (typeof before === 'number' && starts[at - 1] === start - 1) pair(hanPair(before, term), start - 1)
    }
  }
}

const stemOf = madeOfNewest(MOST_WORDS, stemEnglish)

function readTextTerms(folded: string): TextTerms {
  const stems: TextTerm[] = []
  // the same list while no word is written otherwise
  let written = stems
  const [starts, ends]: [number[], number[]] = [[], []]
  const add = (stem: TextTerm, word: TextTerm, start: number, end: number): void => {
    if (written === stems && word !== stem) written = [...stems]
    stems.push(stem)
    if (written !== stems) written.push(word)
    starts.push(start)
    ends.push(end)
  }
  let uncut: string | undefined
  readTerms(folded, {
    character: (unit, start) => add(unit, unit, start, start + 1),
    pair: () => undefined,
    // a number has no stem, and is written as it is read
    stem: (word) => {
      uncut = withoutApostrophe(word)
      return stemOf(word)
    },
    word: (stem, start, end) => {
      add(stem, uncut ?? stem, start, end)
      uncut = undefined
    },
  })
  const differentStems = [...new Set(stems)]
  const different = { stems: differentStems, written: written === stems ? differentStems : [...new Set(written)] }
  return { stems, written, starts, ends, different }
}
