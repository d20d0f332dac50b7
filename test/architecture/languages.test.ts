import { readFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles, ROOT, readSourceFiles } from './source-files.ts'

const TAGS = ['en', 'zh-Hans', 'zh-Hant'] as const

function readStrings(tag: string): ReadonlyMap<string, string> {
  const folder = `content/lang/${tag}/strings`
  return new Map(
    listFiles(folder).flatMap((file) => {
      const texts: Record<string, string> = JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'))
      const area = path.basename(file, '.json')
      return Object.entries(texts).map(([key, text]) => [`${area}.${key}`, text] as const)
    }),
  )
}

function placeholders(text: string | undefined): readonly string[] {
  return [...new Set([...(text ?? '').matchAll(/\{([a-zA-Z]+)\}/g)].map((match) => match[1] ?? ''))].sort()
}

const strings = new Map(TAGS.map((tag) => [tag, readStrings(tag)]))
const english = strings.get('en') ?? new Map<string, string>()

describe('the texts of the three languages', () => {
  it.each(TAGS)('has the same keys in %s as in English', (tag) => {
    expect([...(strings.get(tag)?.keys() ?? [])].sort()).toEqual([...english.keys()].sort())
  })

  it.each(TAGS)('fills the same places in %s as in English', (tag) => {
    const different = [...english].filter(
      ([key, text]) => placeholders(strings.get(tag)?.get(key)).join() !== placeholders(text).join(),
    )

    expect(different.map(([key]) => key)).toEqual([])
  })

  it('has a text for every key that the code says', () => {
    const said = [...readSourceFiles('src'), ...readSourceFiles('adapters')].flatMap((file) =>
      [...file.text.matchAll(/\bsay\(\s*'([a-z-]+\.[a-z0-9.-]+)'/g)].map((match) => match[1] ?? ''),
    )

    expect(said.length).toBeGreaterThan(0)
    expect(said.filter((key) => !english.has(key))).toEqual([])
  })
})
