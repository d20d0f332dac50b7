import { answerQuestion } from '../../../src/answer/answer-question.ts'
import { askedDefinition, tellsMeaning } from '../../../src/answer/asked-definition.ts'
import { documentIndex } from '../search/example-corpus.ts'
import { readSearchRules } from '../search/read-search-rules.ts'

const { definition } = readSearchRules()

describe('askedDefinition', () => {
  it.each([
    ['What is the Tide model?', 'tide model'],
    ["What's a stablecoin?", 'stablecoin'],
    ['What does HBM stand for?', 'hbm'],
    ['潮汐模型是什么？', '潮汐模型'],
    ['什么是潮汐模型?', '潮汐模型'],
    ['潮汐模型是什么意思？', '潮汐模型'],
  ])('reads the term of %j', (question, term) => {
    expect(askedDefinition(question, definition)).toBe(term)
  })

  it.each([
    'What is the cost of the Tide model?',
    'What is the name of the bank’s chief risk officer in the north?',
    '会议的目的是什么？',
    '潮汐模型有多少参数？',
    '是什么？',
    'Who is Lin Yue?',
    '',
  ])('takes %j for no question about a meaning', (question) => {
    expect(askedDefinition(question, definition)).toBeUndefined()
  })
})

describe('tellsMeaning', () => {
  it.each([
    ['潮汐模型是一种预测船期的程序。', '潮汐模型'],
    ['所谓潮汐模型（Tide），是指预测船期的程序。', '潮汐模型'],
    ['The Tide model is a program that foretells when ships come in.', 'tide model'],
  ])('finds it in %j', (text, term) => {
    expect(tellsMeaning(text, term, definition)).toBe(true)
  })

  it.each([
    ['潮汐模型的参数增加了一倍。', '潮汐模型'],
    ['The Tide model isolates errors.', 'tide model'],
    ['港湾银行买下了潮汐模型。', '潮汐模型'],
  ])('finds none in %j', (text, term) => {
    expect(tellsMeaning(text, term, definition)).toBe(false)
  })
})

describe('answerQuestion', () => {
  it('answers what a thing is by the sentence that says so, not by another that names it more', () => {
    const text = [
      '潮汐模型很贵，潮汐模型也很慢。',
      '何川说，潮汐模型让人惊讶。',
      '潮汐模型是一种预测船期的程序，由港湾银行的团队写成。',
      '今年潮汐模型又涨价了。',
    ].join('')

    const { sentences } = answerQuestion({
      question: '潮汐模型是什么？',
      index: documentIndex(text),
      language: 'zh-Hans',
      topK: 1,
      earlier: [],
      shown: [],
    })

    expect(sentences[0]?.text).toContain('预测船期的程序')
  })
})
