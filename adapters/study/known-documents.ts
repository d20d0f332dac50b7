import type { Analysis, Knowledge } from '../../src/index.ts'

/** What documents hold, ready to be asked. */
export interface KnownDocuments {
  readonly of: (analyses: readonly Analysis[]) => Knowledge
  readonly put: (analysis: Analysis, knowledge: Knowledge) => void
}

/**
 * A thread asks about the same document again and again: what is made of one is kept as long as the document itself.
 * Of several together, only the last is.
 */
export function rememberKnowledge(make: (analyses: readonly Analysis[]) => Knowledge): KnownDocuments {
  const ofOne = new WeakMap<Analysis, Knowledge>()
  let last: { readonly analyses: readonly Analysis[]; readonly knowledge: Knowledge } | undefined
  const isLast = (analyses: readonly Analysis[]): boolean =>
    last?.analyses.length === analyses.length && analyses.every((one, index) => one === last?.analyses[index])
  return {
    put: (analysis, knowledge) => ofOne.set(analysis, knowledge),
    of: (analyses) => {
      const [one, ...others] = analyses
      if (one !== undefined && others.length === 0) {
        const knowledge = ofOne.get(one) ?? make(analyses)
        ofOne.set(one, knowledge)
        return knowledge
      }
      if (last === undefined || !isLast(analyses)) last = { analyses, knowledge: make(analyses) }
      return last.knowledge
    },
  }
}
