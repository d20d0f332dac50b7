import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { answerQuestion } from '../../src/answer/answer-question.ts'

let engine: Engine

beforeAll(async () => {
  engine = await composeEngine()
})

afterAll(() => engine.close())

const ENGLISH = `Harbour report

Summary

The harbour handled 900 ships in spring. Waiting times fell to two days.

Risks

Two cranes are older than forty years. The insurer asked for new ones by autumn. A storm closed the port for a week.

Outlook

The board wants a third pier by 2031.
`
const CHINESE =
  '海港报告\n\n一、概要\n\n海港春季停靠了九百艘船。\n\n二、风险\n\n两台吊车用了四十年。保险公司要求秋天前更换。\n'

function ask(question: string, text = ENGLISH, language: 'en' | 'zh-Hans' = 'en', shown: readonly string[] = []) {
  const analysed = engine.analyse({
    format: 'plain',
    text,
    origin: { id: 'harbour', name: 'harbour.txt', url: undefined, contentHash: '' },
  })
  if (!analysed.ok) throw new Error(analysed.failure.code)
  const { index } = engine.knowledgeOfDocuments([analysed.value])
  return answerQuestion({ question, index, language, topK: 2, earlier: [], shown })
}

describe('what stands under a heading', () => {
  it.each(['What are the risks?', 'and the risks?', 'Risks', '有哪些风险？'])(
    'answers %j, which names just that',
    (question) => {
      const { outcome, sentences } = ask(question)

      expect(outcome).toBe('answered')
      expect(sentences.map(({ text }) => text)).toEqual([
        'Two cranes are older than forty years.',
        'The insurer asked for new ones by autumn.',
      ])
    },
  )

  it('answers in Chinese, and to either script', () => {
    for (const question of ['有哪些风险？', '有哪些風險？', '风险呢？']) {
      expect(ask(question, CHINESE, 'zh-Hans').sentences[0]?.text).toBe('两台吊车用了四十年。')
    }
  })

  it('goes on behind what was shown', () => {
    const first = ask('What are the risks?').sentences

    const more = ask(
      'What are the risks?',
      ENGLISH,
      'en',
      first.map(({ reference }) => reference),
    ).sentences

    expect(more.map(({ text }) => text)).toEqual(['A storm closed the port for a week.'])
  })

  it.each([
    ['a person', 'Who runs the risks?'],
    ['a number', 'How many risks are there?'],
    ['the risks of something else', 'What are the risks of inflation?'],
  ])('is no answer to who asks for %s', (_, question) => {
    expect(ask(question).outcome).not.toBe('answered')
  })

  it('gives way to a line that tells it', () => {
    const text = `${ENGLISH}\nNotes\n\nThe risks are fire and flood.\n`

    expect(ask('What are the risks?', text).sentences[0]?.text).toBe('The risks are fire and flood.')
  })
})
