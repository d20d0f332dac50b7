import type { Target } from '../subscription/target.ts'

/** Whose a text is. */
export type WorkspacePlace = Pick<Target, 'platform' | 'workspace'>

/** A text that a reader brought, without what it says. */
export interface SourceHead {
  /** Unique in its workspace. */
  readonly id: string
  /** What to call it. */
  readonly title: string
  /** When it was brought, in milliseconds since 1970. */
  readonly addedAtMs: number
}

/** A text that a reader brought, as it is kept. */
export interface KeptSource extends SourceHead, WorkspacePlace {
  /** The text and where it is from, packed in ASCII: opaque to the store, and what its limits count. */
  readonly record: string
}

/** How much is kept of one workspace; the oldest is forgotten first, what was just added never. */
export interface SourceLimits {
  /** At least 1. */
  readonly sources: number
  /** Length of all records together, in bytes. */
  readonly bytes: number
}

/** Where a page of sources begins: after this one. */
export type SourceKey = WorkspacePlace & Pick<SourceHead, 'id'>

/**
 * Keeps the texts that readers brought, each with the workspace that it belongs to: no workspace finds another's.
 *
 * Ids may hold any character.
 */
export interface SourceStore {
  /** Adds a source, or replaces the one of its id; then forgets what is beyond the limits. */
  add(source: KeptSource, limits: SourceLimits): Promise<void>
  /** @returns `undefined` where nothing is kept, or it was forgotten. */
  find(place: WorkspacePlace, id: string): Promise<KeptSource | undefined>
  /** The same question, where what it says is not wanted. */
  has(place: WorkspacePlace, id: string): Promise<boolean>
  /** Those of a workspace, in the order they came. */
  list(place: WorkspacePlace): Promise<readonly SourceHead[]>
  /** All of them, in pages and always in the same order, for an export. @param after the last of the page before. */
  page(after: SourceKey | undefined, limit: number): Promise<readonly KeptSource[]>
}
