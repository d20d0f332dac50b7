/** Elements of a long array, or a piece of a long text, sent by themselves. */
export interface Slice {
  /** Names, and places in arrays, that lead from the whole to the array or the text. */
  readonly path: readonly string[]
  readonly elements: readonly unknown[] | string
}

/**
 * Elements that are sent at once. A thread does nothing else while it reads a message: this many sentences or items take
 * some milliseconds, and the analysis of a book would take seconds.
 */
const LONGEST_SLICE = 2_000
/** Code units of a text that are sent at once; they take a millisecond. */
const LONGEST_PIECE = 1_000_000

/** A value in pieces that can be sent one after another. */
export interface Sliced {
  /** The value, its long arrays and texts empty. */
  readonly skeleton: unknown
  /** What these held, each in order; made as they are taken. */
  readonly slices: Iterator<Slice>
}

/**
 * Takes out of a value the arrays and texts that are too long to be sent at once. Looks into plain objects and short
 * arrays, not into the elements of long ones.
 */
export function cutIntoSlices(whole: unknown): Sliced {
  const long: Slice[] = []
  return { skeleton: withoutLong(whole, [], long), slices: slicesOf(long) }
}

function withoutLong(value: unknown, path: readonly string[], long: Slice[]): unknown {
  if (Array.isArray(value) || typeof value === 'string') {
    if (value.length <= longestOf(value))
      return typeof value === 'string' ? value : elementsWithoutLong(value, path, long)
    long.push({ path, elements: value })
    return typeof value === 'string' ? '' : []
  }
  if (!isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withoutLong(inner, [...path, name], long)]),
  )
}

function elementsWithoutLong(array: readonly unknown[], path: readonly string[], long: Slice[]): readonly unknown[] {
  return array.map((inner, place) => withoutLong(inner, [...path, String(place)], long))
}

function* slicesOf(long: readonly Slice[]): Generator<Slice> {
  for (const { path, elements } of long) {
    const longest = longestOf(elements)
    for (let start = 0; start < elements.length; start += longest) {
      yield { path, elements: elements.slice(start, start + longest) }
    }
  }
}

function longestOf(elements: Slice['elements']): number {
  return typeof elements === 'string' ? LONGEST_PIECE : LONGEST_SLICE
}

/**
 * Puts a slice back where it was taken from, behind those that came before.
 * @throws Error when there is no array or text: the slice is of another value, a bug.
 */
export function putBack(skeleton: unknown, { path, elements }: Slice): void {
  const [name = '', ...outer] = [...path].reverse()
  let holder = skeleton
  for (const step of outer.reverse()) holder = isHolder(holder) ? holder[step] : undefined
  const place = isHolder(holder) ? holder[name] : undefined
  if (isHolder(holder) && typeof place === 'string' && typeof elements === 'string') holder[name] = place + elements
  else if (Array.isArray(place) && typeof elements !== 'string') for (const element of elements) place.push(element)
  else throw new Error('a slice of another value')
}

/** Places in an array are names of it, too. */
function isHolder(value: unknown): value is Record<string, unknown> {
  return Array.isArray(value) || isPlain(value)
}

/** By its tag: what came from another thread need not have this one's prototype. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]'
}
