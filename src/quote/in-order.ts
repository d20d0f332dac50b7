import type { Span } from '../text/span.ts'

/**
 * Joins two lists, each in order of where its items start, into one; of equal starts those of the first list come first.
 * Linear, where sorting them together would not be.
 */
export function mergeInOrder<Item>(
  first: readonly Item[],
  second: readonly Item[],
  startOf: (item: Item) => number,
): readonly Item[] {
  if (second.length === 0) return first
  if (first.length === 0) return second
  const merged: Item[] = []
  let next = 0
  for (const item of first) {
    const start = startOf(item)
    for (let other = second[next]; other !== undefined && startOf(other) < start; other = second[next]) {
      merged.push(other)
      next++
    }
    merged.push(item)
  }
  for (; next < second.length; next++) {
    const other = second[next]
    if (other !== undefined) merged.push(other)
  }
  return merged
}

/** Tells, of spans asked for in order, whether each overlaps one of the ordered `spans`; linear over all. */
export function overlapping(spans: readonly Span[]): (span: Span) => boolean {
  let next = 0
  return ({ start, end }) => {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++
    return (spans[next]?.start ?? end) < end
  }
}

/** The items that share a key, by key in order of first use; `Map.groupBy` comes with a later Node. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const own = groups.get(key)
    if (own === undefined) groups.set(key, [item])
    else own.push(item)
  }
  return groups
}
