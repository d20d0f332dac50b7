import { readFileSync } from 'node:fs'
import path from 'node:path'
import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import type { Bot, LanguageTag, Message } from '../../src/index.ts'

const ARTICLE = readFileSync(path.join(__dirname, '../fixtures/articles/harbour-forum.txt'), 'utf8')

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

function newBot(day = '2026-03-02'): Bot {
  return engine.createBot([], {
    commandName: '/genai-report',
    language: 'en',
    calendar: { today: () => day },
    memory: openTemporaryStore().memory,
  })
}

function placeIn(language: LanguageTag | undefined, thread = 'T1') {
  return { channel: 'C1', thread, language }
}

/** Everything a reader can read of a message, in order. */
function textOf(message: Message): string {
  const lines = message.blocks.map((block) => {
    if (block.kind === 'heading') return block.text
    if (block.kind === 'divider' || block.kind === 'actions') return ''
    const runs = block.kind === 'quote' ? [...block.content, ...block.translation, ...block.attribution] : block.content
    return runs.map(({ text }) => text).join('')
  })
  return lines.join('\n')
}

function itemTexts(message: Message): readonly string[] {
  return message.blocks.flatMap((block) =>
    block.kind === 'item' || block.kind === 'quote' ? [block.content.map(({ text }) => text).join('')] : [],
  )
}

function itemNumbers(message: Message): (number | undefined)[] {
  return message.blocks.flatMap((block) => (block.kind === 'item' || block.kind === 'quote' ? [block.number] : []))
}

/** The words of the button that leads on from a list. */
function moreOf(message: Message): string | undefined {
  const buttons = message.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []))
  return buttons.find(({ label }) => label.endsWith(' more'))?.value
}

describe('a command', () => {
  it.each([
    ['en', 'risks', 'hallucination'],
    ['zh-Hans', '风险', '幻觉'],
    ['zh-Hant', '風險', '幻覺'],
  ] as const)('shows in %s what there is about %s', async (language, words, term) => {
    const message = await newBot().command(placeIn(language), words)

    expect(itemTexts(message).length).toBeGreaterThanOrEqual(4)
    expect(textOf(message)).toContain(term)
  })

  it.each([
    ['en', 'quotes 郭松', 'Nobody called “郭松” speaks', 'quotes Guo Song'],
    ['zh-Hans', '引语 郭松', '没有名为“郭松”的发言人', 'quotes 郭嵩'],
    ['zh-Hant', '是誰 曹剛', '沒有名為「曹剛」的發言人', 'who 曹崗'],
    ['en', 'qoutes 郭嵩', '“qoutes 郭嵩” is not one of my commands', 'quotes 郭嵩'],
    ['zh-Hant', '機雨', '沒有「機雨」這個指令', '机会'],
  ] as const)('offers in %s for %s what may have been meant', async (language, words, said, value) => {
    const message = await newBot().command(placeIn(language), words)

    const buttons = message.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []))
    expect(textOf(message)).toContain(said)
    expect(buttons.map((button) => button.value)).toContain(value)
    if (language === 'zh-Hant') expect(buttons.map(({ label }) => label).join()).toMatch(/曹崗|機會/)
  })

  it('shows the headings of a text in the characters of its reader', async () => {
    const source =
      '云帆银行年报\n\n云杉银行的问题\n\n云帆银行的智能客服去年处理了3.2亿次咨询，单次成本下降41%，等待时间缩短到18秒。'
    const origin = { id: 'upload', name: '年报.txt', url: undefined, contentHash: 'f00' }
    const briefed = await newBot().brief(placeIn('zh-Hant'), { ...origin, format: 'plain', text: source })

    const details = JSON.stringify(briefed.ok && briefed.value.message.blocks)
    expect(details).toContain('雲杉銀行的問題')
    expect(details).not.toContain('云杉银行的问题')
  })

  it.each(['quotes 郭嵩', 'quotes Guo Song', '引语 郭嵩教授', 'quote song guo'])('answers %s', async (words) => {
    const message = await newBot().command(placeIn('zh-Hans'), words)

    expect(textOf(message)).toContain('我们还看到一些安全性的挑战。')
    expect(textOf(message)).toContain('香港科技大学')
  })

  it('tells who somebody is, in every script', async () => {
    const text = textOf(await newBot().command(placeIn('en'), 'who Cao Gang'))

    expect(text).toContain('Beijing Academy of Artificial Intelligence')
    expect(text).toContain('曹岗')
    expect(text).toContain('曹崗')
  })

  it.each([
    ['ask 雅意大模型有多少参数?', '300 亿'],
    ['ask 雅意大模型有多少參數?', '300 億'],
    ['ask How many parameters does Yayi have?', '30 billion'],
    ['How many parameters does Yayi have?', '30 billion'],
  ])('answers %s with a cited line', async (words, fact) => {
    const message = await newBot().command(placeIn(undefined), words)

    expect(itemTexts(message)[0]).toContain(fact)
    expect(JSON.stringify(message.blocks)).toContain('show-line')
  })

  it.each(['What is the price of gold?', 'Who wrote Hamlet?', 'When does the next train leave?', '谁发明了电话?'])(
    'claims no answer to %s, of which a dictionary finds something',
    async (question) => {
      const message = await newBot().command(placeIn('en'), `ask ${question}`)

      expect(message.summary).toMatch(/closest passage|found nothing|最接近|没有找到/)
    },
  )

  it('says plainly that the sources do not tell', async () => {
    const message = await newBot().command(placeIn('en'), 'ask What is the capital of France?')

    expect(itemTexts(message)).toEqual([])
  })

  it.each([
    ['rsiks', 'risks'],
    ['quots', 'quote'],
    ['风俭', '风险'],
  ])('offers for %s what was meant', async (words, meant) => {
    const message = await newBot().command(placeIn('en'), words)

    expect(message.summary).toContain(meant)
    expect(message.blocks.at(-1)).toMatchObject({ kind: 'actions' })
  })

  it('shows help for an empty line', async () => {
    const message = await newBot().command(placeIn('en'), '  ')

    expect(textOf(message)).toContain('/genai-report risks')
  })

  it('answers in the language the channel chose', async () => {
    const bot = newBot()
    await bot.command(placeIn(undefined), 'lang 繁體')

    const message = await bot.command(placeIn(undefined), 'risks')

    expect(message.language).toBe('zh-Hant')
    expect(textOf(message)).toContain('風險')
  })
})

