import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ENGLISH } from './articles.ts'
import { jsonLines, runCli } from './run-cli.ts'

const CONTENT = path.join(__dirname, '../../../content')
const folder = mkdtempSync(path.join(tmpdir(), 'verify-'))

const words = (en: string, hans: string) => ({ en, 'zh-Hans': hans })

/** A content folder with one pack, on the bank of the article, whose one quote is as given. */
function putContent(name: string, quoted: string, source = 'report'): string {
  const pack = path.join(folder, name, 'packs', 'harbour')
  mkdirSync(pack, { recursive: true })
  cpSync(path.join(CONTENT, 'lang'), path.join(folder, name, 'lang'), { recursive: true })
  const put = (file: string, value: unknown): void => {
    mkdirSync(path.dirname(path.join(pack, file)), { recursive: true })
    writeFileSync(path.join(pack, file), `${JSON.stringify(value, undefined, 2)}\n`)
  }
  put('pack.json', { id: 'harbour', lead: [], title: words('Harbour', '远港') })
  put('sources.json', [
    {
      id: source,
      publishedOn: '2031-03-05',
      publisher: words('Harbour Bank', '远港银行'),
      recognizedBy: ['Lena Marsh'],
      title: words('The report', '年报'),
    },
  ])
  put('topics/risks.json', {
    terms: ['risk', '风险'],
    title: { en: 'Risks', 'zh-Hans': '风险', 'zh-Hant': '風險' },
    words: ['risks'],
  })
  put('speakers.json', [
    {
      affiliation: words('Harbour Bank', '远港银行'),
      aliases: [],
      id: 'lena-marsh',
      name: { en: 'Lena Marsh', 'zh-Hans': '莉娜·马什', 'zh-Hant': '莉娜·馬什' },
      roles: [words('Chief risk officer', '首席风险官')],
    },
  ])
  put('quotes/lena-marsh.json', [
    {
      id: 'advice',
      language: 'en',
      origin: { section: words('Report', '年报'), source },
      parts: [quoted],
      rank: 1,
      topics: ['risks'],
      translation: '模型可以建议。',
    },
  ])
  return name
}

writeFileSync(path.join(folder, 'en.txt'), ENGLISH)

afterAll(() => rmSync(folder, { recursive: true }))

describe('briefing verify', () => {
  it('proves the shipped packs', async () => {
    const { code, out } = await runCli(['verify', '--json'])

    const [counts] = jsonLines<{ items: number; originOnly: number; mistakes: readonly unknown[] }>(out)
    expect(code).toBe(0)
    expect(counts?.items).toBeGreaterThan(25)
    expect(counts?.mistakes).toEqual([])
  })

  it('proves an editor’s quote and what was extracted against a loaded source', async () => {
    const content = putContent('right', 'A model may advise')

    const { code, out } = await runCli(['verify', '--content', content, '--source', 'en.txt'], { folder })

    expect(code).toBe(0)
    expect(out).toContain('1 quotes by an editor stand word for word in a source')
    expect(out).toContain('No mistakes.')
  })

  it('says at which line of which file a quote is not what was said', async () => {
    const content = putContent('wrong', 'A model must decide')

    const { code, out } = await runCli(['verify', '--content', content, '--source', 'en.txt'], { folder })

    expect(code).toBe(1)
    expect(out).toMatch(/wrong\/packs\/harbour\/quotes\/lena-marsh\.json:3 harbour\/advice /)
  })

  it('tells an item from a source of the same id', async () => {
    const content = putContent('same', 'A model must decide', 'advice')

    const { out } = await runCli(['verify', '--content', content, '--source', 'en.txt'], { folder })

    expect(out).toMatch(/same\/packs\/harbour\/quotes\/lena-marsh\.json:3 harbour\/advice /)
  })

  it('lists each mistake of a pack with file and line', async () => {
    const content = putContent('broken', 'A model may advise')
    const pack = path.join(folder, content, 'packs/harbour')
    writeFileSync(path.join(pack, 'speakers.json'), '[\n  {\n    "id": "lena-marsh",\n')
    writeFileSync(path.join(pack, 'pack.json'), '{ "id": "harbour", "lead": [] }')

    const { code, error } = await runCli(['verify', '--content', content], { folder })

    expect(code).toBe(1)
    expect(error).toMatch(/packs\/harbour\/speakers\.json:\d/)
    expect(error).toMatch(/packs\/harbour\/pack\.json:1 title/)
  })
})
