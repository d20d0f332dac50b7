import { composeEngine, type Engine } from '../../adapters/compose.ts'
import type { Message } from '../../src/index.ts'
import { openThread, referencesOf, wordsOf } from './thread-scene.ts'

/** In each language a quotation of three sentences, of which only the first is near its speaker, and one of three paragraphs. */
const TEXTS = {
  en: [
    'Larkmoor Bank looks back',
    'Larkmoor Bank published its report on Tuesday in the port of Ansel.',
    'Tamsin Orrell, the chief executive of Larkmoor Bank, said: "We opened four branches in the valley this spring. The vault in Ansel was rebuilt after the flood. Our insurers paid nine million crowns for it."',
    'Dorian Pell, head of lending at Larkmoor Bank, said: "Farm loans grew by a fifth. Most borrowers paid on time.',
    '"We stopped lending to quarries in May. The pits at Harrow had lost their licence.',
    '"Nobody was dismissed. The quarry team now lends to orchards."',
    'The meeting ended at noon.',
  ].join('\n\n'),
  'zh-Hans': [
    '云岭银行回顾一年',
    '云岭银行周二在安塞港公布年报。',
    '云岭银行行长陶静怡表示：“我们今年春天在河谷开了四家网点。安塞的金库在洪水之后重建完毕。保险公司为此赔付九百万元。”',
    '云岭银行信贷部总经理贝峰说：“农户贷款增长了两成。大多数借款人按时还款。',
    '“五月起我们不再向采石场放贷。哈罗的矿坑失去了许可证。',
    '“没有人被裁员。采石场团队现在服务果园。”',
    '会议于中午结束。',
  ].join('\n\n'),
  'zh-Hant': [
    '雲嶺銀行回顧一年',
    '雲嶺銀行週二在安塞港公布年報。',
    '雲嶺銀行行長陶靜怡表示：「我們今年春天在河谷開了四家網點。安塞的金庫在洪水之後重建完畢。保險公司為此賠付九百萬元。」',
    '雲嶺銀行信貸部總經理貝峰說：「農戶貸款增長了兩成。大多數借款人按時還款。',
    '「五月起我們不再向採石場放貸。哈羅的礦坑失去了許可證。',
    '「沒有人被裁員。採石場團隊現在服務果園。」',
    '會議於中午結束。',
  ].join('\n\n'),
} as const

const ASKED = [
  ['en', 'How much did the insurers pay?', 'nine million', 'Tamsin Orrell', 'chief executive of Larkmoor Bank'],
  ['en', 'What does the quarry team do now?', 'orchards', 'Dorian Pell', 'head of lending at Larkmoor Bank'],
  ['zh-Hans', '保险公司赔付了多少钱？', '九百万元', '陶静怡', '云岭银行行长'],
  ['zh-Hans', '采石场团队现在服务什么？', '果园', '贝峰', '云岭银行信贷部总经理'],
  ['zh-Hant', '保險公司賠付了多少錢？', '九百萬元', '陶靜怡', '雲嶺銀行行長'],
  ['zh-Hant', '採石場團隊現在服務什麼？', '果園', '貝峰', '雲嶺銀行信貸部總經理'],
] as const

/** What stands beneath the numbered lines of a message. */
function detailsOf(message: Message): readonly string[] {
  return message.blocks.flatMap((block) =>
    block.kind === 'item' || block.kind === 'quote' ? [block.details.map(({ text }) => text).join('')] : [],
  )
}

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

describe('a later sentence of a long quotation', () => {
  it.each(ASKED)('names in %s who says it and as what: %s', async (language, question, told, name, role) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })

    const answer = await reply(question)

    expect(wordsOf(answer)).toContain(told)
    expect(detailsOf(answer)[0]).toContain(`${name} · ${role} · `)
  })

  it.each([
    ['en', 'who said that?'],
    ['zh-Hans', '谁说的？'],
    ['zh-Hant', '誰說的？'],
  ] as const)('is known in %s by its speaker and role: %s', async (language, who) => {
    const [, question, , name, role] = ASKED.find(([asked]) => asked === language) ?? ASKED[0]
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })
    await reply(question)

    const answer = wordsOf(await reply(who))

    expect(answer.split('\n').slice(0, 2)).toEqual([name, role])
  })

  it.each([
    ['en', 'What did Dorian Pell say about orchards?', 'The quarry team now lends to orchards'],
    ['zh-Hans', '贝峰怎么看果园？', '采石场团队现在服务果园'],
    ['zh-Hant', '貝峰怎麼看果園？', '採石場團隊現在服務果園'],
  ] as const)('is found in %s by its speaker’s name: %s', async (language, question, told) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })

    const answer = await reply(question)

    expect(wordsOf(answer)).toContain(told)
    expect(referencesOf(answer)[0]).toMatch(/^published-0#/)
  })

  it('names nobody where two people speak in one sentence', async () => {
    const text = [
      'Larkmoor Bank looks back',
      '"The vault is dry," said Tamsin Orrell, the chief executive of Larkmoor Bank, while "the cellar is flooded again" was what Dorian Pell, its head of lending, said.',
    ].join('\n\n')
    const { reply } = await openThread(engine, 'en', { published: [text] })

    const answer = await reply('Is the cellar flooded?')

    expect(detailsOf(answer)[0]).not.toMatch(/Orrell|Pell/)
  })
})
