import type { PolicyRule } from '../pack/pack.ts'
import { createPhraseTree, type FoundPhrase, findPhrases, type Phrase, type PhraseTree } from '../search/phrase-tree.ts'
import type { FoldText } from '../text/fold.ts'

/** A question is looked at this far. */
const LONGEST = 2000
/** Between the parts of a phrase that other words may stand between. */
const GAP = '…'
/** Stands for a phrase that lifts a rule. */
const UNLESS = 'unless'

/** What the rules of a pack are asked by, for as long as the pack is there. */
const trees = new WeakMap<readonly PolicyRule[], PhraseTree>()

/** The first rule of a pack that a question falls under: it is then not answered; `undefined` for a question that may be. */
export function ruleAgainst(rules: readonly PolicyRule[], question: string, fold: FoldText): PolicyRule | undefined {
  if (rules.length === 0) return undefined
  const found = findPhrases(treeOf(rules, fold), fold(question.slice(0, LONGEST)))
  return rules.find((rule) => {
    const isLifted = found.some(({ concept }) => concept === nameOf(rule, UNLESS))
    return !isLifted && rule.asks.some((phrase, at) => holds(found, partNames(rule, phrase, at)))
  })
}

function treeOf(rules: readonly PolicyRule[], fold: FoldText): PhraseTree {
  const known = trees.get(rules)
  if (known !== undefined) return known
  const tree = createPhraseTree(rules.flatMap(phrasesOf), fold)
  trees.set(rules, tree)
  return tree
}

function phrasesOf(rule: PolicyRule): readonly Phrase[] {
  const unless = (rule.unless ?? []).map((text) => ({ concept: nameOf(rule, UNLESS), text }))
  const asks = rule.asks.flatMap((phrase, at) => {
    const names = partNames(rule, phrase, at)
    return phrase.split(GAP).map((text, part) => ({ concept: names[part] ?? '', text }))
  })
  return [...unless, ...asks]
}

/** What the parts of a phrase are called, in their order. */
function partNames(rule: PolicyRule, phrase: string, at: number): readonly string[] {
  return phrase.split(GAP).map((_, part) => nameOf(rule, `${at}.${part}`))
}

function nameOf({ id }: PolicyRule, part: string): string {
  return `${id} ${part}`
}

/** Whether the parts stand one behind the other. */
function holds(found: readonly FoundPhrase[], parts: readonly string[]): boolean {
  let from = 0
  for (const part of parts) {
    const ends = found.filter(({ concept, span }) => concept === part && span.start >= from).map(({ span }) => span.end)
    if (ends.length === 0) return false
    from = Math.min(...ends)
  }
  return true
}
