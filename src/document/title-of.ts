import type { Document } from './document.ts'

/** What to call a document: by its title, or by its source's name where it has none. */
export function titleOf({ title, origin }: Pick<Document, 'title' | 'origin'>): string {
  return title ?? origin.name
}
