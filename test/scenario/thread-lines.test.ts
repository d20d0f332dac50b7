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

describe('who said a line that was found', () => {
  it.each([
    ['en', 'Who will switch a model off that nobody can explain?', 'who said that?', 'source?', 'Ines Harrow'],
    ['zh-Hans', '谁会停用没有人能解释的模型？', '谁说的？', '来源？', '韩若冰'],
    ['zh-Hant', '誰會停用沒有人能解釋的模型？', '誰說的？', '來源？', '韓若冰'],
  ] as const)(
    'is told in %s beside that line, which is still meant afterwards',
    async (language, question, who, source, name) => {
      const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })
      const [line = ''] = itemsOf(await reply(question))

      const told = await reply(who)
      const opened = await reply(source)

      expect(told.blocks[0]).toEqual({ kind: 'heading', text: name })
      expect(wordsOf(told)).toContain(line)
      expect(wordsOf(opened)).toContain(line)
    },
  )
})

describe('a place that is said in words', () => {
  it.each([
    ['en', 'How many models does Castlewick Bank keep?', 'the second one', 'There is no #2'],
    ['zh-Hans', '云杉银行登记了多少个模型？', '第二条', '没有 #2'],
    ['zh-Hant', '雲杉銀行登記了多少個模型？', '第二條', '沒有 #2'],
  ] as const)('is not searched for in %s where nothing stands there', async (language, question, line, said) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })
    await reply(question)

    expect(wordsOf(await reply(line))).toContain(said)
  })

  it.each([
    ['en', 'today', 'the last one', 'the last but one'],
    ['zh-Hans', '今日简报', '最后一条', '倒数第二条'],
    ['zh-Hant', '今日簡報', '最後一條', '倒數第二條'],
  ] as const)('may be counted from the end in %s', async (language, today, last, lastButOne) => {
    const { reply } = await openThread(engine, language, {})
    const count = referencesOf(await reply(today)).length
    const numbered = [wordsOf(await reply(`#${count}`)), wordsOf(await reply(`#${count - 1}`))]

    expect([wordsOf(await reply(last)), wordsOf(await reply(lastButOne))]).toEqual(numbered)
  })

  it('is no place of a line where it is that of a thing', async () => {
    const { reply } = await openThread(engine, 'en', {})
    await reply('today')

    expect(wordsOf(await reply('the second half?'))).not.toBe(wordsOf(await reply('#2')))
  })
})

describe('more of an answer', () => {
  it.each([
    ['en', 'How many incidents were there in June?', 'more', 'nothing more on this'],
    ['zh-Hans', '机房停电影响了多少客户？', '还有吗？', '没有更多内容了'],
    ['zh-Hant', '機房停電影響了多少客戶？', '還有嗎？', '沒有更多內容了'],
  ] as const)('ends in %s with the word that there is none', async (language, question, more, said) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })
    await reply(question)

    const pages: string[] = []
    for (let page = 0; page < 6; page++) pages.push(wordsOf(await reply(more)))

    expect(pages.at(-1)).toContain(said)
    expect(pages.join('\n')).not.toContain(question)
  })

  it.each([
    ['en', 'today', 'Why is #2 there?', 'more'],
    ['zh-Hans', '今日简报', '为什么选第二条？', '还有吗？'],
    ['zh-Hant', '今日簡報', '為什麼選第二條？', '還有嗎？'],
  ] as const)('of an item that was explained repeats in %s no words of ours', async (language, today, why, more) => {
    const { reply } = await openThread(engine, language, {})
    const [, second = ''] = itemsOf(await reply(today))
    await reply(why)

    for (let page = 0; page < 4; page++) expect(wordsOf(await reply(more))).not.toContain(second)
  })
})

