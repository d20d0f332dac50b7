import { type Analysis, type Library, titleOf } from '../../src/index.ts'
import { workspacePrefix } from './records/workspace-prefix.ts'

/** How much a library keeps in memory; the oldest is forgotten first, the newest never. */
export interface LibraryLimits {
  readonly documents: number
  /** Length of all texts together, in UTF-16 code units; an analysis takes some twenty times that in memory. */
  readonly codeUnits: number
}

/** A library that lives as long as its process and keeps the newest documents of all workspaces: at least one. */
export function createInProcessLibrary(limits: LibraryLimits): Library {
  const analyses = new Map<string, Analysis>()
  let codeUnits = 0
  const forget = (key: string): void => {
    codeUnits -= analyses.get(key)?.document.text.length ?? 0
    analyses.delete(key)
  }
  return {
    async add(place, { analysis }) {
      const { id, text } = analysis.document
      const key = workspacePrefix(place).first + id
      forget(key)
      analyses.set(key, analysis)
      codeUnits += text.length
      for (const oldest of analyses.keys()) {
        const isWithin = analyses.size <= limits.documents && codeUnits <= limits.codeUnits
        if (isWithin || oldest === key) break
        forget(oldest)
      }
    },
    find: async (place, id) => analyses.get(workspacePrefix(place).first + id),
    async list(place) {
      const { first } = workspacePrefix(place)
      const own = [...analyses].filter(([key]) => key.startsWith(first))
      return own.map(([, { document }]) => ({ id: document.id, title: titleOf(document) }))
    },
  }
}
