/** Elements of a long array, sent by themselves. */
export interface Slice {
  /** Names that lead from the whole to the array. */
  readonly path: readonly string[]
  readonly elements: readonly unknown[]
}

/**
 * Elements that are sent at once. A thread does nothing else while it reads a message: this many sentences or items take
 * some milliseconds, and the analysis of a book would take seconds.
 */
const LONGEST_SLICE = 2_000

/** A value in pieces that can be sent one after another. */
export interface Sliced {
  /** The value, its long arrays empty. */
  readonly skeleton: unknown
  /** What the arrays held, each in order; made as they are taken. */
  readonly slices: Iterator<Slice>
}

/** Takes out of a value the arrays that are too long to be sent at once. Looks into plain objects, not into arrays. */
export function cutIntoSlices(whole: unknown): Sliced {
  const long: Slice[] = []
  return { skeleton: withoutLongArrays(whole, [], long), slices: slicesOf(long) }
}

function withoutLongArrays(value: unknown, path: readonly string[], long: Slice[]): unknown {
  if (Array.isArray(value)) {
    if (value.length <= LONGEST_SLICE) return value
    long.push({ path, elements: value })
    return []
  }
  if (!isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withoutLongArrays(inner, [...path, name], long)]),
  )
}

function* slicesOf(long: readonly Slice[]): Generator<Slice> {
  for (const { path, elements } of long) {
    for (let start = 0; start < elements.length; start += LONGEST_SLICE) {
      yield { path, elements: elements.slice(start, start + LONGEST_SLICE) }
    }
  }
}

/**
 * Puts a slice back where it was taken from, behind those that came before.
 * @throws Error when there is no array: the slice is of another value, a bug.
 */
export function putBack(skeleton: unknown, { path, elements }: Slice): void {
  let place = skeleton
  for (const name of path) place = isPlain(place) ? place[name] : undefined
  if (!Array.isArray(place)) throw new Error('a slice of another value')
  for (const element of elements) place.push(element)
}

/** By its tag: what came from another thread need not have this one's prototype. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === '[object Object]'
}
