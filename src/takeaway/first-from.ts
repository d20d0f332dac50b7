import { lastStarting } from '../text/last-starting.ts'
import type { Span } from '../text/span.ts'

/** The first index of a range, ordered by where each starts, that starts at a place or behind it; its end when none does. */
export function firstFrom({ start, end }: Span, startOf: (at: number) => number, place: number): number {
  // most spans are whole sentences, which need no search
  if (start >= end || startOf(start) >= place) return start
  if (startOf(end - 1) < place) return end
  return start + lastStarting(end - start, (at) => startOf(start + at), place - 1) + 1
}
