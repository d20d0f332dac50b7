import type { Delivery, DeliveryContent } from '../../../src/index.ts'

/** Deliveries under way in one process, and some more. */
const MOST = 256

/**
 * Knows which content a delivery was last written with, by this process: a content is long, fixed at the first attempt,
 * and need not be written again with every change of state.
 */
export interface KeptContents {
  /** Whether the stored version before this one was written with this very content. */
  isKept(delivery: Delivery): boolean
  /** Remembers what was written. */
  keep(delivery: Delivery): void
}

interface Kept {
  readonly content: DeliveryContent
  readonly version: number
}

/** Makes one that remembers nothing. */
export function createKeptContents(): KeptContents {
  const kept = new Map<string, Kept>()
  return {
    isKept({ id, content, version }) {
      const known = kept.get(id)
      return known !== undefined && known.content === content && known.version === version - 1
    },
    keep({ id, content, version, actAtMs }) {
      kept.delete(id)
      if (content !== undefined && actAtMs !== undefined) kept.set(id, { content, version })
      const [oldest] = kept.keys()
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
    },
  }
}
