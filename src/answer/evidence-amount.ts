import { isHan } from '../text/characters.ts'
import { madeOnce } from '../text/made-once.ts'
import { askedRun, beginningOf, runFrom } from './evidence-shape.ts'
import { isInAny, type ReadPassage } from './read-near.ts'
import type { Question, QuestionPart } from './read-question.ts'
import type { ReadText } from './read-text.ts'

/**
 * How much a passage holds and lacks, counted: a passage that holds all of two words is a likelier chance find than one
 * that holds six of nine. In tenths, at most 1.
 */
export interface EvidenceAmount {
  /** Groups of words that say the same which stand in the passage. */
  readonly alikeHeld: number
  /** Names and other words in capitals, and figures, that stand neither in it nor around it. */
  readonly namesLacking: number
  /** The same of figures alone, in fifths: a passage without them is of another year or of another thing. */
  readonly figuresLacking: number
}

/** So many make 1. */
const MOST_HELD = 10
const MOST_NAMES = 10
const MOST_FIGURES = 5

/**
 * Counts what a passage holds and lacks. Linear in the question.
 * @param held how many groups of words stand in it; of `wordsIn` it, where nothing groups words.
 */
export function amountOf(question: Question, held: number, { own, near }: ReadPassage): EvidenceAmount {
  const { names, figures } = namedIn(question)
  const isAround = ({ key }: QuestionPart): boolean =>
    own.places.has(key) || isInAny(near.beside, key) || isInAny(near.around, key)
  const lacking = (parts: readonly QuestionPart[]): number => parts.filter((part) => !isAround(part)).length
  return {
    alikeHeld: Math.min(1, held / MOST_HELD),
    namesLacking: Math.min(1, lacking(names) / MOST_NAMES),
    figuresLacking: Math.min(1, lacking(figures) / MOST_FIGURES),
  }
}

/** How many words a question is about, where nothing tells: most Chinese ones have two characters. */
export function wordsIn({ characters, parts }: Question): number {
  return characters.size > 0 ? characters.size / 2 : parts.length
}

/** What a question names and no dictionary has, and the figures among that. */
const namedIn = madeOnce(({ parts, folded }: Question) => {
  const names = parts.filter(({ key, isPlain }) => !isPlain && !String(key).startsWith('#'))
  return { names, figures: names.filter(({ span }) => /\d/.test(folded.charAt(span.start))) }
})

/** Shorter runs of letters stand in any text; two Han characters are a word. */
const LEAST_LETTERS = 6
const LEAST_HAN = 2

/**
 * The share of a question, by code units, that stands in runs which a passage has too: from 0 to 1.
 * Costs more than all other signs, so that only how sure one is of the best is told by it, and not the order.
 */
export function sharedShare(question: Question, read: ReadText): number {
  const { text, places } = askedRun(question)
  const passage = beginningOf(read)
  const shared = new Uint8Array(text.length)
  for (let at = 0; at < passage.length; at++) {
    for (const from of places.get(passage.charCodeAt(at)) ?? []) {
      const length = beginsAt(text, from, { b: passage, at }) ? runFrom(text, from, { b: passage, at }) : 0
      if (length >= leastRun(text, from)) shared.fill(1, from, from + length)
    }
  }
  return text.length === 0 ? 0 : shared.reduce((sum, one) => sum + one, 0) / text.length
}

function leastRun(text: string, at: number): number {
  return isHan(text.charCodeAt(at)) ? LEAST_HAN : LEAST_LETTERS
}

/** Whether a run that two texts share begins at these places, and none of them earlier. */
function beginsAt(a: string, from: number, { b, at }: { readonly b: string; readonly at: number }): boolean {
  return from === 0 || at === 0 || a.charCodeAt(from - 1) !== b.charCodeAt(at - 1)
}