describe('the digest of a day', () => {
  it('stays the same however often it is asked for', async () => {
    const bot = newBot()

    const first = await bot.digest(placeIn('en'))
    const second = await bot.digest(placeIn('en'))

    expect(second).toEqual(first)
    expect(itemTexts(first).length).toBeGreaterThanOrEqual(4)
  })

  it('never repeats an item, and says when everything is seen', async () => {
    const bot = newBot()
    const shown: string[] = []

    let message = await bot.digest(placeIn('en'))
    for (let edition = 0; edition < 60 && itemTexts(message).length > 0; edition++) {
      shown.push(...itemTexts(message))
      message = await bot.command(placeIn('en'), 'more')
    }

    expect(shown.length).toBeGreaterThan(30)
    expect(new Set(shown).size).toBe(shown.length)
    expect(message.summary).toContain('Nothing new')
  })

  it('keeps channels apart', async () => {
    const bot = newBot()
    const first = await bot.digest({ channel: 'C1', thread: 'T1', language: 'en' })

    const second = await bot.digest({ channel: 'C2', thread: 'T1', language: 'en' })

    expect(itemTexts(second)).toEqual(itemTexts(first))
  })
})

describe('a text that a reader brings', () => {
  async function briefed(): Promise<{ readonly bot: Bot; readonly message: Message; readonly document: string }> {
    const bot = newBot()
    const result = await bot.brief(placeIn('zh-Hans', 'T2'), {
      id: 'upload-1',
      name: 'harbour-forum.txt',
      url: undefined,
      format: 'plain',
      text: ARTICLE,
      contentHash: '0',
    })
    if (!result.ok) throw new Error(result.failure.detail)
    return { bot, ...result.value }
  }

  it('is briefed with lines that stand in it word for word', async () => {
    const { message } = await briefed()

    const lines = itemTexts(message).flatMap((text) => text.split('…'))

    expect(lines.length).toBeGreaterThanOrEqual(4)
    expect(lines.filter((line) => !ARTICLE.includes(line))).toEqual([])
  })

  it('can be asked about in its thread', async () => {
    const { bot } = await briefed()

    const message = await bot.reply(placeIn('zh-Hans', 'T2'), '误拒率是多少？')

    expect(itemTexts(message)[0]).toContain('8%')
  })

  it('opens the second line by its number', async () => {
    const { bot, message } = await briefed()

    const opened = await bot.reply(placeIn('zh-Hans', 'T2'), '#2')

    expect(textOf(opened)).toContain(itemTexts(message)[1]?.split('…')[0])
  })

  it('is not mixed into another thread', async () => {
    const { bot } = await briefed()

    const message = await bot.reply(placeIn('zh-Hans', 'T3'), '误拒率是多少？')

    expect(textOf(message)).not.toContain('8%')
  })
})

describe('a button', () => {
  it('opens the line, and says why it is there', async () => {
    const bot = newBot()
    const digest = await bot.digest(placeIn('en'))
    const item = digest.blocks.find((block) => block.kind === 'item')
    const [showLine] = item?.kind === 'item' ? item.actions : []

    const opened = await bot.press(placeIn('en'), { verb: 'show-line', value: showLine?.value ?? '' })
    const [why] = opened.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []))
    const explained = await bot.press(placeIn('en'), { verb: 'why', value: why?.value ?? '' })

    expect(JSON.stringify(opened.blocks)).toContain('24 January 2024')
    expect(textOf(explained)).toContain('An editor chose it')
  })

  it.each(['risks', 'quotes', 'who Guo Song'])(
    'leads to all the rest of %s, each item once, numbered through',
    async (command) => {
      const bot = newBot()
      const place = placeIn('en')
      let message = await bot.command(place, command)
      const lines = [...itemTexts(message)]
      const numbers = itemNumbers(message)
      let more = moreOf(message)
      for (; more !== undefined; more = moreOf(message)) {
        message = await bot.press(place, { verb: 'command', value: more })
        lines.push(...itemTexts(message))
        numbers.push(...itemNumbers(message))
      }

      expect(lines.length).toBeGreaterThan(6)
      expect(new Set(lines).size).toBe(lines.length)
      expect(numbers).toEqual(lines.map((_, index) => index + 1))
      const last = await bot.reply(place, `#${lines.length}`)
      expect(textOf(last)).not.toContain('There is no #')
    },
  )

  it('shows the page of a topic that is asked for by its number', async () => {
    const bot = newBot()
    const first = await bot.command(placeIn('zh-Hans'), '风险')
    const second = await bot.command(placeIn('zh-Hans'), '风险 2')

    expect(itemNumbers(second)[0]).toBe(itemNumbers(first).length + 1)
  })

  it('says so when there is no such line', async () => {
    const message = await newBot().press(placeIn('en'), { verb: 'show-line', value: 'forged#1-2' })

    expect(message.summary).not.toBe('')
    expect(itemTexts(message)).toEqual([])
  })
})
