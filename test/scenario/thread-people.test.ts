import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { itemsOf, openThread, TEXTS, wordsOf } from './thread-scene.ts'

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

describe('a pronoun', () => {
  it.each([
    ['en', 'What do Ines Harrow and Peter Lomas say?', 'the ninth one', 'what about him?', 'Peter Lomas'],
    ['en', 'What do Ines Harrow and Peter Lomas say?', 'the ninth one', 'what about her?', 'Ines Harrow'],
    ['zh-Hans', '韩若冰怎么看模型？', '第九条', '她还说了什么？', '韩若冰'],
    ['zh-Hant', '韓若冰怎麼看模型？', '第九條', '她還說了甚麼？', '韓若冰'],
  ] as const)(
    'means in %s whom the question before the last named: %s',
    async (language, first, second, third, name) => {
      const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })
      await reply(first)
      await reply(second)

      const answer = wordsOf(await reply(third))

      expect(answer).toContain(name)
      expect(answer).not.toMatch(/Whom do you mean|指的是/)
    },
  )

  it('means whom the lines that were shown name', async () => {
    const { reply } = await openThread(engine, 'en', { published: [TEXTS.en] })
    const shown = await reply('What do the reviews cost a year?')

    const answer = wordsOf(await reply('what did he say about cheap models?'))

    expect(itemsOf(shown)[0]).toContain('Peter Lomas')
    expect(answer).toContain('pays twice')
  })

  it.each([
    ['en', 'What does Ines Harrow say about models?', 'what did he say?', 'Whom do you mean by “he”'],
    ['en', 'How many incidents were there in June?', 'what did she say?', 'Whom do you mean by “she”'],
  ] as const)('is asked back about in %s when nobody fits it: %s', async (language, first, second, said) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })
    await reply(first)

    const answer = wordsOf(await reply(second))

    expect(answer).toContain(said)
    expect(answer).not.toContain('Nobody')
  })

  it('is no word that only begins like one', async () => {
    const { reply } = await openThread(engine, 'en', { published: [TEXTS.en] })

    const answer = wordsOf(await reply('Here, what do the reviews cost a year?'))

    expect(answer).not.toContain('Whom do you mean')
    expect(itemsOf(await reply('What do the reviews cost a year?'))[0]).toBeDefined()
  })

  it.each([
    ['en', 'What does Ines Harrow say about models?', 'who is she?', 'Ines Harrow'],
    ['zh-Hans', '韩若冰怎么看模型？', '她是谁？', '韩若冰'],
    ['zh-Hant', '韓若冰怎麼看模型？', '她是誰？', '韓若冰'],
  ] as const)('is introduced in %s', async (language, question, who, name) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })
    await reply(question)

    const [heading] = (await reply(who)).blocks

    expect(heading).toEqual({ kind: 'heading', text: name })
  })

  it.each([
    ['en', 'who is she?', 'Whom do you mean by “she”'],
    ['zh-Hans', '谁是她？', '“她”指的是谁'],
    ['zh-Hant', '誰是她？', '「她」指的是誰'],
  ] as const)('is no name in %s that nobody bears', async (language, who, said) => {
    const { command } = await openThread(engine, language, { published: [TEXTS[language]] })

    expect(wordsOf(await command(who))).toContain(said)
  })
})

describe('a post', () => {
  it.each([
    ['en', 'Who is the chief risk officer?', 'Ines Harrow'],
    ['en', 'who is the CRO', 'Ines Harrow'],
    ['zh-Hans', '谁是首席风险官?', '韩若冰'],
    ['zh-Hans', '首席风险官是谁？', '韩若冰'],
    ['zh-Hans', '谁是CRO?', '韩若冰'],
    ['zh-Hant', '誰是首席風險官?', '韓若冰'],
  ] as const)('is answered in %s with who holds it: %s', async (language, who, name) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })

    expect((await reply(who)).blocks[0]).toEqual({ kind: 'heading', text: name })
  })

  it.each([
    ['en', 'Who is the treasurer?'],
    ['zh-Hans', '谁是行长?'],
    ['zh-Hans', '谁是CEO?'],
    ['zh-Hant', '誰是行長?'],
  ] as const)('that nobody holds is a question in %s and no name: %s', async (language, who) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })

    expect(wordsOf(await reply(who))).not.toMatch(/Nobody called|没有名为|沒有名為/)
  })

  it('is not held by a deputy', async () => {
    const text = 'Joan Penrose, the deputy governor of Harrowgate Bank, said that rates would rise to 4% in May.'
    const { reply } = await openThread(engine, 'en', { published: [text] })

    expect((await reply('Who is the governor?')).blocks[0]?.kind).not.toBe('heading')
  })
})

describe('a line that is no command', () => {
  it.each([
    ['en', 'supplier incidents'],
    ['zh-Hans', '为何停电'],
    ['zh-Hans', '赔偿多少'],
    ['zh-Hant', '為何停電'],
  ] as const)('is a question in %s, however short: %s', async (language, line) => {
    const { command } = await openThread(engine, language, { published: [TEXTS[language]] })

    expect(itemsOf(await command(line)).length).toBeGreaterThan(0)
  })

  it.each([
    ['en', 'zeppelin', 'found nothing on that'],
    ['zh-Hans', '飞艇票价', '没有找到'],
    ['zh-Hant', '飛艇票價', '沒有找到'],
  ] as const)('is answered in %s as a question also where nothing is found', async (language, line, said) => {
    const { command } = await openThread(engine, language, { published: [TEXTS[language]] })

    expect(wordsOf(await command(line))).toContain(said)
  })

  it.each([
    ['en', 'qoutes', 'quotes'],
    ['zh-Hans', '引愈', '引言'],
    ['zh-Hant', '引愈', '引言'],
  ] as const)('but nearly one is offered in %s as what it nearly is', async (language, line, meant) => {
    const { command } = await openThread(engine, language, { published: [TEXTS[language]] })

    expect(wordsOf(await command(line))).toContain(`[${meant}]`)
  })
})
