import type { PolicyRule } from '../pack/pack.ts'
import { createPhraseTree, type FoundPhrase, findPhrases, type Phrase, type PhraseTree } from '../search/phrase-tree.ts'
import type { FoldText } from '../text/fold.ts'
import { madeOnce } from '../text/made-once.ts'

/** A question is looked at this far. */
const LONGEST = 2000
/** Between the parts of a phrase that other words may stand between. */
const GAP = '…'
/** Stands for a phrase that lifts a rule. */
const UNLESS = 'unless'

/** The rules of a pack as they are asked by. */
interface AskedRules {
  readonly tree: PhraseTree
  readonly rules: readonly NamedRule[]
}

interface NamedRule {
  readonly rule: PolicyRule
  readonly unless: string
  /** What the parts of each of its phrases are called in the tree, in their order. */
  readonly asks: readonly (readonly string[])[]
}

/** How a pack's rules are asked by, once for each way of folding. */
const rulesOf = madeOnce((fold: FoldText) => madeOnce((rules: readonly PolicyRule[]) => readRules(rules, fold)))

/** The first rule of a pack that a question falls under: it is then not answered; `undefined` for a question that may be. */
export function ruleAgainst(rules: readonly PolicyRule[], question: string, fold: FoldText): PolicyRule | undefined {
  if (rules.length === 0) return undefined
  const asked = rulesOf(fold)(rules)
  const found = findPhrases(asked.tree, fold(question.slice(0, LONGEST)))
  if (found.length === 0) return undefined
  return asked.rules.find(({ unless, asks }) => {
    const isLifted = found.some(({ concept }) => concept === unless)
    return !isLifted && asks.some((parts) => holds(found, parts))
  })?.rule
}

/** Makes ready what the rules of a pack are asked by, so that the first question does not wait for it. */
export function preparePolicy(rules: readonly PolicyRule[], fold: FoldText): void {
  if (rules.length > 0) rulesOf(fold)(rules)
}

function readRules(rules: readonly PolicyRule[], fold: FoldText): AskedRules {
  const named = rules.map((rule): NamedRule => {
    const asks = rule.asks.map((phrase, at) => phrase.split(GAP).map((_, part) => nameOf(rule, `${at}.${part}`)))
    return { rule, unless: nameOf(rule, UNLESS), asks }
  })
  return { tree: createPhraseTree(named.flatMap(phrasesOf), fold), rules: named }
}

function phrasesOf({ rule, unless, asks }: NamedRule): readonly Phrase[] {
  const lifting = (rule.unless ?? []).map((text) => ({ concept: unless, text }))
  const asking = rule.asks.flatMap((phrase, at) =>
    phrase.split(GAP).map((text, part) => ({ concept: asks[at]?.[part] ?? '', text })),
  )
  return [...lifting, ...asking]
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
