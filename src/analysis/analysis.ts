import type { Document } from '../document/document.ts'
import type { QuoteFindings } from '../quote/quote.ts'
import type { TakeawaySelection } from '../takeaway/takeaway.ts'

/** Everything the engine finds in one document. */
export interface Analysis {
  readonly document: Document
  readonly quotes: QuoteFindings
  readonly takeaways: TakeawaySelection
}
