import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { contentFolder } from '../../../adapters/content/content-folder.ts'
import { loadContent } from '../../../adapters/content/load-content.ts'
import { readRules } from '../../../adapters/content/read-rules.ts'
import { createFoldText } from '../../../src/index.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rules-'))
  await cp(contentFolder(), folder, { recursive: true })
})

afterEach(() => rm(folder, { recursive: true }))

async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const place = path.join(folder, file)
  const text = await readFile(place, 'utf8')
  await writeFile(place, text.replace(from, to))
}

async function mistakes(): Promise<readonly string[]> {
  const content = await loadContent(folder)
  try {
    readRules(content, createFoldText())
    return []
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split('; ')
  }
}

describe('readRules', () => {
  it('compiles the rules that the program ships', async () => {
    expect(await mistakes()).toEqual([])
  })

  it('names every mistake of every area and language at once, by file, line and field', async () => {
    await change('lang/en/quote.json', '{', '{\n"cuse": [],')
    await change('lang/zh-Hans/document.json', '{', '{\n\n"line": [],')
    await change('lang/zh-Hant/command.json', /"commands": \{/, '"commands": {\n"todya": ["今天"],')

    const found = await mistakes()

    expect(found).toHaveLength(3)
    expect(found.join('\n')).toContain('lang/zh-Hans/document.json:3 line is not a field here')
    expect(found.join('\n')).toContain('lang/en/quote.json:2 cuse is not a field here')
    expect(found.join('\n')).toMatch(/lang\/zh-Hant\/command\.json:\d+ commands\.todya is no command/)
  })

  it('names a file that is missing', async () => {
    await rm(path.join(folder, 'lang/en/answer.json'))

    expect(await mistakes()).toEqual(['content-invalid: lang/en/answer.json:1 is missing'])
  })
})
