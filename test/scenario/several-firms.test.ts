import { composeEngine, type Engine } from '../../adapters/compose.ts'
import type { LanguageTag } from '../../src/index.ts'
import { itemsOf, openThread, wordsOf } from './thread-scene.ts'

/** One text of two firms, each of which has lines of its own. */
const TEXTS: Readonly<Record<LanguageTag, string>> = {
  en: [
    'Two ferry lines count their costs',
    'Marlow Ferries',
    'Marlow Ferries carried 2.4 million passengers in 2025.',
    'Its fuel cost £31 million in 2025.',
    'Ida Brandt, the chief executive of Marlow, said that the line would order two electric ships.',
    '"A quiet ship is a full ship," Brandt said.',
    'Tarn Lines',
    'Tarn Lines carried 900,000 passengers in 2025.',
    'Its pier in Oxmere was closed for nine days in March.',
    'The regulator fined the company £70,000 for that.',
  ].join('\n\n'),
  'zh-Hans': [
    '两家航运企业算账',
    '岚桥渡轮',
    '岚桥渡轮2025年运送旅客240万人次。',
    '公司的燃油花费为3100万元。',
    '总经理沈亦舟表示,公司会订购两艘电动船。',
    '“安静的船,才坐得满。”沈亦舟说。',
    '汀泽航运',
    '汀泽航运2025年运送旅客90万人次。',
    '它在临矶的码头三月关闭了九天。',
    '监管部门为此罚款7万元。',
  ].join('\n\n'),
  'zh-Hant': [
    '兩家航運企業算帳',
    '嵐橋渡輪',
    '嵐橋渡輪2025年運送旅客240萬人次。',
    '公司的燃油花費為3100萬元。',
    '總經理沈亦舟表示,公司會訂購兩艘電動船。',
    '「安靜的船,才坐得滿。」沈亦舟說。',
    '汀澤航運',
    '汀澤航運2025年運送旅客90萬人次。',
    '它在臨磯的碼頭三月關閉了九天。',
    '監管部門為此罰款7萬元。',
  ].join('\n\n'),
}

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

async function ask(language: LanguageTag, question: string) {
  const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })
  return await reply(question)
}

async function askInTurn(language: LanguageTag, lines: readonly string[]) {
  const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })
  const answers = []
  for (const line of lines) answers.push(await reply(line))
  const last = answers.at(-1)
  if (last === undefined) throw new Error('no line was asked')
  return last
}

/** What says that a line is no more than near. */
const NO_ANSWER = /closest passage|最接近|nothing on that|没有找到|沒有找到/

describe('a question about one of two firms in a text', () => {
  it.each([
    ['en', 'How many passengers did Tarn Lines carry in 2025?', '900,000'],
    ['en', 'What did the fuel of Marlow cost?', '£31 million'],
    ['en', 'How much was Tarn Lines fined?', '£70,000'],
    ['zh-Hans', '汀泽航运2025年运送了多少旅客?', '90万'],
    ['zh-Hans', '岚桥渡轮的燃油花费是多少?', '3100万'],
    ['zh-Hant', '汀澤航運2025年運送了多少旅客?', '90萬'],
    ['zh-Hant', '嵐橋渡輪的燃油花費是多少?', '3100萬'],
  ] as const)('is answered in %s of that firm: %s', async (language, question, told) => {
    const answer = await ask(language, question)

    expect(itemsOf(answer)[0]).toContain(told)
    expect(wordsOf(answer)).not.toMatch(NO_ANSWER)
  })

  it.each([
    ['en', 'How much did the fuel of Tarn Lines cost in 2025?'],
    ['en', 'How many ships will Tarn Lines order?'],
    ['zh-Hans', '汀泽航运的燃油花费是多少?'],
    ['zh-Hant', '汀澤航運的燃油花費是多少?'],
  ] as const)('is not answered in %s by a line about the other: %s', async (language, question) => {
    const answer = await ask(language, question)

    expect(wordsOf(answer)).toMatch(NO_ANSWER)
  })

  it.each([
    ['en', 'How many passengers did Marlow Ferries carry in 2019?'],
    ['zh-Hans', '岚桥渡轮2019年运送了多少旅客?'],
    ['zh-Hant', '嵐橋渡輪2019年運送了多少旅客?'],
    ['en', 'For how many days was the pier in Oxmere closed in July?'],
    ['zh-Hans', '临矶的码头七月关闭了几天?'],
    ['zh-Hant', '臨磯的碼頭7月關閉了幾天?'],
  ] as const)('is not answered in %s by a line about another year or month: %s', async (language, question) => {
    const answer = await ask(language, question)

    expect(wordsOf(answer)).toMatch(NO_ANSWER)
  })

  it.each([
    ['en', 'How many parameters did Yayi have in 2019?', NO_ANSWER],
    ['zh-Hans', '雅意2019年有多少参数?', NO_ANSWER],
    ['en', 'How many parameters did Yayi have in 2024?', /30 billion/],
    ['zh-Hans', '雅意会开源吗?', NO_ANSWER],
    ['zh-Hans', '轩辕会开源吗?', /2023 年 5 月/],
  ] as const)(
    'is held, in %s, against the year and the name of an editor’s item: %s',
    async (language, question, said) => {
      const { reply } = await openThread(engine, language, {})

      expect(wordsOf(await reply(question))).toMatch(said)
    },
  )

  it.each([
    ['en', 'For how many days was the pier in Oxmere closed in March?', 'nine days'],
    ['zh-Hans', '临矶的码头3月关闭了几天?', '九天'],
    ['zh-Hant', '臨磯的碼頭三月關閉了幾天?', '九天'],
  ] as const)('is answered in %s of its own month: %s', async (language, question, told) => {
    const answer = await ask(language, question)

    expect(wordsOf(answer)).toMatch(told)
    expect(wordsOf(answer)).not.toMatch(NO_ANSWER)
  })

  it.each([
    ['en', 'When was Marlow Ferries founded?', 'Marlow Ferries'],
    ['en', 'How old is Ida Brandt?', 'Ida Brandt'],
    ['en', 'What is Ida Brandt’s salary?', 'Ida Brandt'],
    ['zh-Hans', '岚桥渡轮成立于哪一年?', '岚桥渡轮'],
    ['zh-Hans', '沈亦舟的工资是多少?', '沈亦舟'],
    ['zh-Hans', '沈亦舟毕业于哪所大学?', '沈亦舟'],
    ['zh-Hant', '嵐橋渡輪成立於哪一年?', '嵐橋渡輪'],
    ['zh-Hant', '沈亦舟今年幾歲?', '沈亦舟'],
  ] as const)(
    'is not answered in %s by a line that holds no more than the name: %s',
    async (language, question, name) => {
      const answer = await ask(language, question)

      const [caveat = ''] = wordsOf(answer).split('\n')
      expect(caveat).toMatch(NO_ANSWER)
      expect(caveat).toContain(name)
    },
  )

  it.each([
    ['en', 'Will Tarn Lines order electric ships?', /Tarn|Oxmere|company/],
    ['zh-Hans', '汀泽航运会订购电动船吗?', /汀泽|它|罚款/],
    ['zh-Hant', '汀澤航運會訂購電動船嗎?', /汀澤|它|罰款/],
  ] as const)('is not settled in %s by what the other does: %s', async (language, question, own) => {
    const answer = await ask(language, question)

    expect(wordsOf(answer)).toMatch(NO_ANSWER)
    for (const line of itemsOf(answer)) expect(line).toMatch(own)
  })
})

