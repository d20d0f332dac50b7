import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { renderSlack } from '../../adapters/slack/render.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import { cutLine } from '../../src/command/run-line.ts'
import type { Bot, Message, Place } from '../../src/index.ts'

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

const place: Place = { channel: 'C1', thread: 'T1', language: 'en' }

function botOf(): Bot {
  const { memory } = openTemporaryStore()
  const calendar = { today: () => '2026-03-02' }
  return engine.createBot([], { commandName: '/genai-report', language: 'en', calendar, memory })
}

async function briefed(text: string): Promise<{ readonly bot: Bot; readonly message: Message }> {
  const bot = botOf()
  const source = { id: 'long', name: 'long.txt', url: undefined, format: 'plain', text, contentHash: '' } as const
  const result = await bot.brief(place, source)
  if (!result.ok) throw new Error(result.failure.detail)
  return { bot, message: result.value.message }
}

function showButtons(message: Message): readonly string[] {
  return message.blocks.flatMap((block) =>
    'actions' in block ? block.actions.filter(({ verb }) => verb === 'show-line').map(({ value }) => value) : [],
  )
}

function lengthOf(message: Message): number {
  return JSON.stringify(message.blocks).length
}

describe('a quotation without full stops', () => {
  const clause = 'the bank spent 30 million dollars on its risk models and the costs of lending fell by 7 percent, '
  const text = `Harbour Bank met in May.\n\n“We say that ${clause.repeat(20)}and that was all,” Lena Marsh said.`

  it('is briefed in a message that people can read', async () => {
    const { message } = await briefed(text)

    expect(lengthOf(message)).toBeLessThan(20_000)
    expect(JSON.stringify(message.blocks)).toContain('…')
  })

  it('is opened around the passage, and says that it goes on', async () => {
    const { bot, message } = await briefed(text)
    const [value = ''] = showButtons(message)

    const opened = await bot.press(place, { verb: 'show-line', value })

    expect(lengthOf(opened)).toBeLessThan(5_000)
    expect(JSON.stringify(opened.blocks)).toMatch(/the bank spent.*…/)
  })
})

describe('a text that is one sentence', () => {
  it('answers, and opens, in messages that people can read', async () => {
    const { bot } = await briefed(
      `${'the bank spent 30 million dollars on its risk models and '.repeat(4_000)} rested.`,
    )

    const answered = await bot.reply(place, 'How much did the bank spend on risk models?')
    const [value = ''] = showButtons(answered)
    const opened = await bot.press(place, { verb: 'show-line', value })

    expect(JSON.stringify(answered.blocks)).toContain('30 million dollars')
    expect([lengthOf(answered), lengthOf(opened)].every((length) => length < 10_000)).toBe(true)
  })
})

describe('a quotation in hundreds of parts', () => {
  const parts = Array.from(
    { length: 301 },
    (_, i) => `“We lent ${i + 2} million dollars in month ${i + 1} of the plan.`,
  )

  it('can be opened like any other', async () => {
    const { message } = await briefed(
      `Lena Marsh of Harbour Bank said:\n\n${parts.join('\n\n')}”\n\nThe meeting ended.`,
    )

    const values = showButtons(message)
    const posts = renderSlack(message)

    expect(values.length).toBeGreaterThan(0)
    expect(Math.max(...values.map((value) => value.length))).toBeLessThan(200)
    expect(JSON.stringify(posts)).toContain('show-line')
  })
})

describe('a question of a hundred thousand words', () => {
  const english = `What are the risks of large models? ${'We would like to know it. '.repeat(200)}`
  const anywhere: Place = { channel: 'C1', thread: 'T1', language: undefined }

  it('is cut before anything of it is looked at, and stays longer than any command', () => {
    const cut = cutLine(`  ${'风险怎么样'.repeat(200_000)}`)

    expect(cut).toBe(`${'风险怎么样'.repeat(800)}…`)
    expect(cutLine(`quotes a${' '.repeat(100_000)}x`).trim()).toHaveLength(4_001)
    expect([cutLine(' risks '), cutLine(`risks${' '.repeat(5_000)}`)]).toEqual([' risks ', 'risks'])
  })

  it('is answered as its beginning is', async () => {
    const long = await botOf().command(anywhere, english)

    expect(await botOf().command(anywhere, `  ${english}${'more and more '.repeat(50_000)}`)).toEqual(long)
  })
})

describe('a line of a hundred thousand spaces', () => {
  const spaces = ' '.repeat(100_000)

  it.each(['quotes a', 'who is a', 'risks', 'speakers', '谁是', 'lang', 'subscribe'])(
    'is a question when something stands behind them: %s',
    async (words) => {
      const bot = botOf()

      const message = await bot.command(place, `${words}${spaces}x`)

      expect(lengthOf(message)).toBeLessThan(20_000)
    },
  )

  it('is no longer than its words where nothing stands behind them', async () => {
    const bot = botOf()

    expect(await bot.command(place, `quotes${spaces}`)).toEqual(await bot.command(place, 'quotes'))
  })
})

describe('what a reader wrote, repeated', () => {
  it.each(['search ', 'topic ', 'quotes '])('is cut between two characters after %j', async (command) => {
    const message = await botOf().command(place, `${command}${'q'.repeat(79)}😀 and more`)

    const texts = [message.summary, ...message.blocks.flatMap((one) => ('content' in one ? one.content : []))]
    const shown = texts.map((one) => (typeof one === 'string' ? one : one.text))
    expect(shown.join()).toContain('q'.repeat(79))
    expect(shown.every((text) => text.isWellFormed())).toBe(true)
  })
})
