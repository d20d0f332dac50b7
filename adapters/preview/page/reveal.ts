/** Brings an element into view, smoothly unless the reader wishes for no motion. */
export function reveal(element: Element | undefined, block: ScrollLogicalPosition): void {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  element?.scrollIntoView({ block, behavior: isCalm ? 'instant' : 'smooth' })
}
