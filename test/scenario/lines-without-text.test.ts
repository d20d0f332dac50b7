import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import type { Knowledge, LanguageTag, Message } from '../../src/index.ts'

let engine: Engine
let knowledge: Knowledge

beforeAll(async () => {
  engine = await composeEngine()
  knowledge = engine.knowledgeOf([])
})

/** What a reader sees of the first item of a kind, opened. */
async function opened(kind: 'takeaway' | 'quote', language: LanguageTag, known = knowledge): Promise<Message> {
  const bot = engine.createBot([], {
    commandName: '/genai-report',
    language: 'en',
    calendar: { today: () => '2026-03-02' },
    memory: openTemporaryStore().memory,
    knowledge: known,
  })
  const item = known.corpus.items.find((one) => one.kind === kind)
  return await bot.press({ channel: 'C1', thread: 'T1', language }, { verb: 'show-line', value: item?.id ?? '' })
}

/** The same items, of an article with an address. */
function withAddress(url: string): Knowledge {
  const items = [...knowledge.items].map(
    ([id, item]) => [id, { ...item, citation: { ...item.citation, url } }] as const,
  )
  return { ...knowledge, items: new Map(items) }
}

describe('the line of an item whose article is not at hand', () => {
  it.each([
    ['en', 'The speaker’s own words', 'The article’s text is not kept here', '24 January 2024'],
    ['zh-Hans', '发言者的原话', '这里不保存文章全文', '2024年1月24日'],
    ['zh-Hant', '發言者的原話', '這裡不保存文章全文', '2024年1月24日'],
  ] as const)('is in %s the quotation itself, with its source and no promise', async (language, own, absent, date) => {
    const message = await opened('quote', language)

    const text = JSON.stringify(message.blocks)
    const quote = message.blocks.find((block) => block.kind === 'quote')
    expect(quote).toMatchObject({ kind: 'quote', number: undefined, actions: [] })
    for (const words of [own, absent, date, 'DeepTech']) expect(text).toContain(words)
    expect(text).not.toContain('--source')
    expect(message.summary).toContain('DeepTech')
  })

  it.each([
    ['en', 'An editor wrote this line'],
    ['zh-Hans', '由编辑根据所注来源撰写'],
    ['zh-Hant', '由編輯根據所註來源撰寫'],
  ] as const)('is in %s the editor’s takeaway, and who wrote it', async (language, written) => {
    const message = await opened('takeaway', language)

    expect(message.blocks.map(({ kind }) => kind).slice(0, 3)).toEqual(['item', 'note', 'note'])
    expect(JSON.stringify(message.blocks)).toContain(written)
  })

  it('leads to the article where its address is known', async () => {
    const message = await opened('quote', 'en', withAddress('https://news.example/launch'))

    const links = message.blocks.flatMap((block) => (block.kind === 'note' ? block.content : []))
    expect(links).toContainEqual({ kind: 'link', text: 'Open the source', url: 'https://news.example/launch' })
    expect(JSON.stringify(message.blocks)).toContain('read the lines around it at the publisher')
  })
})
