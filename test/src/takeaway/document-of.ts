import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Document } from '../../../src/document/document.ts'
import { parseDocument } from '../../../src/document/parse-document.ts'
import { type DocumentRules, parseDocumentRules } from '../../../src/document/rules.ts'
import type { Result } from '../../../src/failure/result.ts'
import { parseTakeawayRules, type TakeawayRules } from '../../../src/takeaway/rules.ts'

/** Reads an area's rules as the product has them. */
export function rulesFile(area: string): Readonly<Record<'zh-Hans' | 'en', unknown>> {
  const read = (tag: string): unknown =>
    JSON.parse(readFileSync(path.join(__dirname, `../../../content/lang/${tag}/${area}.json`), 'utf8'))
  return { 'zh-Hans': read('zh-Hans'), en: read('en') }
}

/** The value of a result; throws its failure. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.failure.detail)
}

const documentRules: DocumentRules = unwrap(parseDocumentRules(rulesFile('document')))

/** The product's own rules. */
export const takeawayRules: TakeawayRules = unwrap(parseTakeawayRules(rulesFile('takeaway')))

/** Parses a plain text with the product's own rules. */
export function documentOf(text: string): Document {
  const origin = { id: 'text', name: 'text', url: undefined, contentHash: '' }
  return unwrap(parseDocument({ format: 'plain', text, origin }, documentRules))
}
