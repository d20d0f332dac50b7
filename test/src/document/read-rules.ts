import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Document } from '../../../src/document/document.ts'
import type { SourceFormat } from '../../../src/document/format.ts'
import { parseDocument } from '../../../src/document/parse-document.ts'
import { type DocumentRules, parseDocumentRules } from '../../../src/document/rules.ts'

/** The project's own rules for documents. */
export function readRules(): DocumentRules {
  const result = parseDocumentRules({ 'zh-Hans': readFile('zh-Hans'), en: readFile('en') })
  if (!result.ok) throw new Error(result.failure.detail)
  return result.value
}

/** Parses a text that is known to be a document. */
export function documentOf(text: string, rules: DocumentRules, format: SourceFormat = 'plain'): Document {
  const origin = { id: 'a', name: 'a.txt', url: undefined, contentHash: '00' }
  const result = parseDocument({ format, text, origin }, rules)
  if (!result.ok) throw new Error(result.failure.detail)
  return result.value
}

/** Kind and text of every block, as `kind: text`. */
export function blocksOf(document: Document): readonly string[] {
  return document.blocks.map(({ kind, span }) => `${kind}: ${document.text.slice(span.start, span.end)}`)
}

function readFile(tag: string): unknown {
  return JSON.parse(readFileSync(path.join(__dirname, `../../../content/lang/${tag}/document.json`), 'utf8'))
}
