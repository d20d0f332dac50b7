import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ENGLISH } from './articles.ts'
import { jsonLines, runCli } from './run-cli.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'bad-input-'))
const MEGABYTE = 1_000_000

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(path.join(folder, name), content)
  return name
}

/** Invented prose, each line with another figure, of at least so many characters. */
function prose(length: number): string {
  const lines: string[] = []
  for (let size = 0, number = 1; size < length; number++) {
    const line = `In its report number ${number} the bank says that loans grew by ${number % 97}% and costs fell.\n`
    lines.push(line)
    size += line.length
  }
  return lines.join('')
}

afterAll(() => rmSync(folder, { recursive: true }))

describe('briefing extract, given what is no ordinary text', () => {
  it('says of each file what is wrong and what to do, and does the others', async () => {
    mkdirSync(path.join(folder, 'folder'))
    const names = [
      put('empty.txt', ''),
      put('blank.txt', ' \n\n'),
      put('report.pdf', '%PDF-1.7 rest'),
      put('picture.txt', Buffer.from('89504e470d0a1a0a', 'hex')),
      put('zero.txt', 'a\u0000b'),
      put('broken.txt', Buffer.from([0x61, 0x62, 0xff, 0x63])),
      put('huge.txt', Buffer.alloc(25 * 1024 * 1024, 'a')),
      'missing.txt',
      'folder',
      put('good.txt', ENGLISH),
    ]

    const { code, out, error } = await runCli(['extract', '--json', ...names], { folder })

    expect(code).toBe(1)
    expect(jsonLines<{ id: string }>(out).map(({ id }) => id)).toEqual(['good.txt'])
    const lines = error.trimEnd().split('\n')
    expect(lines.map((line) => line.slice(0, line.indexOf(':')))).toEqual(names.slice(0, -1))
    expect(lines[0]).toContain('no text')
    expect(lines[2]).toMatch(/Paste its words.*a PDF/)
    expect(lines[5]).toMatch(/Save it as UTF-8.*byte 3/)
    expect(lines[6]).toMatch(/Split it/)
    expect(lines[7]).toMatch(/Check its name/)
    expect(lines[8]).toMatch(/name the files in it/)
  })

  it('analyses a text of 20 MB, and says that it takes a moment', async () => {
    put('long.txt', prose(20 * MEGABYTE))

    const { code, out, error } = await runCli(['extract', '--json', 'long.txt'], { folder })

    expect(code).toBe(0)
    expect(error).toContain('long.txt')
    expect(jsonLines<{ takeaways: readonly object[] }>(out)[0]?.takeaways.length).toBeGreaterThan(0)
  }, 180_000)

  it('analyses one line of 5 MB, from a file and as a line of JSON', async () => {
    const text = prose(5 * MEGABYTE).replaceAll('\n', ' ')
    put('line.txt', text)

    const [file, line] = await Promise.all([
      runCli(['extract', '--json', 'line.txt'], { folder }),
      runCli(['extract', '--jsonl'], { input: `${JSON.stringify({ id: 1, text })}\n` }),
    ])

    expect([file.code, line.code]).toEqual([0, 0])
    expect(jsonLines(line.out)[0]).toHaveProperty('quotes')
  }, 180_000)

  it.each([
    ['curly', '“'],
    ['straight', '"'],
    ['corner', '「'],
    ['single', '‘'],
  ])(
    'analyses 100,000 %s marks that are never closed',
    async (_, mark) => {
      const { code, out } = await runCli(['extract', '--jsonl'], {
        input: `${JSON.stringify({ id: 1, text: `他说${mark}贷款`.repeat(100_000) })}\n`,
      })

      expect(code).toBe(0)
      expect(jsonLines(out)[0]).toHaveProperty('takeaways')
    },
    120_000,
  )
})
