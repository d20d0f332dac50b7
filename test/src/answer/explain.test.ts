import { answerQuestion } from '../../../src/answer/answer-question.ts'
import { explainAnswer } from '../../../src/answer/explain.ts'
import { buildCorpusIndex } from '../../../src/search/search-corpus.ts'
import { withDictionary } from '../../../src/search/search-rules.ts'
import { exampleDictionary } from '../search/across/example-dictionary.ts'
import { documentIndex, exampleIndex } from '../search/example-corpus.ts'
import { readSearchRules } from '../search/read-search-rules.ts'

const { corpus } = documentIndex('潜水艇在港口沉没。船长没有受伤。')
const index = buildCorpusIndex(corpus, withDictionary(readSearchRules(), exampleDictionary()))

const REQUEST = { language: 'en', topK: 3, earlier: [], shown: [] } as const

describe('explainAnswer', () => {
  it('shows the words of the other language that a question is looked for by', () => {
    const question = 'Which submarine sank in the port?'

    const { steps, outcome } = explainAnswer({ ...REQUEST, question, index })

    expect(outcome).not.toBe('none')
    expect(
      steps
        .flatMap(({ groups }) => groups)
        .filter(({ side }) => side === 'abroad')
        .flatMap(({ words }) => words),
    ).toEqual(expect.arrayContaining(['潜水+水艇', '沉没', '港口']))
  })

  it('tells as what each part of a question was read', () => {
    const [step] = explainAnswer({ ...REQUEST, question: '何川 on 成本 and the port?', index: exampleIndex() }).steps

    expect(step?.parts.map(({ text, as }) => `${text} ${as}`).sort()).toEqual([
      'port word',
      '何川 pair',
      '何川 person',
      '成本 concept',
      '成本 pair',
    ])
  })

  it.each([
    ['Did the submarine sink?', 1],
    ['潜水艇在哪里沉没？', 1],
    ['What did Lena Marsh say about the port?', 1],
    ['Who paid for the submarine?', 1],
    ['Compare Harbour Bank and Field Bank on cost', 2],
    ['', 1],
  ])('tells what answering did, which is no other answer: %s', (question, count) => {
    const { corpus: banks } = documentIndex(
      'Harbour Bank spent 30 million dollars on its costs in May. Field Bank cut its costs by 7 percent. “The port is closed,” said Lena Marsh of Harbour Bank. The submarine sank at noon.',
    )
    const index = buildCorpusIndex(banks, withDictionary(readSearchRules(), exampleDictionary()))
    const request = { ...REQUEST, question, index }

    const [answer, explained] = [answerQuestion(request), explainAnswer(request)]

    expect(explained.outcome).toBe(answer.outcome)
    expect(explained.confidence).toBeCloseTo(answer.confidence, 3)
    expect(explained.steps).toHaveLength(count)
  })
})
