import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ENGLISH } from './articles.ts'
import { jsonLines, runCli } from './run-cli.ts'

interface Edition {
  readonly date: string
  readonly language: string
  readonly takeaways: readonly { readonly id: string; readonly texts: readonly { readonly text: string }[] }[]
  readonly quotes: readonly { readonly id: string }[]
}

describe('briefing digest', () => {
  it('shows the same edition to people and to programs', async () => {
    const [text, json] = await Promise.all([
      runCli(['digest', '--date', '2026-02-28']),
      runCli(['digest', '--date', '2026-02-28', '--json']),
    ])

    const [edition] = jsonLines<Edition>(json.out)
    const flat = text.out.replace(/\s+/g, ' ')
    expect([text.code, json.code]).toEqual([0, 0])
    expect(text.out).toContain('28 February 2026')
    expect(edition?.date).toBe('2026-02-28')
    expect(edition?.takeaways.length).toBeGreaterThan(2)
    for (const { texts } of edition?.takeaways ?? []) {
      expect(texts.some((one) => flat.includes(one.text))).toBe(true)
    }
  })

  it('speaks the language that is asked for, and says why for each item', async () => {
    const { out } = await runCli(['digest', '--language', 'zh-Hant', '--why'])

    expect(out).toContain('為何入選')
    expect(out.match(/^ {1}\d\. /gm)?.length).toBeGreaterThan(6)
  })

  it('is of the files of a folder alone, where the packs are left out, and passes over what is no text', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'reports-'))
    writeFileSync(path.join(folder, 'report.txt'), ENGLISH)
    writeFileSync(path.join(folder, 'chart.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))

    const { code, out, error } = await runCli(['digest', '--source', folder, '--json'], {
      environment: { PACKS: 'none' },
    })
    rmSync(folder, { recursive: true })

    const [edition] = jsonLines<Edition>(out)
    const ids = [...(edition?.takeaways ?? []), ...(edition?.quotes ?? [])].map(({ id }) => id)
    expect([code, ids.length > 0]).toEqual([0, true])
    expect(ids.filter((id) => !id.startsWith(`${folder}/report.txt`))).toEqual([])
    expect(error).toMatch(/chart\.png: .*not a text/)
  })

  it.each(['0000-01-01', '2026-02-30', '2026-13-01', 'today'])(
    'is for no day that never was, such as %s',
    async (day) => {
      const { code, out, error } = await runCli(['digest', '--date', day])

      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(error).toContain('YYYY-MM-DD')
    },
  )

  it('reads files beside the packs', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'digest-'))
    writeFileSync(path.join(folder, 'en.txt'), ENGLISH)

    const alone = await runCli(['digest', '--json'], { folder })
    const beside = await runCli(['digest', '--json', '--source', 'en.txt'], { folder })

    rmSync(folder, { recursive: true })
    const unseen = [alone, beside].map(({ out }) => jsonLines<{ unseen: number }>(out)[0]?.unseen ?? 0)
    expect(unseen[1]).toBeGreaterThan(unseen[0] ?? 0)
  })
})
