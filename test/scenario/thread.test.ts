import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import type { Bot, LanguageTag, Message } from '../../src/index.ts'

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

const calendar = { today: () => '2026-03-02' }

async function underDigest(language: LanguageTag) {
  const { memory } = openTemporaryStore()
  const bot = engine.createBot([], { commandName: '/genai-report', language: 'en', calendar, memory })
  const place = { channel: 'C1', thread: 'T1', language }
  const digest = await bot.digest(place)
  return { bot, place, digest, memory, reply: (text: string): Promise<Message> => bot.reply(place, text) }
}

function textOf(message: Message): string {
  return JSON.stringify(message.blocks)
}

function items(message: Message): readonly string[] {
  return message.blocks.flatMap((block) =>
    block.kind === 'item' || block.kind === 'quote' ? [block.content.map(({ text }) => text).join('')] : [],
  )
}

describe('a thread under a digest', () => {
  it('answers how many parameters Yayi has', async () => {
    const { reply } = await underDigest('en')

    expect(items(await reply('How many parameters does Yayi have?'))[0]).toContain('30 billion')
  })

  it('opens the source of a numbered item', async () => {
    const { reply } = await underDigest('zh-Hans')

    expect(textOf(await reply('#2 的来源?'))).toContain('2024')
    expect(textOf(await reply('第二条'))).toBe(textOf(await reply('#2')))
  })

  it('takes "and the risks?" for a question about risks', async () => {
    const { reply } = await underDigest('en')

    expect(items(await reply('and the risks?')).length).toBeGreaterThan(0)
  })

  it('knows whom 他 means after a question that names somebody', async () => {
    const { reply } = await underDigest('zh-Hans')
    await reply('许冬亮怎么看杀手级应用?')

    expect(textOf(await reply('他怎么看成本?'))).toContain('成本')
  })

  it('lets one of the speakers of the digest be meant by 他', async () => {
    const { reply } = await underDigest('zh-Hans')

    const answer = await reply('他怎么看成本?')

    expect(items(answer).length).toBeGreaterThan(0)
    expect(textOf(answer)).toContain('成本')
  })

  it('says the last answer again in another language', async () => {
    const { reply } = await underDigest('zh-Hans')
    await reply('雅意大模型有多少参数?')

    const again = await reply('in English')

    expect(again.language).toBe('en')
    expect(items(again)[0]).toContain('30 billion')
  })

  it('remembers after a restart what was asked', async () => {
    const { reply, memory } = await underDigest('zh-Hans')
    await reply('雅意大模型有多少参数?')
    const restarted: Bot = engine.createBot([], { commandName: '/genai-report', language: 'en', calendar, memory })

    const again = await restarted.reply({ channel: 'C1', thread: 'T1', language: 'zh-Hans' }, '用英文')

    expect(items(again)[0]).toContain('30 billion')
  })

  it('does not repeat itself when asked for more', async () => {
    const { reply } = await underDigest('zh-Hans')
    const first = items(await reply('大模型的成本问题有哪些?'))

    const more = items(await reply('还有呢?'))

    expect(more.filter((line) => first.includes(line))).toEqual([])
  })
})
