import { type Postings, passagesWith } from './postings.ts'

/** How the count of a term saturates: BM25's k1. */
export const SATURATION = 1.2
/** How much a long passage is held back, from 0 to 1: BM25's b. */
export const LENGTH_SHARE = 0.7

/** Postings, and the passages that they are of. */
type Indexed = Postings & { readonly ids: readonly string[] }

/** How rare a term is among the passages, as BM25 counts it; above 0, highest for one that none has (`undefined`). */
export function rarityOf(index: Indexed, term: number | undefined): number {
  return rarity(index.ids.length, term === undefined ? 0 : passagesWith(index, term))
}

/** How rare something is that so many of all passages have. */
export function rarity(all: number, having: number): number {
  return Math.log(1 + (Math.max(0, all - having) + 0.5) / (having + 0.5))
}
