import type { Analysis, Library } from '../../src/index.ts'

/** A library that lives as long as its process and keeps the newest documents: at least one. */
export function createInProcessLibrary(mostDocuments: number): Library {
  const analyses = new Map<string, Analysis>()
  return {
    async add(analysis) {
      analyses.delete(analysis.document.id)
      analyses.set(analysis.document.id, analysis)
      for (const oldest of analyses.keys()) {
        if (analyses.size <= mostDocuments) break
        analyses.delete(oldest)
      }
    },
    find: async (id) => analyses.get(id),
    list: async () => [...analyses.values()],
  }
}
