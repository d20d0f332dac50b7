import {
  type Analysis,
  type DocumentInput,
  FailureError,
  type Library,
  type Result,
  type SourceLimits,
  type SourceStore,
  titleOf,
} from '../../src/index.ts'
import { readSource, writeSource } from './records/source-record.ts'
import { workspacePrefix } from './records/workspace-prefix.ts'

/** What a library in the store is made of. */
export interface KeptLibraryParts {
  readonly sources: SourceStore
  readonly limits: SourceLimits
  /** Holds what was analysed a short while ago, so that not every question has it analysed again. */
  readonly recent: Library
  readonly analyse: (source: DocumentInput) => Promise<Result<Analysis>>
  readonly now: () => number
}

/**
 * A library that outlives its process and is shared by all replicas: texts are kept in the store, and analysed again
 * where they are asked about. What is in the store counts: what was erased there is not found, wherever it was read.
 */
export function createKeptLibrary({ sources, limits, recent, analyse, now }: KeptLibraryParts): Library {
  const underWay = new Map<string, Promise<Analysis | undefined>>()
  const restore: Library['find'] = async (place, id) => {
    const kept = await sources.find(place, id)
    if (kept === undefined) return undefined
    const source = await readSource(id, kept.record)
    const analysed = await analyse(source)
    if (!analysed.ok) throw new FailureError(analysed.failure)
    await recent.add(place, { source, analysis: analysed.value })
    return analysed.value
  }
  return {
    async add(place, document) {
      const { source, analysis } = document
      const head = { id: analysis.document.id, title: titleOf(analysis.document), addedAtMs: now() }
      const { platform, workspace } = place
      await sources.add({ platform, workspace, ...head, record: await writeSource(source) }, limits)
      await recent.add(place, document)
    },
    async find(place, id) {
      const known = await recent.find(place, id)
      if (known !== undefined) return (await sources.has(place, id)) ? known : undefined
      // many may ask about the same at once, and it is read once
      const key = workspacePrefix(place).first + id
      const restoring = underWay.get(key) ?? restore(place, id).finally(() => underWay.delete(key))
      underWay.set(key, restoring)
      return await restoring
    },
    list: (place) => sources.list(place),
  }
}
