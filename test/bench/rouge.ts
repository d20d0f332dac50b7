/** Precision, recall and their harmonic mean, from 0 to 1. */
export interface Overlap {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

const TOKEN = /[\u3400-\u9fff\uf900-\ufaff]|[\u{20000}-\u{3134f}]|[\p{L}\p{N}]+?(?=[\u3400-\u9fff])|[\p{L}\p{N}]+/gu

/** Cuts a text into what ROUGE counts: a Han character, or a run of other letters and digits, in lower case. */
export function rougeTokens(text: string): readonly string[] {
  return text.normalize('NFKC').toLowerCase().match(TOKEN) ?? []
}

/** ROUGE-N: how many runs of `size` tokens a candidate and a reference share. */
export function rougeN(candidate: readonly string[], reference: readonly string[], size: number): Overlap {
  const expected = countRuns(reference, size)
  const found = countRuns(candidate, size)
  let shared = 0
  for (const [run, count] of expected) shared += Math.min(count, found.get(run) ?? 0)
  return overlapOf(shared, Math.max(0, candidate.length - size + 1), Math.max(0, reference.length - size + 1))
}

/** ROUGE-L: the longest common subsequence of two lists of tokens. */
export function rougeL(candidate: readonly string[], reference: readonly string[]): Overlap {
  return overlapOf(commonLength(candidate, reference), candidate.length, reference.length)
}

function countRuns(tokens: readonly string[], size: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (let at = 0; at + size <= tokens.length; at++) {
    const run = tokens.slice(at, at + size).join('\u0001')
    counts.set(run, (counts.get(run) ?? 0) + 1)
  }
  return counts
}

function overlapOf(shared: number, found: number, expected: number): Overlap {
  const precision = found === 0 ? 0 : shared / found
  const recall = expected === 0 ? 0 : shared / expected
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  let previous = new Uint32Array(b.length + 1)
  for (const token of a) {
    const current = new Uint32Array(b.length + 1)
    for (let at = 1; at <= b.length; at++) {
      current[at] =
        token === b[at - 1] ? (previous[at - 1] ?? 0) + 1 : Math.max(previous[at] ?? 0, current[at - 1] ?? 0)
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
