import type { WireFinding } from '../wire.ts'

/** Takeaways of two settings that share words: usually one of each, more where one sentence was cut in several. */
export interface CutPair {
  readonly a: readonly WireFinding[]
  readonly b: readonly WireFinding[]
}

/** Two choices held against each other; each takeaway stands in one of the four. */
export interface PairedChoices {
  readonly same: readonly { readonly a: WireFinding; readonly b: WireFinding }[]
  readonly cut: readonly CutPair[]
  readonly onlyA: readonly WireFinding[]
  readonly onlyB: readonly WireFinding[]
}

/** A stretch of a takeaway's text, and whether the other choice lacks it. */
export interface WordRun {
  readonly text: string
  readonly differs: boolean
}

/**
 * Pairs the takeaways of two settings.
 *
 * What has the same words is the same, whatever the marks at its ends; what overlaps is cut differently.
 * @param a in the order to be shown, which each of the four keeps; pairs come in the order of their first of `a`.
 */
export function pairChoices(a: readonly WireFinding[], b: readonly WireFinding[]): PairedChoices {
  const same = a.flatMap((one) => {
    const twin = b.find((other) => isSame(one, other))
    return twin === undefined ? [] : [{ a: one, b: twin }]
  })
  const paired = new Set(same.flatMap((pair) => [pair.a, pair.b]))
  const [restA, restB] = [a.filter((one) => !paired.has(one)), b.filter((one) => !paired.has(one))]
  const cut: CutPair[] = []
  for (const one of restA) {
    if (cut.some((pair) => pair.a.includes(one))) continue
    const pair = overlapping(one, restA, restB)
    if (pair.b.length > 0) cut.push(pair)
  }
  const inCut = new Set(cut.flatMap((pair) => [...pair.a, ...pair.b]))
  return { same, cut, onlyA: restA.filter((one) => !inCut.has(one)), onlyB: restB.filter((one) => !inCut.has(one)) }
}

/** Everything that shares words with a takeaway, or with what does. */
function overlapping(one: WireFinding, a: readonly WireFinding[], b: readonly WireFinding[]): CutPair {
  let pair: CutPair = { a: [one], b: [] }
  for (;;) {
    const known: CutPair = pair
    const nextB = b.filter((other) => known.a.some((each) => isOverlap(each, other)))
    const nextA = a.filter((other) => known.a.includes(other) || nextB.some((each) => isOverlap(each, other)))
    if (nextA.length === known.a.length && nextB.length === known.b.length) return known
    pair = { a: nextA, b: nextB }
  }
}

/** Cuts a takeaway's text where the takeaways of the other choice begin and end. */
export function wordRuns(one: WireFinding, others: readonly WireFinding[]): readonly WordRun[] {
  const edges = others.flatMap(({ start, end }) => [start, end]).filter((at) => at > one.start && at < one.end)
  const borders = [one.start, ...[...new Set(edges)].sort((x, y) => x - y), one.end]
  return borders.slice(1).flatMap((to, index) => {
    const from = borders[index] ?? to
    const text = one.text.slice(from - one.start, to - one.start)
    const isShared = others.some(({ start, end }) => start <= from && end >= to)
    return isShared ? [{ text, differs: false }] : differingRuns(text)
  })
}

/** Space around the words, and a stretch that is nothing but marks, is not told as a difference. */
function differingRuns(text: string): readonly WordRun[] {
  if (!/[\p{L}\p{N}]/u.test(text)) return [{ text, differs: false }]
  const words = text.trim()
  const at = text.indexOf(words)
  const runs = [
    { text: text.slice(0, at), differs: false },
    { text: words, differs: true },
    { text: text.slice(at + words.length), differs: false },
  ]
  return runs.filter((run) => run.text !== '')
}

function isSame(a: WireFinding, b: WireFinding): boolean {
  if (!isOverlap(a, b)) return false
  return ![...wordRuns(a, [b]), ...wordRuns(b, [a])].some(({ differs }) => differs)
}

function isOverlap(a: WireFinding, b: WireFinding): boolean {
  return a.start < b.end && b.start < a.end
}
