import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { openThread, wordsOf } from './thread-scene.ts'

const TEXTS = {
  en: [
    'Harbourlight Bank reshuffles its board',
    'Harbourlight Bank said on Monday that its chief executive, Nora Quill, will step down in June after nine years.',
    'The board has hired a firm to search for candidates, and expects to decide by the spring.',
    'Nora Quill said that the bank would keep its branches open.',
    'Martin Oakes, the chief operating officer of Harbourlight Bank, said the new payment system, Lanternpay, went live in May.',
    'Lanternpay handles two million payments a day for 400 shops.',
    'The bank bought the start-up Driftwood Labs in 2023, and its 60 engineers moved to the head office.',
    'The bank spent £12 million on training last year.',
    'The founder of the bank, Edwin Marsh, opened his first branch at age 24.',
  ].join('\n\n'),
  'zh-Hans': [
    '海灯银行公布数字化计划',
    '海灯银行首席信息官龙以宁表示,流萤模型将于明年开源,代码会放在公开的平台上。',
    '首席执行官邓若水将于六月卸任,董事会正在物色人选。',
    '首席运营官贺思远透露,新系统在五月上线。',
    '“我们不会把客户资料交给外部的模型。”龙以宁说。',
    '风险总监庞以晴认为,审核的人手今年会增加一倍。',
    '银行去年收购了浮木实验室,六十名工程师搬进总部。',
    '银行去年在培训上支出一千二百万元。',
  ].join('\n\n'),
} as const

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

async function ask(language: 'en' | 'zh-Hans', question: string): Promise<string> {
  const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })
  const message = await reply(question)
  return `${message.summary}\n${wordsOf(message)}`
}

/** How a message begins that claims to answer. */
const CLAIMED = { en: /^\d+ lines? from the sources/, 'zh-Hans': /^关于“.*”,?，?来源中有/ } as const

describe('a line that leaves untold what was asked', () => {
  it.each([
    ['en', 'CFO of Harbourlight Bank'],
    ['en', 'Who is the CFO of Harbourlight Bank?'],
    ['en', 'Who is the chief financial officer?'],
    ['zh-Hans', '海灯银行的首席财务官是谁？'],
    ['en', 'Who will replace the chief executive?'],
    ['en', 'Who will succeed Nora Quill?'],
    ['zh-Hans', '谁将接任首席执行官？'],
    ['en', 'How much did Driftwood Labs cost?'],
    ['en', 'How much did the bank pay for Driftwood Labs?'],
    ['en', 'How much did Lanternpay cost?'],
    ['zh-Hans', '收购浮木实验室花了多少钱？'],
  ] as const)('is not called an answer in %s: %s', async (language, question) => {
    expect(await ask(language, question)).not.toMatch(CLAIMED[language])
  })
})

describe('a line that tells it', () => {
  it.each([
    ['en', 'COO of Harbourlight Bank', 'Martin Oakes'],
    ['zh-Hans', '首席运营官是谁？', '贺思远'],
    ['en', 'How much did training cost?', '£12 million'],
    ['en', 'What did the bank spend on training?', '£12 million'],
    ['zh-Hans', '培训费用是多少？', '一千二百万元'],
  ] as const)('answers in %s: %s', async (language, question, told) => {
    const answer = await ask(language, question)

    expect(answer).toContain(told)
    expect(answer).toMatch(CLAIMED[language])
  })
})

describe('an age', () => {
  it('is told by a line that names one, though it has no other word of the question', async () => {
    const answer = await ask('en', 'How old was Edwin Marsh when he started?')

    expect(answer).toContain('at age 24')
    expect(answer).not.toContain('no line that tells this of Edwin Marsh')
  })
})

async function inTurn(language: 'en' | 'zh-Hans', lines: readonly string[]): Promise<string> {
  const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })
  let said = ''
  for (const line of lines) {
    const message = await reply(line)
    said = `${message.summary}\n${wordsOf(message)}`
  }
  return said
}

describe('somebody of whom one statement is reported', () => {
  it.each([
    ['en', 'quotes Martin Oakes', 'went live in May'],
    ['en', 'who is Martin Oakes', 'went live in May'],
    ['zh-Hans', 'quotes 庞以晴', '审核的人手'],
    ['zh-Hans', 'quotes 龐以晴', '审核的人手'],
  ] as const)('is somebody who speaks in %s: %s', async (language, line, told) => {
    const answer = await inTurn(language, [line])

    expect(answer).toContain(told)
    expect(answer).not.toMatch(/Nobody called|没有名为/)
  })

  it('is found by a name that holds a word which tells nothing', async () => {
    expect(await inTurn('zh-Hans', ['庞以晴怎么说？'])).toContain('审核的人手')
  })
})

describe('a line that names somebody else and nothing more', () => {
  it.each([
    ['en', ['What does Nora Quill say?', 'and Martin Oakes?'], 'went live in May', 'branches'],
    ['zh-Hans', ['龙以宁怎么说？', '庞以晴呢？'], '审核的人手', '龙以宁'],
    ['zh-Hans', ['龙以宁怎么看？', '龐以晴呢？'], '审核的人手', '龙以宁'],
  ] as const)('asks in %s for the words of that one: %s', async (language, lines, told, others) => {
    const answer = await inTurn(language, lines)

    expect(answer).toContain(told)
    expect(answer).not.toContain(others)
  })

  it('is not answered by the words of whoever was asked about before', async () => {
    const answer = await inTurn('en', ['What does Nora Quill say about branches?', 'and Martin Oakes?'])

    expect(answer).toContain('no line by Martin Oakes')
    expect(answer).not.toContain('keep its branches open')
  })

  it('tells nothing of somebody whom the sources do not name', async () => {
    expect(await inTurn('en', ['What does Nora Quill say?', 'and Ida Brandt?'])).not.toContain('branches')
  })
})

describe('a sentence of somebody', () => {
  const TEXT = [
    'Marlow Ferries counts its ships',
    '"Cheap ships sink our budgets. A quiet ship is a full ship," said Ida Brandt, the chief executive of Marlow Ferries.',
    'The line carried 2.4 million passengers in 2025.',
  ].join('\n\n')

  it('is shown with who says it, where only the next one tells', async () => {
    const { reply } = await openThread(engine, 'en', { published: [TEXT] })

    const { blocks } = await reply('Which ships sink the budgets?')
    const [item] = blocks.filter(({ kind }) => kind === 'item')

    expect(item).toMatchObject({
      content: [{ text: expect.not.stringContaining('Brandt') }],
      details: [{ text: expect.stringContaining('Ida Brandt') }],
    })
  })
})

describe('an English question to a Chinese text', () => {
  const TEXT = [
    '海灯银行公布数字化计划',
    '龙以宁表示,公司计划明年开放源代码,Lanternpay也在其中。',
    '新系统在五月上线。',
  ].join('\n\n')

  it.each(['Will Lanternpay be open-sourced?', 'Will Lanternpay be open source?'])(
    'finds that it is open-sourced in other words: %s',
    async (question) => {
      const { reply } = await openThread(engine, 'en', { published: [TEXT] })

      const { summary, blocks } = await reply(question)

      expect(summary).toContain('to judge')
      expect(JSON.stringify(blocks)).toContain('开放源代码')
    },
  )
})
