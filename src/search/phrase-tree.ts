import type { FoldText } from '../text/fold.ts'
import { readTerms } from './read-terms.ts'

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
}

/** A place in the tree: what may follow, and what ends here. */
export interface PhraseNode {
  readonly next: Map<number | string, PhraseNode>
  concepts: readonly string[]
}

/** Builds the tree. A phrase of Han characters is found anywhere, one of Latin letters by the stems of its words. */
export function createPhraseTree(phrases: readonly Phrase[], fold: FoldText): PhraseTree {
  const root: PhraseNode = { next: new Map(), concepts: [] }
  for (const { concept, text } of phrases) {
    const steps = phraseSteps(fold(text))
    if (steps.length === 0) continue
    let node = root
    for (const step of steps) node = childOf(node, step)
    if (!node.concepts.includes(concept)) node.concepts = [...node.concepts, concept]
  }
  return { phrases, root }
}

/** Follows a text through a tree, word by word, and reports the longest phrase at each place. */
export interface PhraseWalk {
  /** Takes the next word or character. */
  readonly step: (step: number | string) => void
}

/**
 * Starts a walk. Every phrase is reported as it ends, also one within another (`联邦微调` holds `微调`).
 * Each step follows the phrases that are open, at most as many as the longest phrase has words.
 */
export function walkPhrases(tree: PhraseTree, report: (concept: string) => void): PhraseWalk {
  let open: PhraseNode[] = []
  return {
    step(step) {
      const first = tree.root.next.get(step)
      if (open.length === 0 && first === undefined) return
      const still: PhraseNode[] = []
      for (const node of open) advance(node.next.get(step), still, report)
      advance(first, still, report)
      open = still
    },
  }
}

function advance(node: PhraseNode | undefined, still: PhraseNode[], report: (concept: string) => void): void {
  if (node === undefined) return
  for (const concept of node.concepts) report(concept)
  if (node.next.size > 0) still.push(node)
}

function childOf(node: PhraseNode, step: number | string): PhraseNode {
  const known = node.next.get(step)
  if (known !== undefined) return known
  const made: PhraseNode = { next: new Map(), concepts: [] }
  node.next.set(step, made)
  return made
}

function phraseSteps(folded: string): readonly (number | string)[] {
  const steps: (number | string)[] = []
  readTerms(folded, { character: (unit) => steps.push(unit), pair: () => undefined, word: (stem) => steps.push(stem) })
  return steps
}
