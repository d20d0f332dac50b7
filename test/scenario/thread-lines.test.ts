import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { itemsOf, openThread, referencesOf, TEXTS, wordsOf } from './thread-scene.ts'

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

const OTHER_TEXT = 'The orchards of Lower Wen lost a third of their pears to hail in May.'

describe('a line that the thread’s own text does not hold', () => {
  it.each([
    ['en', 'How many models does Castlewick Bank keep?', 'source?'],
    ['zh-Hans', '云杉银行登记了多少个模型？', '来源？'],
    ['zh-Hant', '雲杉銀行登記了多少個模型？', '來源？'],
  ] as const)('is opened in %s wherever it is from', async (language, question, source) => {
    const { reply, press } = await openThread(engine, language, { published: [TEXTS[language]], own: OTHER_TEXT })
    const answer = await reply(question)
    const [reference = ''] = referencesOf(answer)

    const opened = [await press('show-line', reference), await reply('#1'), await reply(source)].map(wordsOf)

    expect(itemsOf(answer)[0]).toContain('512')
    for (const words of opened) expect(words).toContain('512')
  })
})

describe('who said a line', () => {
  it.each([
    ['en', 'How many incidents were there in June?', 'who said that?', 'does not name the speaker'],
    ['zh-Hans', '机房停电影响了多少客户？', '谁说的？', '没有写明这句话是谁说的'],
    ['zh-Hant', '機房停電影響了多少客戶？', '誰說的？', '沒有寫明這句話是誰說的'],
  ] as const)('is said in %s to be unnamed where nobody is named', async (language, question, who, said) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })
    const [line = ''] = itemsOf(await reply(question))

    const told = wordsOf(await reply(who))

    expect(told).toContain(said)
    expect(told).toContain(line)
  })
})
