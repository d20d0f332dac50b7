import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ContentError } from '../../../adapters/content/content-error.ts'
import { contentFolder } from '../../../adapters/content/content-folder.ts'
import { type Content, loadContent } from '../../../adapters/content/load-content.ts'

const PACK = {
  'packs/bay/pack.json': '{ "id": "bay", "title": { "zh-Hans": "海湾", "en": "Bay" } }',
  'packs/bay/sources.json': '[]',
}

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'content-'))
})

afterEach(() => rm(folder, { recursive: true }))

async function contentOf(files: Readonly<Record<string, string>>): Promise<Content> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.join(folder, path.dirname(name)), { recursive: true })
    await writeFile(path.join(folder, name), text)
  }
  return loadContent(folder)
}

async function errorOf(files: Readonly<Record<string, string>>): Promise<ContentError> {
  const error = await contentOf(files).catch((thrown: unknown) => thrown)
  if (!(error instanceof ContentError)) throw new Error('the content has no mistake')
  return error
}

describe('loadContent', () => {
  it('reads texts under their file’s name, for each language', async () => {
    const { strings } = await contentOf({
      'lang/en/strings/greeting.json': '{ "hello": "Hello" }',
      'lang/zh-Hant/strings/greeting.json': '{ "hello": "您們好" }',
      'lang/zh-Hans/strings/greeting.json': '{ "hello": "你们好" }',
    })

    expect(strings).toEqual({
      en: { 'greeting.hello': 'Hello' },
      'zh-Hant': { 'greeting.hello': '您們好' },
      'zh-Hans': { 'greeting.hello': '你们好' },
    })
  })

  it('gives an area’s rules as they are, and merges a folder of them by file name', async () => {
    const { rules } = await contentOf({
      'lang/en/quote/cues.json': '["said"]',
      'lang/en/quote/titles.json': '{ "mr": true }',
      'lang/en/takeaway.json': '{ "weights": [1, 2] }',
    })

    expect(rules.en).toEqual({ quote: { cues: ['said'], titles: { mr: true } }, takeaway: { weights: [1, 2] } })
  })

  it('reads packs in order of their folders, and passes over notes and hidden files', async () => {
    const { packs } = await contentOf({
      ...PACK,
      'packs/bay/README.md': 'Notes.',
      'packs/bay/.draft.json': 'not yet',
      'packs/ant/pack.json': '{ "id": "ant", "title": { "zh-Hans": "蚁", "en": "Ant" } }',
      'packs/ant/sources.json': '[]',
    })

    expect(packs.map(({ id }) => id)).toEqual(['ant', 'bay'])
  })

  it('reads nothing from a folder that has nothing', async () => {
    const content = await loadContent(folder)

    expect(content.packs).toEqual([])
  })

  it('names every mistake of every pack at once, by path from the content folder', async () => {
    const error = await errorOf({
      ...PACK,
      'packs/bay/sources.json': '[\n  { "id": "x" }\n]',
      'packs/cape/pack.json': '{ "id": "cape" }',
    })

    expect(error.failure.code).toBe('pack-invalid')
    expect(error.list().split('\n')).toEqual([
      'packs/bay/sources.json:2 [0].title is missing',
      'packs/bay/sources.json:2 [0].publisher is missing',
      'packs/bay/sources.json:2 [0].publishedOn is missing',
      'packs/cape/pack.json:1 title is missing',
      'packs/cape/sources.json:1 is missing',
    ])
    expect(error.failure.detail).toBe(error.list().replaceAll('\n', '; '))
  })

  it('refuses a pack whose id is not its folder’s name', async () => {
    const error = await errorOf({ ...PACK, 'packs/bay/pack.json': PACK['packs/bay/pack.json'].replace('bay', 'sea') })

    expect(error.list()).toBe("packs/bay/pack.json:1 id is not the folder's name: bay")
  })

  it.each([
    ['a language that nobody speaks', 'lang/fr/strings/greeting.json', '{}', 'is no file of a language'],
    ['a file that is too deep', 'lang/en/quote/more/cues.json', '{}', 'is no file of a language'],
    ['a text that is none', 'lang/en/strings/greeting.json', '{\n"hello": "Hi",\n"bye": 1\n}', ':3 bye is not a text'],
    ['texts that are a list', 'lang/en/strings/greeting.json', '[]', 'is not an object of texts'],
    ['a file that is not JSON', 'lang/en/quote.json', '{\n"cues": [}', ':2 is not JSON'],
    ['a key that stands twice', 'lang/en/strings/greeting.json', '{ "a": "",\n "a": "" }', ':2 a stands twice'],
  ])('refuses %s', async (_, name, text, problem) => {
    const error = await errorOf({ [name]: text })

    expect(error.failure.code).toBe('content-invalid')
    expect(error.list()).toContain(problem)
    expect(error.mistakes).toHaveLength(1)
  })

  it('names every text that one language has and another lacks, and every value that differs', async () => {
    const error = await errorOf({
      'lang/en/strings/greeting.json': '{\n"hello": "Hello {name}",\n"bye": "Bye"\n}',
      'lang/zh-Hans/strings/greeting.json': '{\n"bye": "再见",\n"hello": "你好{nam}"\n}',
      'lang/zh-Hant/strings/greeting.json': '{\n"hello": "您好{name}"\n}',
    })

    expect(error.list().split('\n')).toEqual([
      'lang/zh-Hant/strings/greeting.json:1 bye is missing',
      'lang/zh-Hans/strings/greeting.json:3 hello has to say {name} as in the other languages',
    ])
  })

  it('reads what is linked, as mounted configuration is, and nothing in hidden folders', async () => {
    await contentOf({ 'elsewhere/greeting.json': '{ "hello": "Hello" }', 'lang/.git/config': 'no JSON' })
    for (const tag of ['en', 'zh-Hans', 'zh-Hant']) {
      await mkdir(path.join(folder, 'lang', tag, 'strings'), { recursive: true })
      await symlink(
        path.join(folder, 'elsewhere/greeting.json'),
        path.join(folder, 'lang', tag, 'strings/greeting.json'),
      )
    }

    const { strings } = await loadContent(folder)

    expect(strings.en).toEqual({ 'greeting.hello': 'Hello' })
  })

  it('says that a folder is not there', async () => {
    await expect(loadContent(path.join(folder, 'none'))).rejects.toThrow('there is no folder')
  })

  it('refuses bytes that are not UTF-8, and says where', async () => {
    await contentOf({})
    const file = path.join(folder, 'lang/en/quote.json')
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, Buffer.from('{\n"cues": "sa\u00eed" }', 'latin1'))

    await expect(loadContent(folder)).rejects.toThrow('lang/en/quote.json:2 is not JSON: a character is not UTF-8')
  })

  it('refuses rules in a file and in a folder of the same name', async () => {
    const error = await errorOf({ 'lang/en/quote.json': '{}', 'lang/en/quote/cues.json': '[]' })

    expect(error.list()).toContain('stands beside a file or a folder of the same name')
  })
})

describe('contentFolder', () => {
  it('is found from any folder of the package, built or not', () => {
    const root = path.join(__dirname, '..', '..', '..')

    expect(contentFolder(path.join(root, 'dist', 'adapters', 'content'))).toBe(path.join(root, 'content'))
    expect(contentFolder()).toBe(path.join(root, 'content'))
  })

  it('cannot be found outside the package', () => {
    expect(() => contentFolder(folder)).toThrow('there is no folder "content"')
  })
})
