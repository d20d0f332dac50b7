import { walkPhrases } from '../search/phrase-tree.ts'
import { readTerms } from '../search/read-terms.ts'
import type { SearchRules } from '../search/search-rules.ts'
import { rememberStems } from '../search/stem-english.ts'

/** A text as every question reads it: what of it does not depend on who asks. */
export interface ReadText {
  readonly rules: SearchRules
  readonly folded: string
  /** Stems of its Latin words, its numbers, and its names and concepts with `#` before, in the order of their ends. Han characters are not among them: they stand in `folded`. */
  readonly keys: readonly string[]
  /** Where each of `keys` begins and ends, by turns. */
  readonly places: Uint32Array
}

/** A longer text is none that comes again with the next question. In code units. */
const LONGEST_KEPT = 2000
/** What is read for one question is up to 30,000 code units; so much of the newest is kept, and as much before it. */
const KEPT_CODE_UNITS = 500_000

/** Texts that were read, by the rules that they were read by. */
type Kept = WeakMap<SearchRules, Map<string, ReadText>>

interface Memory {
  fresh: Kept
  old: Kept
  /** How much of `fresh` is taken, in code units. */
  taken: number
  stem: (word: string) => string
}

const memory: Memory = { fresh: new WeakMap(), old: new WeakMap(), taken: 0, stem: rememberStems() }

/**
 * Reads a text, or remembers what was read. Questions to one corpus are mostly answered from the same few hundred lines,
 * and reading them is most of what a question takes. What was not asked for during so much reading is forgotten.
 */
export function readText(text: string, rules: SearchRules): ReadText {
  const fresh = textsOf(memory.fresh, rules)
  const known = fresh.get(text)
  if (known !== undefined) return known
  const read = memory.old.get(rules)?.get(text) ?? readAnew(text, rules)
  if (text.length <= LONGEST_KEPT) keep(fresh, text, read)
  return read
}

function textsOf(kept: Kept, rules: SearchRules): Map<string, ReadText> {
  const known = kept.get(rules)
  if (known !== undefined) return known
  const made = new Map<string, ReadText>()
  kept.set(rules, made)
  return made
}

function keep(fresh: Map<string, ReadText>, text: string, read: ReadText): void {
  fresh.set(text, read)
  memory.taken += text.length
  if (memory.taken <= KEPT_CODE_UNITS) return
  memory.old = memory.fresh
  memory.fresh = new WeakMap()
  memory.taken = 0
  memory.stem = rememberStems()
}

function readAnew(text: string, rules: SearchRules): ReadText {
  const folded = rules.fold(text)
  const keys: string[] = []
  const places: number[] = []
  const add = (key: string, start: number, end: number): void => {
    keys.push(key)
    places.push(start, end)
  }
  const names = walkPhrases(rules.concepts, (concept, start, end) => add(`#${concept}`, start, end))
  readTerms(folded, {
    character: (unit, start) => names.step(unit, start, start + 1),
    pair: () => undefined,
    word: (word, start, end) => {
      add(word, start, end)
      names.step(word, start, end)
    },
    stem: memory.stem,
  })
  return { rules, folded, keys, places: Uint32Array.from(places) }
}
