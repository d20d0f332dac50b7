import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { LanguageTag, Strings } from '../../../src/index.ts'

const FOLDER = path.join(__dirname, '../../../content/lang')

/** All texts of a language, as they are shipped, by full key. */
export function readStrings(tag: LanguageTag): Strings {
  const folder = path.join(FOLDER, tag, 'strings')
  const entries = readdirSync(folder).flatMap((file) => {
    const texts: Readonly<Record<string, string>> = JSON.parse(readFileSync(path.join(folder, file), 'utf8'))
    return Object.entries(texts).map(([key, text]) => [`${file.replace('.json', '')}.${key}`, text] as const)
  })
  return Object.fromEntries(entries)
}
