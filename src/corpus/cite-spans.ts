import type { Document, Section } from '../document/document.ts'
import { titleOf } from '../document/title-of.ts'
import { lastStarting } from '../text/last-starting.ts'
import { type Span, sliceSpan } from '../text/span.ts'
import type { Citation } from './corpus.ts'

/** Names a passage of a document: its title, publisher, date, and the heading it stands under. */
export function citeSpans(document: Document, spans: readonly Span[]): Citation {
  const span = { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 }
  const heading = sectionAt(document, span.start)?.heading
  return {
    source: document.id,
    title: titleOf(document),
    publisher: document.publisher,
    publishedOn: document.publishedOn,
    section: heading && sliceSpan(document.text, heading),
    span,
    ...(spans.length > 1 ? { parts: spans } : {}),
    url: document.origin.url,
  }
}

function sectionAt({ sections, blocks }: Document, place: number): Section | undefined {
  const startOf = (index: number): number => blocks[sections[index]?.blocks.start ?? 0]?.span.start ?? 0
  return sections[lastStarting(sections.length, startOf, place)]
}
