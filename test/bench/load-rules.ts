import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { LanguageRules } from '../../src/analysis/analyse.ts'
import { parseDocumentRules } from '../../src/document/rules.ts'
import type { Result } from '../../src/failure/result.ts'
import { parseQuoteRules } from '../../src/quote/rules.ts'
import { parseTakeawayRules } from '../../src/takeaway/rules.ts'

const LANGUAGES = path.join(__dirname, '../../content/lang')

/** The parsers of rules; those of the built engine make rules that run as they ship. */
export interface RuleParsers {
  readonly parseDocumentRules: typeof parseDocumentRules
  readonly parseQuoteRules: typeof parseQuoteRules
  readonly parseTakeawayRules: typeof parseTakeawayRules
}

const PARSERS: RuleParsers = { parseDocumentRules, parseQuoteRules, parseTakeawayRules }

/** Reads the rules of all languages from `content/lang`. */
export function loadRules(parsers: RuleParsers = PARSERS): LanguageRules {
  return {
    document: unwrap(parsers.parseDocumentRules(readArea('document'))),
    quote: unwrap(parsers.parseQuoteRules(readArea('quote'))),
    takeaway: unwrap(parsers.parseTakeawayRules(readArea('takeaway'))),
  }
}

function readArea(area: string): Readonly<Record<'zh-Hans' | 'en', unknown>> {
  const read = (tag: string): unknown => JSON.parse(readFileSync(path.join(LANGUAGES, tag, `${area}.json`), 'utf8'))
  return { 'zh-Hans': read('zh-Hans'), en: read('en') }
}

function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.failure.detail)
}
