import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSearchRules, type SearchRules } from '../../../src/search/search-rules.ts'
import { createFoldText } from '../../../src/text/fold.ts'

/** The project's own search and answer words. */
export function readSearchRules(): SearchRules {
  const files = (tag: string) => ({ search: readFile(tag, 'search'), answer: readFile(tag, 'answer') })
  const parsed = parseSearchRules({ en: files('en'), 'zh-Hans': files('zh-Hans') }, createFoldText())
  if (!parsed.ok) throw new Error(parsed.failure.detail)
  return parsed.value
}

function readFile(tag: string, area: string): unknown {
  return JSON.parse(readFileSync(path.join(__dirname, `../../../content/lang/${tag}/${area}.json`), 'utf8'))
}
