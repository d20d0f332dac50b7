import { readFileSync } from 'node:fs'
import path from 'node:path'
import { composeEngine } from '../../../adapters/compose.ts'
import { createUpload } from '../../../adapters/sources/create-source.ts'
import { openTemporaryStore } from '../../../adapters/storage/open-store.ts'
import { renderTeams } from '../../../adapters/teams/render.ts'
import { LANGUAGE_TAGS, type Message } from '../../../src/index.ts'
import { unpublished } from './published-schema.ts'
import { teamsPage } from './teams-page.ts'
import { teamsMistakes } from './validate-card.ts'

const EDITIONS = 200
const ROOT = path.join(__dirname, '../../..')
/** What there is to read in this repository: an article, a page, and what is written about the bot. */
const DOCUMENTS = [
  'test/fixtures/articles/harbour-forum.txt',
  'test/fixtures/documents/news-page.html',
  'README.md',
  'adapters/README.md',
  'deploy/teams/README.md',
  'LICENSE',
]
/** Documents of other sizes: so much of the beginning of each. */
const SHARES = [0.2, 0.5, 1]

/** Documents with their names, each in several sizes. */
function documents(): readonly (readonly [name: string, bytes: Uint8Array])[] {
  return DOCUMENTS.flatMap((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8')
    const cut = SHARES.map((share) => text.slice(0, Math.ceil(text.length * share)))
    return cut.map((part) => [path.basename(file), new TextEncoder().encode(part)] as const)
  })
}

/** Editions of documents of their own in every language, then of the corpus until there are enough. */
async function editions(): Promise<readonly Message[]> {
  const [engine, store] = [await composeEngine(), openTemporaryStore()]
  const settings = { commandName: '/genai-report', language: 'en', calendar: { today: () => '2026-11-27' } } as const
  const bot = engine.createBot([], { ...settings, memory: store.memory })
  const wanted = documents().flatMap((document) => LANGUAGE_TAGS.map((language) => ({ document, language })))
  const messages: Message[] = []
  for (const [index, { document, language }] of wanted.entries()) {
    const briefed = await bot.brief({ channel: `b${index}`, thread: 't', language }, await createUpload(...document))
    if (briefed.ok) messages.push(briefed.value.message)
  }
  for (let channel = 0; messages.length < EDITIONS; channel++) {
    const place = { channel: `c${channel}`, thread: 't', language: LANGUAGE_TAGS[channel % LANGUAGE_TAGS.length] }
    for (const line of ['today', 'more', 'more', 'more', 'more']) messages.push(await bot.command(place, line))
  }
  await engine.close()
  await store.close()
  return messages.slice(0, EDITIONS)
}

describe('200 editions on Teams', () => {
  it('are cards that Teams accepts, and that Microsoft’s renderer has nothing to say against', async () => {
    const payloads = (await editions()).map((message) => renderTeams(message))
    const posts = payloads.flatMap(({ overflow, ...first }) => [first, ...overflow])

    expect(payloads).toHaveLength(EDITIONS)
    expect(posts.flatMap(teamsMistakes)).toEqual([])
    expect(posts.flatMap(({ card }) => unpublished(card))).toEqual([])
    expect(posts.flatMap(({ card }) => teamsPage(card).warnings)).toEqual([])
  }, 120_000)
})
