import type { Span } from '../text/span.ts'
import type { Candidate } from './mention.ts'

/** What somebody is reported to have said, without marks. */
export interface Statement {
  /** The reported clauses, without the full stop. */
  readonly span: Span
  /** Within `span`, the clause that says who says it (`, they said,`), which is none of what was said. */
  readonly attribution: Span | undefined
  readonly candidate: Candidate
}
