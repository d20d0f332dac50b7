import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Document } from '../../../src/document/document.ts'
import { parseDocument } from '../../../src/document/parse-document.ts'
import { parseDocumentRules } from '../../../src/document/rules.ts'
import type { Result } from '../../../src/failure/result.ts'
import { findQuotes } from '../../../src/quote/find-quotes.ts'
import type { QuoteFindings } from '../../../src/quote/quote.ts'
import { roleText } from '../../../src/quote/role-text.ts'
import { parseQuoteRules, type QuoteRules } from '../../../src/quote/rules.ts'
import { sliceSpan } from '../../../src/text/span.ts'

/** A quotation in words instead of spans. */
export interface ReadableQuote {
  readonly kind: string
  readonly parts: readonly string[]
  readonly speaker: string | undefined
  readonly mention: string | undefined
  readonly role: string | undefined
}

const documentRules = unwrap(parseDocumentRules(readArea('document')))
/** The rules of `content/lang`, as the product has them. */
export const quoteRules: QuoteRules = unwrap(parseQuoteRules(readArea('quote')))

/** Parses plain text as the product does. */
export function documentOf(text: string): Document {
  const origin = { id: 'test', name: 'test', url: undefined, contentHash: '' }
  return unwrap(parseDocument({ format: 'plain', text, origin }, documentRules))
}

/** Everything found in a text. */
export function findingsOf(text: string): QuoteFindings {
  return findQuotes(documentOf(text), quoteRules)
}

/** The quotations of a text in words; `indirect` ones only when asked for. */
export function quotesOf(text: string, kinds = ['direct', 'partial']): readonly ReadableQuote[] {
  return findingsOf(text)
    .quotes.filter((quote) => kinds.includes(quote.kind))
    .map(({ kind, parts, attribution }) => ({
      kind,
      parts: parts.map((part) => sliceSpan(text, part)),
      speaker: attribution?.name,
      mention: attribution && sliceSpan(text, attribution.mention),
      role: attribution && roleText(text, attribution),
    }))
}

/** Each quotation as `speaker: words`, the parts of a split one joined with `…`. */
export function linesOf(text: string): readonly string[] {
  return quotesOf(text).map((quote) => `${quote.speaker}: ${quote.parts.join('…')}`)
}

/** What was refused, as `rule: words`. */
export function refusalsOf(text: string): readonly string[] {
  return findingsOf(text).rejected.map(({ rule, span }) => `${rule}: ${sliceSpan(text, span)}`)
}

/** Reads one area's lexicons from `content/lang`. */
export function readArea(area: string): Readonly<Record<'zh-Hans' | 'en', unknown>> {
  const folder = path.join(__dirname, '../../../content/lang')
  const read = (tag: string): unknown => JSON.parse(readFileSync(path.join(folder, tag, `${area}.json`), 'utf8'))
  return { 'zh-Hans': read('zh-Hans'), en: read('en') }
}

function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.failure.detail)
}