describe('what is not done here', () => {
  it.each([
    ['en', 'Can you summarise?', 'no summary of my own'],
    ['zh-Hans', '总结一下', '不自己写总结'],
    ['zh-Hant', '總結一下', '不會自行撰寫總結'],
  ] as const)('a summary: in %s it is said, in a thread and outside of one', async (language, line, said) => {
    const { reply, command } = await openThread(engine, language, { published: [TEXTS[language]] })

    for (const answer of [await reply(line), await command(line)]) {
      expect(wordsOf(answer)).toContain(said)
      expect(JSON.stringify(answer.blocks)).toContain('"value":"today"')
    }
  })

  it.each([
    ['en', 'Can you summarise this?'],
    ['zh-Hans', '总结一下'],
    ['zh-Hant', '總結一下'],
  ] as const)('a summary: in %s the takeaways of the thread’s text stand instead', async (language, line) => {
    const { reply } = await openThread(engine, language, { own: TEXTS[language] })

    const shown = itemsOf(await reply(line))

    expect(shown.length).toBeGreaterThan(0)
    for (const one of shown) expect(TEXTS[language]).toContain(one)
  })

  it.each([
    ['en', '云杉银行登记了多少个模型？', 'zh-Hans', 'translate that into English', 'nothing is translated'],
    ['zh-Hans', 'How many models does Castlewick Bank keep?', 'en', '翻译成中文', '不作机器翻译'],
    ['zh-Hant', '雲杉銀行登記了多少個模型？', 'zh-Hant', '用簡體', '没有转成简体'],
  ] as const)('a translation of a source for a reader of %s', async (language, question, text, line, said) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[text]] })
    await reply(question)

    expect(wordsOf(await reply(line))).toContain(said)
  })
})

describe('a short question after a line', () => {
  it.each([
    ['en', 'How many incidents were there in June?', 'why?', 'caused by a supplier'],
    ['zh-Hans', '机房停电影响了多少客户？', '为什么？', '因为供应商'],
    ['zh-Hant', '機房停電影響了多少客戶？', '為什麼？', '因為供應商'],
  ] as const)('for the reason is answered in %s from beside it', async (language, question, why, said) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })
    const [line = ''] = itemsOf(await reply(question))

    const answer = wordsOf(await reply(why))

    expect(answer).toContain(said)
    expect(answer).not.toContain(line)
  })

  it.each([
    ['en', 'How many models does Castlewick Bank keep?', 'why?', 'gives no reason'],
    ['zh-Hans', '云杉银行登记了多少个模型？', '为什么？', '没有说明原因'],
    ['zh-Hant', '雲杉銀行登記了多少個模型？', '為什麼？', '沒有說明原因'],
  ] as const)('for a reason that is not given is answered so in %s', async (language, question, why, said) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })
    await reply(question)

    expect(wordsOf(await reply(why))).toContain(said)
  })

  it.each([
    ['zh-Hans', '机房停电影响了多少客户？', '赔了多少？', '360万元'],
    ['zh-Hant', '機房停電影響了多少客戶？', '賠了多少？', '360萬元'],
  ] as const)('for a sum is answered in %s from the lines behind it', async (language, question, sum, said) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]] })
    await reply(question)

    expect(wordsOf(await reply(sum))).toContain(said)
  })
})

describe('a thread with a text of its own', () => {
  it.each([
    ['en', 'How many models does Castlewick Bank keep?', 'does not answer this. From the other sources'],
    ['zh-Hans', '云杉银行登记了多少个模型？', '以下出自其他来源'],
    ['zh-Hant', '雲杉銀行登記了多少個模型？', '以下出自其他來源'],
  ] as const)('says in %s what is not from it', async (language, question, said) => {
    const { reply } = await openThread(engine, language, { published: [TEXTS[language]], own: OTHER_TEXT })

    expect(wordsOf(await reply(question))).toContain(said)
  })

  it.each([
    ['en', 'and the incidents?', 'nine incidents'],
    ['zh-Hans', '那停电呢？', '停电'],
    ['zh-Hant', '那停電呢？', '停電'],
  ] as const)('is asked first in %s what leans on it', async (language, question, said) => {
    const { reply } = await openThread(engine, language, { own: TEXTS[language] })

    const answer = wordsOf(await reply(question))

    expect(answer).toContain(said)
    expect(answer).not.toMatch(/other sources|其他来源|其他來源/)
  })
})

describe('a question that names what the thread’s own text does not', () => {
  it('is answered from where that is', async () => {
    const own = 'Lower Wen Insurance runs 14 models of its own. Its pricing model is reviewed twice a year.'
    const { reply } = await openThread(engine, 'en', { published: [TEXTS.en], own })

    const answer = await reply('How many models does Castlewick Bank keep?')

    expect(itemsOf(answer)[0]).toContain('512')
    expect(itemsOf(await reply('How many models does Lower Wen run?'))[0]).toContain('14')
  })
})
