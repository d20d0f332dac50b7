import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { openThread, wordsOf } from './thread-scene.ts'

/** Two firms whose names are words of the language, of which one buys the other. */
const TEXTS = {
  'zh-Hans': [
    '牡丹银行将收购泉水证券',
    '牡丹银行董事长卢启文表示，收购价为九亿元。',
    '泉水证券成立于1981年，总部设在临江，员工约2600人，去年净利为三亿元。',
    '泉水证券总经理程素表示，公司缺少资金。',
    '对于员工最关心的问题，卢启文承诺一年内不关闭12个营业点。',
  ].join('\n\n'),
  'zh-Hant': [
    '牡丹銀行將收購泉水證券',
    '牡丹銀行董事長盧啟文表示，收購價為九億元。',
    '泉水證券成立於1981年，總部設在臨江，員工約2600人，去年淨利為三億元。',
    '泉水證券總經理程素表示，公司缺少資金。',
    '對於員工最關心的問題，盧啟文承諾一年內不關閉12個營業點。',
  ].join('\n\n'),
} as const

const NO_ANSWER = /最接近|没有找到|沒有找到/

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

describe('a firm whose name is a word', () => {
  it.each([
    ['zh-Hans', '牡丹银行的员工有多少人？'],
    ['zh-Hans', '牡丹银行去年的净利是多少？'],
    ['zh-Hans', '牡丹银行的总部在哪里？'],
    ['zh-Hant', '牡丹銀行的員工有多少人？'],
    ['zh-Hant', '牡丹銀行的總部在哪裡？'],
  ] as const)('is not answered for by the figures of the other one, asked in %s: %s', async (language, question) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })

    expect(wordsOf(await reply(question))).toMatch(NO_ANSWER)
  })

  it.each([
    ['zh-Hans', '泉水证券的员工有多少人？', '2600人'],
    ['zh-Hans', '泉水证券的总部在哪里？', '临江'],
    ['zh-Hant', '泉水證券去年的淨利是多少？', '三億元'],
    ['zh-Hant', '牡丹銀行的收購價是多少？', '九億元'],
  ] as const)('is told of in its own lines, asked in %s: %s', async (language, question, told) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })

    const answer = wordsOf(await reply(question))

    expect(answer).toContain(told)
    expect(answer).not.toMatch(NO_ANSWER)
  })
})
