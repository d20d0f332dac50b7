import { readFileSync } from 'node:fs'
import path from 'node:path'
import { answerMessage } from '../../../src/answer/answer-message.ts'
import { answerQuestion } from '../../../src/answer/answer-question.ts'
import type { Message } from '../../../src/message/message.ts'
import { createSay, type Strings } from '../../../src/message/say.ts'
import type { LanguageTag } from '../../../src/text/language.ts'
import { WRITING } from '../corpus/example-analysis.ts'
import { exampleIndex } from '../search/example-corpus.ts'

const index = exampleIndex()

function messageTo(question: string, language: LanguageTag): Message {
  const answer = answerQuestion({ question, index, language, topK: 3, earlier: [], shown: [] })
  const { toTraditional } = WRITING
  return answerMessage(answer, question, {
    language,
    say: createSay({ ...strings(language, 'answer'), ...strings(language, 'edition') }),
    toTraditional,
    topicTitle: (topic) => `topic ${topic}`,
  })
}

function strings(language: LanguageTag, area: string): Strings {
  const file = path.join(__dirname, `../../../content/lang/${language}/strings/${area}.json`)
  const texts: Strings = JSON.parse(readFileSync(file, 'utf8'))
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${area}.${key}`, text]))
}

describe('answerMessage', () => {
  it('numbers each sentence and lets it be opened', () => {
    const [block] = messageTo('潮汐模型有多少参数？', 'zh-Hans').blocks

    const value = expect.stringMatching(/^doc#45-69-[0-9a-z]{15,}$/)
    expect(block).toMatchObject({ kind: 'item', number: 1, actions: [{ verb: 'show-line', value }] })
  })

  it.each([
    ['Did bad debts fall?', 'en', 'Yes or no is yours to judge'],
    ['坏账下降了吗？', 'zh-Hans', '是与否请您自行判断'],
    ['壞賬下降了嗎？', 'zh-Hant', '是與否請您自行判斷'],
  ] as const)('says neither yes nor no to %j and shows what settles it', (question, language, words) => {
    const [first, line] = messageTo(question, language).blocks

    expect(first).toMatchObject({ kind: 'paragraph', content: [{ text: expect.stringContaining(words) }] })
    expect(line).toMatchObject({ number: 1, content: [{ text: expect.stringMatching(/坏账|壞賬|bad debts/i) }] })
  })

  it('says that the sources do not settle a question of yes or no when they are only near it', () => {
    const [first] = messageTo('Has the Tide model hired a new football team?', 'en').blocks

    expect(first).toMatchObject({ content: [{ text: expect.stringContaining('do not say whether') }] })
  })

  it('says title, publisher, date and section of the source in the reader’s language', () => {
    const [block] = messageTo('By how much did bad debts fall?', 'en').blocks

    expect(block).toMatchObject({
      kind: 'item',
      details: [{ text: 'Annual meeting · Harbour Daily · 2 March 2025 · Talk' }],
    })
  })

  it('shows a quote with its speaker and an editor’s translation', () => {
    const quote = messageTo('What did Lin Yue say about risk control?', 'en').blocks[0]

    expect(quote).toMatchObject({
      kind: 'quote',
      attribution: [{ text: 'Lin Yue' }, { text: expect.stringContaining('Chief Risk Officer') }],
    })
    expect(quote?.kind === 'quote' && quote.translation.length).toBe(1)
  })

  it('converts Simplified text for a reader of Traditional and says so', () => {
    const [block] = messageTo('潮汐模型有多少參數？', 'zh-Hant').blocks

    expect(block).toMatchObject({ content: [{ text: expect.stringContaining('億參數') }] })
    expect(block).toMatchObject({ details: [{ text: expect.stringContaining('由簡體轉換') }] })
  })

  it.each([
    ['年度会议花了多少钱？', '没有直接回答'],
    ['潮汐模型的训练花了多少钱？', '没有找到哪句话说明潮汐模型的这一点'],
  ])('names the nearest passage as no more than that: %s', (question, said) => {
    const { blocks } = messageTo(question, 'zh-Hans')

    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'item', 'note'])
    expect(blocks[0]).toMatchObject({ content: [{ text: expect.stringContaining(said) }] })
  })

  it('says that the sources hold nothing, what they are about, and offers it', () => {
    const { blocks } = messageTo('Who won the football match?', 'en')

    expect(blocks[0]).toMatchObject({
      content: [{ text: 'I found nothing on that in these sources.' }],
    })
    expect(blocks[2]).toMatchObject({ kind: 'actions', actions: [{ verb: 'command' }, { verb: 'command' }] })
  })

  it.each(['en', 'zh-Hans', 'zh-Hant'] as const)(
    'keeps the summary short in %s, however long the question',
    (language) => {
      const { summary } = messageTo(`潮汐模型有多少参数？${'说'.repeat(500)}`, language)

      expect([...summary].length).toBeLessThanOrEqual(150)
    },
  )
})
