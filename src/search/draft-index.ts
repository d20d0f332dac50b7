import { HAN_NAME } from './across/vocabulary.ts'
import { createHanTable, type HanTable, numberHan } from './han-table.ts'
import { walkPhrases } from './phrase-tree.ts'
import { addPosting, createDraftPostings, type DraftPostings, type SentenceBits } from './postings.ts'
import { readTerms } from './read-terms.ts'
import { readValues } from './read-values.ts'
import type { SearchRules } from './search-rules.ts'
import { rememberStems } from './stem-english.ts'

/** An index while texts are added to it. */
export interface Draft {
  readonly rules: SearchRules
  readonly han: HanTable
  readonly words: Map<string, number>
  termCount: number
  readonly postings: DraftPostings
  /** Sentences told apart, less 1: a mask. */
  readonly sentenceMask: number
  readonly stem: (word: string) => string
}

/** The numbers that terms have already. */
export interface Numbered {
  readonly han: HanTable
  readonly words: ReadonlyMap<string, number>
}

const NOTHING: Numbered = { han: createHanTable(), words: new Map() }

/**
 * Starts a draft.
 * @param sentences any array of the width that tells sentences apart.
 * @param numbered the terms that keep their numbers, in tables of its own; none in an empty draft.
 */
export function createDraft(rules: SearchRules, sentences: SentenceBits, { han, words }: Numbered = NOTHING): Draft {
  return {
    rules,
    han: { keys: han.keys.slice(), ids: han.ids.slice(), count: han.count },
    words: new Map(words),
    termCount: han.count + words.size,
    postings: createDraftPostings(sentences),
    sentenceMask: 8 * sentences.BYTES_PER_ELEMENT - 1,
    stem: rememberStems(),
  }
}

/** A text and where it belongs. */
export interface TextToAdd {
  readonly text: string
  readonly place: number
  /** What stands around a passage counts a quarter. */
  readonly isContext: boolean
}

/** How much was read. */
export interface TextSize {
  /** Han characters and words, those that tell nothing left out. */
  readonly length: number
  readonly hanCount: number
}

/** What a term counts in a passage itself, in quarters. */
export const OWN_COUNT = 4
const CONTEXT_COUNT = 1
const SHORTEST_NAME = 2
const LONGEST_NAME = 12

/** Reads a text into a draft. */
export function addText(draft: Draft, { text, place, isContext }: TextToAdd): TextSize {
  const { rules, han, postings } = draft
  postings.place = place
  postings.count = isContext ? CONTEXT_COUNT : OWN_COUNT
  postings.sentence = isContext ? 0 : 1
  let length = 0
  let hanCount = 0
  const addTerm = (term: number): void => {
    if (term === draft.termCount) draft.termCount++
    addPosting(postings, term)
  }
  const addHan = (key: number): void => addTerm(numberHan(han, key, draft.termCount))
  const addWord = (word: string): void => addTerm(numberWord(draft, word))
  const walk = walkPhrases(rules.concepts, (concept) => addWord(`#${concept}`))
  const folded = rules.fold(text)
  const names = walkNames(rules, folded, addWord)
  const sentences = walkSentences(folded, draft.sentenceMask)
  const enter = (start: number): void => {
    if (!isContext) postings.sentence = sentences(start)
  }
  readTerms(folded, {
    character: (unit, start) => {
      hanCount++
      enter(start)
      if (!isContext) addHan(unit)
      walk.step(unit, start, start + 1)
      names.step(unit, start)
    },
    pair: addHan,
    word: (stem, start, end) => {
      enter(start)
      walk.step(stem, start, end)
      if (rules.stopStems.has(stem)) return
      length++
      addWord(stem)
    },
    stem: draft.stem,
  })
  names.end()
  postings.sentence = 0
  readValues(folded, rules.numbers, (value) => addWord(value))
  return { length: length + hanCount, hanCount }
}

function numberWord({ words, termCount }: Draft, word: string): number {
  const known = words.get(word)
  if (known !== undefined) return known
  words.set(word, termCount)
  return termCount
}

/** Follows a text and reports runs of the characters that foreign names are written with. */
function walkNames({ dictionary, transliterates }: SearchRules, folded: string, addWord: (word: string) => void) {
  let start = 0
  let next = -1
  const end = (): void => {
    const length = next - start
    if (length >= SHORTEST_NAME && length <= LONGEST_NAME) addWord(HAN_NAME + folded.slice(start, next))
    next = -1
  }
  const step = (unit: number, at: number): void => {
    if (dictionary === undefined) return
    const isSounded = transliterates[unit] === 1
    if (at !== next || !isSounded) end()
    if (!isSounded) return
    if (next === -1) start = at
    next = at + 1
  }
  return { step, end }
}

const SENTENCE_END = /[。！？!?\n；]|\.(?=\s)/g

/** Tells the bit of the sentence that a place is in; places come in rising order. */
function walkSentences(folded: string, mask: number): (start: number) => number {
  const end = new RegExp(SENTENCE_END)
  let sentence = 0
  let next = end.exec(folded)?.index ?? folded.length
  return (start) => {
    while (start > next) {
      sentence++
      next = end.exec(folded)?.index ?? folded.length
    }
    return (1 << (sentence & mask)) >>> 0
  }
}
