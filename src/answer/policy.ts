import type { PolicyRule } from '../pack/pack.ts'
import { createPhraseTree, findPhrases } from '../search/phrase-tree.ts'
import type { FoldText } from '../text/fold.ts'

/** A question is looked at this far. */
const LONGEST = 2000

/** The first rule of a pack that a question falls under: it is then not answered; `undefined` for a question that may be. */
export function ruleAgainst(rules: readonly PolicyRule[], question: string, fold: FoldText): PolicyRule | undefined {
  if (rules.length === 0) return undefined
  const phrases = rules.flatMap(({ id, asks }) => asks.map((text) => ({ concept: id, text })))
  const found = findPhrases(createPhraseTree(phrases, fold), fold(question.slice(0, LONGEST)))
  return rules.find(({ id }) => found.some(({ concept }) => concept === id))
}
