import { isWhiteSpace } from './characters.ts'
import type { Span } from './span.ts'

/** The span without white space at its edges; empty, at its end, when there is nothing else in it. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start++
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end--
  return { start, end }
}
