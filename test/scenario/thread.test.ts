import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import { type Bot, type LanguageTag, type Message, targetKey } from '../../src/index.ts'

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

/** What the buttons of a message open, in order. */
function openings(message: Message): readonly string[] {
  return message.blocks.flatMap((block) =>
    block.kind === 'item' || block.kind === 'quote' ? block.actions.map(({ value }) => value) : [],
  )
}

function numbersOf(message: Message): readonly number[] {
  return message.blocks.flatMap((block) => (block.kind === 'item' || block.kind === 'quote' ? [block.number ?? 0] : []))
}

describe('a thread under a digest', () => {
  it('says who said what was shown last, and not what stands first', async () => {
    const { digest, reply } = await underDigest('en')
    const quotes = digest.blocks.flatMap((block) => (block.kind === 'quote' ? [block] : []))
    const last = quotes.at(-1)
    const speaker = last?.attribution.map(({ text }) => text).join('') ?? ''

    await reply(`#${last?.number}`)
    const answer = textOf(await reply('who said that?'))

    expect(last?.number).toBeGreaterThan(1)
    expect(speaker).not.toBe('')
    expect(answer).toContain(`"kind":"heading","text":"${speaker.split(' · ')[0]}"`)
  })

  it('says that nothing has a number where nothing has', async () => {
    const { bot, place } = await underDigest('en')
    const elsewhere = { ...place, thread: 'empty' }

    expect(textOf(await bot.reply(elsewhere, '#2'))).toContain('Nothing here has a number')
  })

  it('answers how many parameters Yayi has', async () => {
    const { reply } = await underDigest('en')

    expect(items(await reply('How many parameters does Yayi have?'))[0]).toContain('30 billion')
  })

  it('opens the source of a numbered item', async () => {
    const { reply } = await underDigest('zh-Hans')

    expect(textOf(await reply('#2 的来源?'))).toContain('2024')
    expect(textOf(await reply('第二条'))).toBe(textOf(await reply('#2')))
  })

  it.each([
    ['en', 'hello', /Ask me anything/],
    ['zh-Hans', '你好', /您好。关于这些来源/],
    ['zh-Hant', '早安', /您好。關於這些來源/],
  ] as const)(
    'answers in %s the greeting %j with what can be asked, and with no passage',
    async (language, words, said) => {
      const { bot, place, reply } = await underDigest(language)

      const answers = [await reply(words), await bot.command({ ...place, thread: 'T2' }, words)]

      for (const { blocks } of answers) {
        expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'actions'])
        expect(JSON.stringify(blocks)).toMatch(said)
        expect(JSON.stringify(blocks)).toContain('"value":"help"')
      }
    },
  )

  it.each([
    ['en', 'thanks', 'You are welcome.'],
    ['en', 'Ok, thank you so much!', 'You are welcome.'],
    ['en', '👍', 'Good.'],
    ['en', 'got it', 'Good.'],
    ['zh-Hans', '谢谢', '不客气'],
    ['zh-Hans', '好的，辛苦了。', '不客气'],
    ['zh-Hans', '明白了', '好的'],
    ['zh-Hant', '多謝', '不客氣'],
  ] as const)('answers in %s %j in kind and briefly', async (language, words, said) => {
    const { bot, place, reply } = await underDigest(language)

    const answers = [await reply(words), await bot.command({ ...place, thread: 'T2' }, words)]

    for (const { blocks } of answers) {
      expect(blocks).toHaveLength(1)
      expect(JSON.stringify(blocks)).toContain(said)
    }
  })

  it.each([
    ['en', 'who said that?', 'That is line 1. For another one, write its number: #2 who said that?'],
    ['zh-Hans', '谁说的？', '这里答的是第 1 条。'],
    ['zh-Hant', '誰說的？', '這裡答的是第 1 條。'],
  ] as const)('says in %s of which of several lines it tells the speaker', async (language, words, said) => {
    const { digest, reply } = await underDigest(language)

    const told = await reply(words)

    expect(items(told)).toEqual(items(digest).slice(0, 1))
    expect(numbersOf(told)).toEqual([1])
    expect(textOf(told)).toContain(said)
    expect(numbersOf(await reply('#2'))).toHaveLength(1)
  })

  it.each([
    ['en', '#2', 'Write it as a reply to that digest'],
    ['en', 'who said that?', 'Write it as a reply to that digest'],
    ['zh-Hans', '谁说的', '请直接回复那份简报或回答'],
    ['zh-Hant', '為什麼選第三條？', '請直接回覆那份簡報或回答'],
  ] as const)('says in %s outside of threads that %s belongs in one', async (language, words, said) => {
    const { bot, place } = await underDigest(language)

    expect(textOf(await bot.command({ ...place, thread: 'T2' }, words))).toContain(said)
  })

  it.each([
    ['en', 'today what happened to the markets?'],
    ['en', 'help me understand what a bank does'],
    ['zh-Hans', '今天天气怎么样？'],
    ['zh-Hans', '帮助客户理解风险的方法是什么？'],
    ['zh-Hant', '今天股市漲了多少？'],
  ] as const)('takes in %s a question for one that begins as a command: %s', async (language, words) => {
    const { bot, place } = await underDigest(language)
    const asked = await bot.command({ ...place, thread: 'T2' }, words)

    expect(asked.blocks[0]?.kind).toBe('paragraph')
    expect(asked.summary).toMatch(/“|「|found nothing|没有找到|沒有找到/)
  })

  it.each([
    ['en', 'what’s new?', /Edition 1/],
    ['en', 'more please', /Edition 2/],
    ['en', 'more risks', /"kind":"heading","text":"Risks"/],
    ['zh-Hans', '今天有什么新内容？', /第 1 期/],
    ['zh-Hans', '更多风险', /"kind":"heading","text":"风险"/],
    ['zh-Hant', '今日簡報發一下', /第 1 期/],
  ] as const)('takes in %s a command for one with a word more: %s', async (language, words, shown) => {
    const { bot, place } = await underDigest(language)

    expect(textOf(await bot.command({ ...place, thread: 'T2' }, words))).toMatch(shown)
  })

  it.each(['郭嵩是谁？', '郭嵩是誰', '郭嵩 是什么人?', '谁是郭嵩', "who's Guo Song?"])(
    'tells who somebody is: %s',
    async (words) => {
      const { bot, place, reply } = await underDigest('zh-Hans')

      for (const told of [await reply(words), await bot.command({ ...place, thread: 'T2' }, words)]) {
        expect(told.blocks[0]).toEqual({ kind: 'heading', text: '郭嵩' })
      }
    },
  )

  it.each([
    ['en', 'ok, what are the risks?'],
    ['zh-Hans', '好的模型有哪些风险？'],
    ['zh-Hans', '谢谢，那成本呢？'],
  ] as const)('answers in %s what a courtesy begins and a question ends: %j', async (language, words) => {
    const { reply } = await underDigest(language)

    expect(items(await reply(words)).length).toBeGreaterThan(0)
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

  it('keeps the number of the digest’s items after an answer of fewer lines', async () => {
    const { reply, digest } = await underDigest('en')
    const last = items(digest).length
    const before = textOf(await reply(`#${last}`))
    await reply('How many parameters does Yayi have?')

    expect(textOf(await reply(`#${last}`))).toBe(before)
  })

  it.each([
    ['en', '#40', 'There is no #40'],
    ['zh-Hans', '#40 的来源', '没有 #40'],
    ['zh-Hant', '＃40', '沒有 #40'],
  ] as const)('says in %s that there is no such number, and how far they go', async (language, line, said) => {
    const { reply, digest } = await underDigest(language)

    const text = textOf(await reply(line))

    expect(text).toContain(said)
    expect(text).toContain(String(items(digest).length))
  })

  it('says a digest in another language, every item under its number', async () => {
    const { reply, digest } = await underDigest('zh-Hans')

    const again = await reply('in English')

    expect(again.language).toBe('en')
    expect(items(again)).toHaveLength(items(digest).length)
    expect(items(again)[0]).toMatch(/^[\x20-\x7e]+$/)
    expect(textOf(again)).toContain('editor’s translation')
  })

  it('says every line of an answer in another language, in their order', async () => {
    const { reply } = await underDigest('zh-Hans')
    const answer = await reply('大模型有哪些风险?')

    const again = await reply('in English')

    expect(items(answer).length).toBeGreaterThan(1)
    expect(openings(again)).toEqual(openings(answer))
  })

  it('shows the next page of the list that was shown last, and says when there is none', async () => {
    const { reply } = await underDigest('en')
    await reply('How many parameters does Yayi have?')
    const first = await reply('risks')

    const second = await reply('more')
    let last = second
    for (let page = 0; page < 9 && items(last).length > 0; page++) last = await reply('more')

    expect(items(second).length).toBeGreaterThan(0)
    expect(items(second).filter((item) => items(first).includes(item))).toEqual([])
    expect(textOf(last)).toContain('all of the list')
  })

  it('says a list again in another language and nothing that was shown before it', async () => {
    const { reply } = await underDigest('zh-Hans')
    await reply('雅意大模型有多少参数?')
    const list = await reply('引语 郭嵩')

    const again = await reply('in English')

    expect(openings(again)).toEqual(openings(list))
  })

  it('goes on in a list that was said in another language, under the numbers it has', async () => {
    const { reply } = await underDigest('en')
    await reply('risks')
    const second = await reply('more')
    const numbers = numbersOf(second)

    const again = await reply('in Chinese')
    const third = await reply('more')

    expect(numbers[0]).toBeGreaterThan(1)
    expect(numbersOf(again)).toEqual(numbers)
    expect(numbersOf(third)[0]).toBe((numbers.at(-1) ?? 0) + 1)
  })

  it.each([
    ['en', 'Why is #3 there?'],
    ['zh-Hans', '为什么选第三条?'],
    ['zh-Hant', '為什麼選第三條?'],
  ] as const)('tells in %s why an item was chosen', async (language, line) => {
    const { digest, reply, bot, place } = await underDigest(language)

    const told = await reply(line)

    expect(textOf(told)).toBe(textOf(await bot.press(place, { verb: 'why', value: openings(digest)[2] ?? '' })))
  })

  it('remembers after a restart what was asked', async () => {
    const { reply, memory } = await underDigest('zh-Hans')
    await reply('雅意大模型有多少参数?')
    const restarted: Bot = engine.createBot([], { commandName: '/genai-report', language: 'en', calendar, memory })

    const again = await restarted.reply({ channel: 'C1', thread: 'T1', language: 'zh-Hans' }, '用英文')

    expect(items(again)[0]).toContain('30 billion')
  })

  it('answers after a restart, and in another replica, from a text that a reader brought', async () => {
    const { memory, sources } = openTemporaryStore()
    const start = (): Bot =>
      engine.createBot([], { commandName: '/genai-report', language: 'en', calendar, memory, sources })
    const target = { platform: 'peer', workspace: 'T1', channel: 'C1' }
    const place = { channel: targetKey(target), thread: 'T1', language: 'en', target } as const
    const text =
      'Harbour dues rise by 4 per cent in June. The old lighthouse on Gull Island was sold for 310,000 euros.'
    const origin = { id: 'upload-1', name: 'harbour.txt', url: undefined, contentHash: 'f00' }
    await start().brief(place, { ...origin, format: 'plain', text })

    const restarted = start()
    const answer = await restarted.reply(place, 'For how much was the lighthouse sold?')

    expect(textOf(answer)).toContain('310,000')
    expect(await restarted.documents(place)).toContainEqual({ id: 'upload-1', title: 'harbour.txt', published: false })
    expect((await restarted.document(place, 'upload-1'))?.document.text).toBe(text)
    expect(await restarted.document({ target: { ...target, workspace: 'T2' } }, 'upload-1')).toBeUndefined()
  })

  it('does not repeat itself when asked for more', async () => {
    const { reply } = await underDigest('zh-Hans')
    const first = items(await reply('大模型的成本问题有哪些?'))

    const more = items(await reply('还有呢?'))

    expect(more.filter((line) => first.includes(line))).toEqual([])
  })

  it.each([
    ['en', 'What does he think of cost?', /Whom do you mean by “he”/],
    ['zh-Hans', '他怎么看成本？', /“他”指的是谁/],
    ['zh-Hant', '他怎麼看成本？', /「他」指的是誰/],
  ] as const)('asks in %s whom a first line means', async (language, line, asked) => {
    const { memory } = openTemporaryStore()
    const bot = engine.createBot([], { commandName: '/genai-report', language: 'en', calendar, memory })

    expect(textOf(await bot.reply({ channel: 'C1', thread: 'T9', language }, line))).toMatch(asked)
  })

  it.each([
    ['zh-Hans', '其他机构怎么用大模型？'],
    ['zh-Hant', '其他機構怎麼用大模型？'],
    ['zh-Hans', '他们怎么看成本？'],
  ] as const)('takes the 他 of others and of several in %s for nobody: %s', async (language, line) => {
    const { memory } = openTemporaryStore()
    const bot = engine.createBot([], { commandName: '/genai-report', language: 'en', calendar, memory })

    expect(textOf(await bot.reply({ channel: 'C1', thread: 'T9', language }, line))).not.toMatch(/指的是[谁誰]/)
  })

  it.each([
    ['en', 'Who is the treasurer of Wenge?'],
    ['zh-Hans', '中科闻歌的审计师是谁？'],
    ['zh-Hant', '中科聞歌的審計師是誰？'],
  ] as const)('does not give figures for a name in %s', async (language, line) => {
    const { reply } = await underDigest(language)

    expect(textOf(await reply(line))).toMatch(/closest passage|found nothing|最接近|没有找到|沒有找到/)
  })

  it.each([
    ['en', 'Who is the chairman of Wenge?', 'Wang Lei'],
    ['zh-Hans', '中科闻歌的董事长是谁？', '王磊'],
    ['zh-Hant', '中科聞歌的董事長是誰？', '王磊'],
  ] as const)('introduces in %s who holds a post', async (language, line, name) => {
    const { reply } = await underDigest(language)

    expect((await reply(line)).blocks[0]).toEqual({ kind: 'heading', text: name })
  })

  it.each([
    ['en', 'What does Guo Song think of regulation in Brazil?', /no line by Guo Song/],
    ['zh-Hans', '郭嵩怎么看巴西的足球？', /没有找到郭嵩/],
    ['zh-Hant', '郭嵩怎麼看巴西的足球？', /沒有找到郭嵩/],
  ] as const)('says in %s who says nothing on a subject', async (language, line, said) => {
    const { reply } = await underDigest(language)

    expect(textOf(await reply(line))).toMatch(said)
  })
})
