import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { composeEngine } from '../../adapters/compose.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import { BRIEF_COMMAND } from '../../adapters/teams/brief-this.ts'
import { DIGESTS_COMMAND } from '../../adapters/teams/digests/dialog.ts'
import { SEARCH_COMMAND, SEARCH_WORDS } from '../../adapters/teams/extension.ts'
import { packageMistakes, readOrder, teamsPackage, writePackage } from '../../scripts/teams-package.ts'

const CHOICE = { appId: '11111111-2222-3333-4444-555555555555', address: 'https://bot.example.com' }

interface Manifest {
  readonly bots: readonly { readonly commandLists: readonly { readonly commands: readonly { title: string }[] }[] }[]
  readonly composeExtensions: readonly {
    readonly commands: readonly { readonly id: string; readonly parameters?: readonly { readonly name: string }[] }[]
  }[]
}

function jsonOf<T>(name: string): T {
  return JSON.parse(new TextDecoder().decode(teamsPackage(CHOICE)[name]))
}

/** What the manifest suggests, in each language. */
function suggestions(): readonly (readonly [language: string, words: string])[] {
  const english = jsonOf<Manifest>('manifest.json').bots[0]?.commandLists[0]?.commands ?? []
  const others = ['zh-cn.json', 'zh-tw.json'].flatMap((file) =>
    Object.entries(jsonOf<Readonly<Record<string, string>>>(file))
      .filter(([key]) => /commandLists.*title$/.test(key))
      .map(([, words]) => [file, words] as const),
  )
  return [...english.map(({ title }) => ['en', title] as const), ...others]
}

describe('the app package of Teams', () => {
  it('is one that Microsoft’s schemas accept, in every language', () => {
    expect(packageMistakes(teamsPackage(CHOICE))).toEqual([])
  })

  it('is refused for an id that is none, and for an icon of another size', () => {
    const files = teamsPackage({ ...CHOICE, appId: 'bot' })
    const swapped = { ...files, 'color.png': files['outline.png'] ?? new Uint8Array() }

    expect(packageMistakes(swapped).join('\n')).toMatch(/manifest\.json\/id.*[\s\S]*color\.png must be 192 by 192/)
  })

  it('is made for the id and the address that are named', () => {
    const order = readOrder(['--app-id', CHOICE.appId, `--address=${CHOICE.address}`])

    expect(order).toEqual({ kind: 'make', choice: CHOICE, out: 'briefing-bot.zip' })
  })

  it.each([
    [[], ['--app-id is missing', '--address is missing']],
    [
      ['--app-id', 'bot', '--address', 'http://bot'],
      ['--app-id must look like', '--address must begin with https://'],
    ],
    [['--appid', 'x'], ["Unknown option '--appid'"]],
  ])('names all that is wrong with %j, and not where a schema fails', (words, wanted) => {
    const order = readOrder(words)

    const mistakes = order.kind === 'wrong' ? order.mistakes : []
    expect(mistakes.map((mistake, at) => mistake.startsWith(wanted[at] ?? '?'))).toEqual(wanted.map(() => true))
  })

  it('is a zip with everything at its top', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'package-'))
    const file = path.join(folder, 'bot.zip')
    writePackage(file, teamsPackage(CHOICE))
    const names = Object.keys(unzipSync(new Uint8Array(readFileSync(file))))
    rmSync(folder, { recursive: true })

    expect(names.sort()).toEqual(['color.png', 'manifest.json', 'outline.png', 'zh-cn.json', 'zh-tw.json'])
  })

  it('names what the bot answers to', () => {
    const commands = jsonOf<Manifest>('manifest.json').composeExtensions[0]?.commands ?? []

    expect(commands.map(({ id }) => id)).toEqual([SEARCH_COMMAND, BRIEF_COMMAND, DIGESTS_COMMAND])
    expect(commands[0]?.parameters?.map(({ name }) => name)).toEqual([SEARCH_WORDS])
  })

  it('suggests only what the bot understands, in its three languages', async () => {
    const engine = await composeEngine()
    const store = openTemporaryStore()
    const bot = engine.createBot([], {
      commandName: '/genai-report',
      language: 'en',
      calendar: { today: () => '2026-11-27' },
      memory: store.memory,
    })
    const answers = await Promise.all(
      suggestions().map(async ([, words]) => {
        const { blocks } = await bot.command({ channel: 'c', thread: 't', language: 'en' }, words)
        return [words, JSON.stringify(blocks)] as const
      }),
    )
    await engine.close()
    await store.close()

    expect(answers.length).toBe(24)
    expect(
      answers.filter(([, said]) => /did you mean|do not know|understand/i.test(said)).map(([words]) => words),
    ).toEqual([])
  })
})
