import type { Analysis } from '../analysis/analysis.ts'
import type { DocumentInput } from '../document/parse-document.ts'
import type { SourceHead, WorkspacePlace } from './source-store.ts'

/** A document that a reader brought: what was read, and what was found in it. */
export interface BroughtDocument {
  readonly source: DocumentInput
  readonly analysis: Analysis
}

/** Keeps the documents that readers brought, beside those of the corpus, each for the workspace it was brought to. */
export interface Library {
  /** Adds a document, or replaces the one of the same id. An implementation may forget the oldest of the workspace. */
  add(place: WorkspacePlace, document: BroughtDocument): Promise<void>
  /** @returns `undefined` when the workspace has no such document, or it was forgotten. */
  find(place: WorkspacePlace, id: string): Promise<Analysis | undefined>
  /** Every document that it holds of a workspace, in the order they came. */
  list(place: WorkspacePlace): Promise<readonly Pick<SourceHead, 'id' | 'title'>[]>
}
