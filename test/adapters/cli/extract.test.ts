import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CHINESE, ENGLISH } from './articles.ts'
import { jsonLines, runCli } from './run-cli.ts'

interface Found {
  readonly id: string
  readonly language: string
  readonly quotes: readonly {
    readonly parts: readonly (readonly [number, number])[]
    readonly text: readonly string[]
    readonly kind: string
    readonly speaker: string | null
    readonly role: string | null
  }[]
  readonly takeaways: readonly { readonly start: number; readonly end: number; readonly text: string }[]
}

const folder = mkdtempSync(path.join(tmpdir(), 'extract-'))
writeFileSync(path.join(folder, 'zh.txt'), CHINESE)
writeFileSync(path.join(folder, 'en.txt'), ENGLISH)

afterAll(() => rmSync(folder, { recursive: true }))

describe('briefing extract FILE…', () => {
  it('gives each file as a line of JSON whose every text is the slice it names', async () => {
    const { code, out } = await runCli(['extract', '--json', 'zh.txt', 'en.txt'], { folder })

    const [chinese, english] = jsonLines<Found>(out)
    expect(code).toBe(0)
    expect([chinese?.id, english?.id]).toEqual(['zh.txt', 'en.txt'])
    expect([chinese?.language, english?.language]).toEqual(['zh-Hans', 'en'])
    for (const quote of chinese?.quotes ?? []) {
      expect(quote.text).toEqual(quote.parts.map(([start, end]) => CHINESE.slice(start, end)))
    }
    for (const { start, end, text } of english?.takeaways ?? []) expect(text).toBe(ENGLISH.slice(start, end))
  })

  it('names who speaks, in which role, and leaves a term in marks alone', async () => {
    const { out } = await runCli(['extract', '--json', 'en.txt', 'zh.txt'], { folder })

    const [english, chinese] = jsonLines<Found>(out).map(({ quotes }) => quotes.filter(({ kind }) => kind === 'direct'))
    expect(english).toMatchObject([
      {
        text: ['A model may advise, but it never signs for anyone'],
        speaker: 'Lena Marsh',
        role: 'chief risk officer of Harbour Bank',
      },
    ])
    expect(chinese?.map(({ text }) => text.join())).toEqual([
      '我们把贷款审批的时间从五天缩短到了六小时，但每一笔拒绝都要有人复核。',
      '模型只能建议，不能替人签字。',
    ])
  })

  it('takes exactly as many takeaways as it is told, whole sentences or clauses', async () => {
    const sentences = await runCli(['extract', '--json', '--takeaways', '2', 'zh.txt'], { folder })
    const clauses = await runCli(['extract', '--json', '--takeaways', '1', '--unit', 'clause', 'zh.txt'], { folder })

    expect(jsonLines<Found>(sentences.out)[0]?.takeaways).toHaveLength(2)
    expect(jsonLines<Found>(clauses.out)[0]?.takeaways).toHaveLength(1)
  })

  it('says to whoever asks why which words led to a topic', async () => {
    writeFileSync(path.join(folder, 'costs.txt'), 'Harbour Bank said that its costs rose by a tenth in June.')
    const { out } = await runCli(['extract', '--why', 'costs.txt'], { folder })
    const records = await runCli(['extract', '--why', '--json', 'costs.txt'], { folder })

    expect(out).toContain('Cost: costs')
    expect(jsonLines<Found>(records.out)[0]?.takeaways).toMatchObject([{ topicWords: { cost: ['costs'] } }])
  })

  it('writes for people: takeaways, then quotes with their speakers, within 80 columns', async () => {
    const { code, out } = await runCli(['extract', 'en.txt'], { folder })

    expect(code).toBe(0)
    expect(out).toMatch(/Takeaways \(\d+\)\n {1}1\. /)
    expect(out).toContain('│ A model may advise, but it never signs for anyone')
    expect(out).toContain('— Lena Marsh · chief risk officer of Harbour Bank')
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it('says why, on demand: the parts of a score, what was refused and what was left out', async () => {
    const text = await runCli(['extract', '--why', 'zh.txt'], { folder })
    const json = await runCli(['extract', '--why', '--json', 'zh.txt'], { folder })

    expect(text.out).toContain('灯塔计划')
    expect(text.out).toContain('Looked at and left out')
    // a reader's words, with the key behind them for whoever maintains the rules
    expect(text.out).toMatch(/\+\d\.\d\d [A-Z][^[]+\s\[[a-z-]+[\],]/)
    expect(text.out).toMatch(/· Who said it stands[\s\S]{0,90}\[cue-before/)
    expect(text.out).not.toMatch(/\(term\)|\d\.\d\d [a-z]/)
    expect(jsonLines(json.out)[0]).toHaveProperty('leftOut')
    expect(jsonLines(json.out)[0]).toHaveProperty('rejected')
  })

  it('speaks the operator’s language', async () => {
    const { out } = await runCli(['extract', 'zh.txt'], { folder, environment: { BOT_LANGUAGE: 'zh-Hant' } })

    expect(out).toContain('重點（')
  })

  it('sends no control character of a source to the terminal', async () => {
    const hostile = `${ENGLISH}\nThe bank \u001b]0;owned\u0007 grew by \u001b[31m12%\u001b[0m in all of its 40 markets.\n`
    writeFileSync(path.join(folder, 'hostile.txt'), hostile)

    const { out } = await runCli(['extract', '--takeaways', '9', 'hostile.txt'], { folder })

    expect(out).toContain('owned')
    expect(['\u0007', '\u001b'].filter((character) => out.includes(character))).toEqual([])
  })
})
