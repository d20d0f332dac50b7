/** A half-open range `[start, end)` of UTF-16 code units of one document's text; `0 <= start <= end <= text.length`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Cuts a span out of its text, unchanged. Never fails: a span outside the text gives what overlaps it. */
export function sliceSpan(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}

/** Tells whether `inner` lies wholly within `outer`; equal spans contain each other. */
export function containsSpan(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Tells whether two spans share at least one code unit; touching spans do not. */
export function overlapsSpan(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** Writes blanks over some spans of a text: its length and all other places stay. */
export function blankSpans(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (blanked, { start, end }) => blanked.slice(0, start) + ' '.repeat(end - start) + blanked.slice(end),
    text,
  )
}
