import type { Analysis, Library } from '../../src/index.ts'

/** How much a library keeps; the oldest is forgotten first, the newest never. */
export interface LibraryLimits {
  readonly documents: number
  /** Length of all texts together, in UTF-16 code units; an analysis takes some twenty times that in memory. */
  readonly codeUnits: number
}

/** A library that lives as long as its process and keeps the newest documents: at least one. */
export function createInProcessLibrary(limits: LibraryLimits): Library {
  const analyses = new Map<string, Analysis>()
  let codeUnits = 0
  const forget = (id: string): void => {
    codeUnits -= analyses.get(id)?.document.text.length ?? 0
    analyses.delete(id)
  }
  return {
    async add(analysis) {
      const { id, text } = analysis.document
      forget(id)
      analyses.set(id, analysis)
      codeUnits += text.length
      for (const oldest of analyses.keys()) {
        const isWithin = analyses.size <= limits.documents && codeUnits <= limits.codeUnits
        if (isWithin || oldest === id) break
        forget(oldest)
      }
    },
    find: async (id) => analyses.get(id),
    list: async () => [...analyses.values()],
  }
}
