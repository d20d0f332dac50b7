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
  ].join('\n\n'),
  'zh-Hans': [
    '海灯银行公布数字化计划',
    '海灯银行首席信息官龙以宁表示,流萤模型将于明年开源,代码会放在公开的平台上。',
    '首席执行官邓若水将于六月卸任,董事会正在物色人选。',
    '首席运营官贺思远透露,新系统在五月上线。',
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
