import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CHINESE, ENGLISH } from './articles.ts'
import { jsonLines, runCli } from './run-cli.ts'

interface Answered {
  readonly id?: string
  readonly error?: string
  readonly answered?: boolean
  readonly sentences?: readonly {
    readonly source: string
    readonly start: number
    readonly end: number
    readonly text: string
  }[]
  readonly confidence?: number
}

interface Hits {
  readonly id?: string
  readonly error?: string
  readonly hits?: readonly { readonly id: string; readonly score: number }[]
}

const folder = mkdtempSync(path.join(tmpdir(), 'ask-'))

function putLines(name: string, lines: readonly unknown[]): string {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  writeFileSync(path.join(folder, name), text)
  return name
}

writeFileSync(path.join(folder, 'zh.txt'), CHINESE)
writeFileSync(path.join(folder, 'en.txt'), ENGLISH)

afterAll(() => rmSync(folder, { recursive: true }))

describe('briefing ask', () => {
  it('answers from the packs, in words for people', async () => {
    const { code, out } = await runCli(['ask', 'How', 'many', 'parameters', 'does', 'Yayi', 'have?'])

    expect(code).toBe(0)
    expect(out).toContain('30 billion parameters')
  })

  it('answers a question in Chinese in Chinese', async () => {
    const { out } = await runCli(['ask', '雅意大模型有多少参数？'])

    expect(out).toContain('300 亿')
  })

  it('asks only the files it is given, and cites the slice', async () => {
    const question = 'How much will the bank spend on its risk systems?'

    const { code, out } = await runCli(['ask', '--json', '--source', 'en.txt', question], { folder })

    const [answer] = jsonLines<Answered>(out)
    const [sentence] = answer?.sentences ?? []
    expect(code).toBe(0)
    expect(answer?.answered).toBe(true)
    expect(sentence?.source).toBe('en.txt')
    expect(sentence?.text).toContain('300 million crowns')
    expect(sentence?.text).toBe(ENGLISH.slice(sentence?.start, sentence?.end))
  })

  it('answers a file of questions line by line, refuses what the sources do not tell, and passes over bad lines', async () => {
    const questions = putLines('questions.jsonl', [
      { id: 'a', question: '远港银行2031年的净利润是多少？' },
      'not json',
      { id: 'b', question: 'Who won the football match in Lisbon?' },
      { id: 'c' },
    ])

    const { code, out } = await runCli(['ask', '--source', 'zh.txt', '--source', 'en.txt', '--questions', questions], {
      folder,
    })

    const [first, bad, second, third] = jsonLines<Answered>(out)
    expect(code).toBe(1)
    expect(first).toMatchObject({ id: 'a', answered: true })
    expect(first?.sentences?.[0]?.text).toContain('42亿')
    expect(bad?.error).toMatch(/^request-invalid/)
    expect(second).toMatchObject({ id: 'b', answered: false })
    expect(third).toMatchObject({ id: 'c', error: 'request-invalid: "question" is missing' })
  })

  it('names every file that cannot be used, at once, and asks nothing', async () => {
    const { code, out, error } = await runCli(['ask', 'why?', '--source', 'none.txt', '--source', 'nor.txt'], {
      folder,
    })

    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(error).toMatch(/none\.txt: .*\nnor\.txt: /)
  })
})

describe('briefing search', () => {
  it('finds the items of the packs', async () => {
    const people = await runCli(['search', 'compute', 'cost'])
    const json = await runCli(['search', '--json', '--top', '3', '算力'])

    expect(people.out).toContain('computing power')
    expect(jsonLines<Hits>(json.out)[0]?.hits).toHaveLength(3)
  })

  it('ranks one’s own passages for each question, best first, across scripts', async () => {
    const passages = putLines('passages.jsonl', [
      { id: 'loans', text: '銀行放寬中小企業貸款條件。' },
      { id: 'chips', text: '芯片厂商扩大产能，供应紧张有所缓解。' },
      { id: 'weather', text: 'Heavy rain is expected along the coast on Friday.' },
    ])
    const questions = putLines('asked.jsonl', [
      { id: 1, question: '中小企业贷款条件有什么变化？' },
      { id: 2, question: 'rain on the coast' },
      { id: 3, question: 'xylophone' },
    ])

    const { code, out } = await runCli(['search', '--passages', passages, '--questions', questions, '--top', '2'], {
      folder,
    })

    const [loans, rain, nothing] = jsonLines<Hits>(out)
    expect(code).toBe(0)
    expect(loans?.hits?.[0]?.id).toBe('loans')
    expect(rain?.hits?.[0]?.id).toBe('weather')
    expect(loans?.hits?.[0]?.score).toBeGreaterThan(loans?.hits?.[1]?.score ?? 0)
    expect(nothing?.hits).toEqual([])
  })

  it('says at which line a passage is bad, and searches the others', async () => {
    const passages = putLines('some.jsonl', [{ id: 'a', text: 'loans grew' }, '{', { text: 'no id' }, { id: 'b' }])
    const questions = putLines('one.jsonl', [{ id: 1, question: 'loans' }])

    const { code, out, error } = await runCli(['search', '--passages', passages, '--questions', questions], { folder })

    expect(code).toBe(1)
    expect(jsonLines<Hits>(out)[0]?.hits?.[0]?.id).toBe('a')
    expect(error.match(/some\.jsonl:\d/g)).toEqual(['some.jsonl:2', 'some.jsonl:3', 'some.jsonl:4'])
  })

  it('gives ids back as they came, and refuses one that stands twice', async () => {
    const passages = putLines('ids.jsonl', [
      { id: 7, text: 'loans grew' },
      { id: '7', text: 'loans fell' },
    ])
    const questions = putLines('one.jsonl', [{ id: 1, question: 'loans' }])

    const { code, out, error } = await runCli(['search', '--passages', passages, '--questions', questions], { folder })

    expect(code).toBe(1)
    expect(jsonLines<{ hits: readonly { id: unknown }[] }>(out)[0]?.hits.map(({ id }) => id)).toEqual([7])
    expect(error).toContain('ids.jsonl:2: request-invalid: "id" stands on an earlier line too')
  })

  it('says that a file of lines is missing', async () => {
    const { code, error } = await runCli(['search', '--passages', 'none', '--questions', 'none'], { folder })

    expect(code).toBe(1)
    expect(error).toContain('none: The file was not found')
  })
})
