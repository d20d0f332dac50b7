/** Runs of digits or of Chinese numerals: a figure that differs makes another statement. */
const FIGURE = /\d+|[零〇一二两三四五六七八九十百千万亿半]+/g
/** What turns a statement into its opposite. */
const NEGATION = /[不没未无非否勿莫]|\b(?:not|no|never|none|without)\b|n['’]t\b/gi

/** What tells one statement from another that is nearly the same letter for letter. */
export interface StatementMarks {
  /** Letters and digits only. */
  readonly compact: string
  /** Figures in order, joined. */
  readonly figures: string
  readonly negations: number
}

/**
 * Reads the marks of a statement.
 * @param folded the text, its scripts folded.
 * @param compact the same, compact.
 */
export function markStatement(folded: string, compact: string): StatementMarks {
  return {
    compact,
    figures: (folded.match(FIGURE) ?? []).join(' '),
    negations: folded.match(NEGATION)?.length ?? 0,
  }
}

/**
 * Tells whether one statement is the other with some words more: the same figures, as many negations, and every letter
 * of the shorter one in the longer one, in order.
 *
 * A share of common characters alone is not enough: 上调 and 下调 in otherwise equal sentences are nearly equal texts, and
 * opposite news.
 */
export function isSameStatement(a: StatementMarks, b: StatementMarks): boolean {
  if (a.figures !== b.figures || a.negations !== b.negations) return false
  return a.compact.length <= b.compact.length ? isWithin(a.compact, b.compact) : isWithin(b.compact, a.compact)
}

function isWithin(short: string, long: string): boolean {
  let at = -1
  for (let i = 0; i < short.length; i++) {
    at = long.indexOf(short.charAt(i), at + 1)
    if (at < 0) return false
  }
  return true
}
