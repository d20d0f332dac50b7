import type { Analysis } from '../analysis/analysis.ts'

/** Keeps the documents that readers brought, beside those of the workspace's corpus. */
export interface Library {
  /** Adds an analysis, or replaces the one of the same document id. An implementation may forget the oldest. */
  add(analysis: Analysis): Promise<void>
  /** @returns `undefined` when there is no such document, or it was forgotten. */
  find(id: string): Promise<Analysis | undefined>
  /** Every document it holds, in the order they came. */
  list(): Promise<readonly Analysis[]>
}
