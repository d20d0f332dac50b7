import type { FoldText } from '../text/fold.ts'
import type { Span } from '../text/span.ts'
import { madeOfNewest } from './remember-newest.ts'
import { LONGEST_KEPT, MOST_TEXTS, termsOf } from './text-terms.ts'

/** One way of calling something. */
export interface Phrase {
  /** What it calls: equal for all the words for one thing. */
  readonly concept: string
  readonly text: string
}

/** Phrases by their first word, then their second, and so on. */
export interface PhraseTree {
  readonly phrases: readonly Phrase[]
  readonly root: PhraseNode
  /** What a Latin word is compared by. */
  readonly words: 'stems' | 'written'
}

/** A place in the tree: what may follow, and what ends here. */
export interface PhraseNode {
  readonly next: Map<number | string, PhraseNode>
  concepts: readonly string[]
}

/** Builds the tree. A phrase of Han characters is found anywhere, one of Latin letters by the stems of its words. */
export function createPhraseTree(phrases: readonly Phrase[], fold: FoldText): PhraseTree {
  return treeOf(phrases, fold, 'stems')
}

/** The same with Latin words as they are written: `what are` asks for several things, `what is` for one. */
export function createWrittenPhraseTree(phrases: readonly Phrase[], fold: FoldText): PhraseTree {
  return treeOf(phrases, fold, 'written')
}

function treeOf(phrases: readonly Phrase[], fold: FoldText, words: PhraseTree['words']): PhraseTree {
  const root: PhraseNode = { next: new Map(), concepts: [] }
  for (const { concept, text } of phrases) {
    const steps = termsOf(fold(text))[words]
    if (steps.length === 0) continue
    let node = root
    for (const step of steps) node = childOf(node, step)
    if (!node.concepts.includes(concept)) node.concepts = [...node.concepts, concept]
  }
  return { phrases, root, words }
}

/** A phrase found in a text: the concept it calls, and where it stands there. */
export type ReportPhrase = (concept: string, start: number, end: number) => void

/** Follows a text through a tree, word by word, and reports every phrase as it ends. */
export interface PhraseWalk {
  /** Takes the next word or character, and where it stands. */
  readonly step: (step: number | string, start: number, end: number) => void
}

/** A phrase that has begun. */
interface OpenPhrase {
  readonly node: PhraseNode
  readonly start: number
}

/**
 * Starts a walk. Phrases within a phrase are reported too (`联邦微调` holds `微调`).
 * Each step follows the phrases that are open, at most as many as the longest phrase has words.
 */
export function walkPhrases(tree: PhraseTree, report: ReportPhrase): PhraseWalk {
  // two lists in turns: a new one at each step would be most of what a long text takes
  let open: OpenPhrase[] = []
  let still: OpenPhrase[] = []
  const advance = (node: PhraseNode, from: number, end: number): void => {
    for (const concept of node.concepts) report(concept, from, end)
    if (node.next.size > 0) still.push({ node, start: from })
  }
  return {
    step(step, start, end) {
      const first = tree.root.next.get(step)
      if (open.length === 0 && first === undefined) return
      for (const phrase of open) {
        const next = phrase.node.next.get(step)
        if (next !== undefined) advance(next, phrase.start, end)
      }
      if (first !== undefined) advance(first, start, end)
      const ended = open
      open = still
      still = ended
      still.length = 0
    },
  }
}

/** A phrase found, with where it stands. */
export interface FoundPhrase {
  readonly concept: string
  readonly span: Span
}

/** Trees that are asked for the same text, one after the other: its concepts are looked for again and again. */
const foundIn = madeOfNewest(MOST_TEXTS, () => new Map<PhraseTree, readonly FoundPhrase[]>())

/** Finds every phrase of a tree in a folded text, in order of their ends. */
export function findPhrases(tree: PhraseTree, folded: string): readonly FoundPhrase[] {
  if (folded.length > LONGEST_KEPT) return findAnew(tree, folded)
  const known = foundIn(folded)
  const before = known.get(tree)
  if (before !== undefined) return before
  const found = findAnew(tree, folded)
  known.set(tree, found)
  return found
}

const NONE: readonly FoundPhrase[] = []

function findAnew(tree: PhraseTree, folded: string): readonly FoundPhrase[] {
  const { [tree.words]: terms, starts, ends, different } = termsOf(folded)
  if (!different[tree.words].some((term) => tree.root.next.has(term))) return NONE
  const found: FoundPhrase[] = []
  const walk = walkPhrases(tree, (concept, start, end) => found.push({ concept, span: { start, end } }))
  for (let at = 0; at < terms.length; at++) walk.step(terms[at] ?? 0, starts[at] ?? 0, ends[at] ?? 0)
  return found
}

function childOf(node: PhraseNode, step: number | string): PhraseNode {
  const known = node.next.get(step)
  if (known !== undefined) return known
  const made: PhraseNode = { next: new Map(), concepts: [] }
  node.next.set(step, made)
  return made
}
