import type { QuoteKind } from './quote.ts'

/** What a passage turns out to be: an utterance of a kind, or none, with the rule that says so. */
export type Verdict =
  | { readonly kind: Exclude<QuoteKind, 'indirect'>; readonly rule: string }
  | { readonly kind: 'rejected'; readonly rule: string }

/** What classification reads of a passage's surroundings. */
export interface Surroundings {
  /** The passage without its marks. */
  readonly inner: string
  /** The sentence before the passage, back to the last full stop or passage; empty at a sentence's start. */
  readonly lead: string
  /** What follows, up to the full stop or the next passage. */
  readonly tail: string
  /** Another passage stands right before or behind it, mark to mark. */
  readonly listed: boolean
  /** Right before it, mark to mark, stands what somebody says. */
  readonly follows: boolean
  /** A verb of saying leads to it directly (`X says:`). */
  readonly ledIn: boolean
  /** That verb is denied, asked about or supposed (`X never said`). */
  readonly unsaid: boolean
  /** The lead holds a verb of saying. */
  readonly cued: boolean
  /** A verb of saying follows it directly (`, X said`). */
  readonly ledOut: boolean
  /** Somebody says something somewhere in its sentence. */
  readonly reported: boolean
}

/** Shorthand for a refusal. */
export function reject(rule: string): Verdict {
  return { kind: 'rejected', rule }
}

/** Shorthand for an utterance. */
export function accept(kind: 'direct' | 'partial', rule: string): Verdict {
  return { kind, rule }
}

/** One rule of classification: a verdict, or `undefined` when it has no opinion. */
export type Judge<Passage> = (passage: Passage) => Verdict | undefined

/** Asks the rules in order; the first opinion counts, and without one the passage is refused as `scare`. */
export function decide<Passage>(judges: readonly Judge<Passage>[], passage: Passage): Verdict {
  for (const judge of judges) {
    const verdict = judge(passage)
    if (verdict !== undefined) return verdict
  }
  return reject('scare')
}
