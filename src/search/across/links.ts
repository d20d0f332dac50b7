/** Weighted links between two tables: those of place `i` are the ones from `starts[i]` to `starts[i + 1]`. */
export interface Links {
  readonly starts: Uint32Array
  readonly targets: Uint32Array
  /** In 255ths. */
  readonly weights: Uint8Array
}

/** A link while it is being gathered. */
export interface DraftLink {
  readonly from: number
  readonly to: number
  /** From 0 to 1. */
  readonly weight: number
}

const WHOLE = 255

/** Orders links by where they start; `size` is how many places there are. */
export function createLinks(drafts: readonly DraftLink[], size: number): Links {
  const starts = new Uint32Array(size + 1)
  for (const { from } of drafts) starts[from + 1] = (starts[from + 1] ?? 0) + 1
  for (let i = 0; i < size; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0)
  const free = starts.slice()
  const targets = new Uint32Array(drafts.length)
  const weights = new Uint8Array(drafts.length)
  for (const { from, to, weight } of drafts) {
    const at = free[from] ?? 0
    targets[at] = to
    weights[at] = Math.max(1, Math.round(weight * WHOLE))
    free[from] = at + 1
  }
  return { starts, targets, weights }
}

/** Calls for every link of a place, with its weight from 0 to 1. */
export function walkLinks(links: Links, place: number, take: (to: number, weight: number) => void): void {
  const end = links.starts[place + 1] ?? 0
  for (let i = links.starts[place] ?? 0; i < end; i++) take(links.targets[i] ?? 0, (links.weights[i] ?? 0) / WHOLE)
}
