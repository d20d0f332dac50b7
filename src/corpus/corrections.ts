import type { Pack, PackCorrection } from '../pack/pack.ts'

/** A correction as everything beyond its pack knows it. */
export interface Correction extends Omit<PackCorrection, 'id' | 'item'> {
  /** Pack and correction id; unique in the corpus. */
  readonly id: string
  /** Id of a `CorpusItem`. */
  readonly item: string
}

/** Every correction of the packs, in their order. */
export function correctionsOf(packs: readonly Pack[]): readonly Correction[] {
  return packs.flatMap((pack) =>
    pack.corrections.map((one) => ({ ...one, id: `${pack.id}/${one.id}`, item: `${pack.id}/${one.item}` })),
  )
}

/** Ids, within its pack, of the items that are shown no more. */
export function withdrawnIn(pack: Pack): ReadonlySet<string> {
  return new Set(pack.corrections.filter(({ kind }) => kind === 'withdrawn').map(({ item }) => item))
}
