/** Sorted strings, one behind the other: string `i` is the units from `starts[i]` to `starts[i + 1]`. */
export interface StringTable {
  readonly units: Uint16Array
  readonly starts: Uint32Array
}

/** Puts strings into a table; each once, in order of their code units. */
export function createStringTable(strings: Iterable<string>): StringTable {
  const sorted = [...new Set(strings)].sort((a, b) => (a < b ? -1 : Number(a > b)))
  const starts = new Uint32Array(sorted.length + 1)
  for (const [i, text] of sorted.entries()) starts[i + 1] = (starts[i] ?? 0) + text.length
  const units = new Uint16Array(starts[sorted.length] ?? 0)
  for (const [i, text] of sorted.entries()) {
    for (let at = 0; at < text.length; at++) units[(starts[i] ?? 0) + at] = text.charCodeAt(at)
  }
  return { units, starts }
}

/** The place of a string; `undefined` when the table does not hold it. Logarithmic. */
export function findString(table: StringTable, text: string): number | undefined {
  const place = placeFor(table, text)
  const isThere = place < table.starts.length - 1 && compareAt(table, place, text) === 0
  return isThere ? place : undefined
}

/** Tells whether any string of the table begins so. Logarithmic. */
export function hasBeginning({ units, starts }: StringTable, beginning: string): boolean {
  const start = starts[placeFor({ units, starts }, beginning)] ?? units.length
  if (start + beginning.length > units.length) return false
  for (let i = 0; i < beginning.length; i++) if (units[start + i] !== beginning.charCodeAt(i)) return false
  return true
}

/** Takes a beginning of a text that is a string of the table: its length, and its place. */
export type TakeBeginning = (length: number, place: number) => void

/** Finds every string of the table that a text goes on with from a place on, shortest first. Logarithmic. */
export function findBeginnings(
  { units, starts }: StringTable,
  { text, start, most }: { readonly text: string; readonly start: number; readonly most: number },
  take: TakeBeginning,
): void {
  // the strings that begin so stand side by side, the shortest first
  let low = 0
  let high = starts.length - 1
  const longest = Math.min(most, text.length - start)
  for (let at = 0; at < longest && low < high; at++) {
    const unit = text.charCodeAt(start + at)
    low = firstOf({ units, starts }, { low, high, at }, unit)
    high = firstOf({ units, starts }, { low, high, at }, unit + 1)
    if (low < high && (starts[low + 1] ?? 0) - (starts[low] ?? 0) === at + 1) take(at + 1, low)
  }
}

/** Places of strings that begin alike, half-open, up to a place within them. */
interface Alike {
  readonly low: number
  readonly high: number
  readonly at: number
}

/** The first of them whose unit there is not below another; one that has ended comes before all. */
function firstOf({ units, starts }: StringTable, { low, high, at }: Alike, unit: number): number {
  let [first, behind] = [low, high]
  while (first < behind) {
    const middle = (first + behind) >> 1
    const place = (starts[middle] ?? 0) + at
    const isBelow = place >= (starts[middle + 1] ?? 0) || (units[place] ?? 0) < unit
    if (isBelow) first = middle + 1
    else behind = middle
  }
  return first
}

/** The place of the first string that does not come before a text. */
function placeFor(table: StringTable, text: string): number {
  let low = 0
  let high = table.starts.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareAt(table, middle, text) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The string at a place; empty where there is none. */
export function stringAt({ units, starts }: StringTable, place: number): string {
  return String.fromCharCode(...units.subarray(starts[place] ?? 0, starts[place + 1] ?? 0))
}

/** How many code units the string at a place has. */
export function lengthAt({ starts }: StringTable, place: number): number {
  return (starts[place + 1] ?? 0) - (starts[place] ?? 0)
}

/** Below 0 when the string at the place comes before the text. */
function compareAt({ units, starts }: StringTable, place: number, text: string): number {
  const start = starts[place] ?? 0
  const length = (starts[place + 1] ?? 0) - start
  const shared = Math.min(length, text.length)
  for (let i = 0; i < shared; i++) {
    const difference = (units[start + i] ?? 0) - text.charCodeAt(i)
    if (difference !== 0) return difference
  }
  return length - text.length
}