describe('a line that asks on after a question about one of two firms', () => {
  it.each([
    ['en', ['How many passengers did Marlow Ferries carry in 2025?', 'and Tarn Lines?'], '900,000'],
    ['en', ['How many passengers did Tarn Lines carry in 2025?', 'and fines?'], '£70,000'],
    ['en', ['How much did the fuel of Marlow cost?', 'how many ships will it order?'], 'two electric ships'],
    ['zh-Hans', ['岚桥渡轮2025年运送了多少旅客?', '汀泽航运呢?'], '90万'],
    ['zh-Hans', ['汀泽航运2025年运送了多少旅客?', '那罚款呢?'], '7万元'],
    ['zh-Hant', ['嵐橋渡輪2025年運送了多少旅客?', '汀澤航運呢?'], '90萬'],
    ['zh-Hant', ['汀澤航運2025年運送了多少旅客?', '那罰款呢?'], '7萬元'],
  ] as const)('changes in %s what it names and nothing else: %s', async (language, lines, told) => {
    const answer = await askInTurn(language, lines)

    expect(itemsOf(answer)[0]).toContain(told)
    expect(wordsOf(answer)).not.toMatch(NO_ANSWER)
  })

  it.each([
    ['en', ['How many passengers did Tarn Lines carry in 2025?', 'and fuel?'], 'Tarn Lines'],
    ['en', ['How many passengers did Tarn Lines carry in 2025?', 'and in 2019?'], 'Tarn Lines'],
    ['en', ['How much did the fuel of Marlow Ferries cost?', 'and Tarn Lines?'], 'Tarn Lines'],
    ['zh-Hans', ['汀泽航运2025年运送了多少旅客?', '那燃油呢?'], '汀泽航运'],
    ['zh-Hans', ['岚桥渡轮2025年运送了多少旅客?', '2019年呢?'], '岚桥渡轮'],
    ['zh-Hant', ['汀澤航運2025年運送了多少旅客?', '那燃油呢?'], '汀澤航運'],
    ['zh-Hant', ['嵐橋渡輪2025年運送了多少旅客?', '2019年呢?'], '嵐橋渡輪'],
  ] as const)('is told in %s when that is not told of it: %s', async (language, lines, name) => {
    const answer = await askInTurn(language, lines)

    const [caveat = ''] = wordsOf(answer).split('\n')
    expect(caveat).toMatch(NO_ANSWER)
    expect(caveat).toContain(name)
  })
})

describe('a question that asks the same of both firms', () => {
  it.each([
    ['en', 'Compare Marlow Ferries and Tarn Lines on passengers', ['2.4 million', '900,000']],
    ['en', 'How many passengers did Tarn Lines and Marlow carry, compared?', ['900,000', '2.4 million']],
    ['zh-Hans', '比较岚桥渡轮和汀泽航运的旅客', ['240万', '90万']],
    ['zh-Hant', '比較嵐橋渡輪和汀澤航運的旅客', ['240萬', '90萬']],
  ] as const)('gets a line of each in %s, in its own order: %s', async (language, question, told) => {
    const lines = itemsOf(await ask(language, question))

    expect(lines).toHaveLength(told.length)
    for (const [at, words] of told.entries()) expect(lines[at]).toContain(words)
  })

  it.each([
    ['en', 'Compare Marlow Ferries and Tarn Lines on fuel', '£31 million', 'of Tarn Lines'],
    ['zh-Hans', '比较岚桥渡轮和汀泽航运的燃油花费', '3100万', '汀泽航运'],
    ['zh-Hant', '比較嵐橋渡輪和汀澤航運的燃油花費', '3100萬', '汀澤航運'],
  ] as const)('is told in %s of which it is not told: %s', async (language, question, told, name) => {
    const answer = await ask(language, question)

    expect(itemsOf(answer)).toHaveLength(1)
    expect(itemsOf(answer)[0]).toContain(told)
    expect(wordsOf(answer).split('\n').at(-1)).toContain(name)
  })
})
