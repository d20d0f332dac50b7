import { readFileSync } from 'node:fs'
import path from 'node:path'
import { loadDictionary } from '../../adapters/dictionary/load-dictionary.ts'

type Engine = typeof import('../../src/index.ts')

/**
 * The engine as it ships. Times are taken on it because the bench's own loader names every closure when it is made,
 * which costs more than what is measured.
 */
export async function builtEngine(): Promise<Engine> {
  return await import(path.join(__dirname, '../../dist/src/index.js'))
}

/** The search rules of `content/lang`, read by that engine. */
export function searchRules(engine: Engine): import('../../src/index.ts').SearchRules {
  const read = (tag: string, area: string): unknown =>
    JSON.parse(readFileSync(path.join(__dirname, `../../content/lang/${tag}/${area}.json`), 'utf8'))
  const files = (tag: string) => ({ search: read(tag, 'search'), answer: read(tag, 'answer') })
  const parsed = engine.parseSearchRules({ en: files('en'), 'zh-Hans': files('zh-Hans') }, engine.createFoldText())
  if (!parsed.ok) throw new Error(parsed.failure.detail)
  return parsed.value
}

/** The same rules with the dictionary that leads from one language to the other. */
export async function rulesAcross(engine: Engine): Promise<import('../../src/index.ts').SearchRules> {
  const rules = searchRules(engine)
  return engine.withDictionary(rules, await loadDictionary(path.join(__dirname, '../../dist'), rules))
}
