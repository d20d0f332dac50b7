import type { Span } from '../text/span.ts'

/** A name seen in the text, with the role that stands right before it. */
export interface SeenName {
  readonly name: string
  readonly span: Span
  readonly role: Span | undefined
}
