import { rankEvidence } from '../../../src/answer/answer-question.ts'
import { type Doubts, outcomeOf, signsOf } from '../../../src/answer/judge.ts'
import { documentIndex, exampleIndex } from '../search/example-corpus.ts'

const NO_DOUBTS: Doubts = { isForeign: false, isAbroad: false, isUntold: false, isFar: false, isOfThread: false }

describe('outcomeOf', () => {
  it('takes a passage of what a thread was about for near with less', () => {
    const outcomes = [false, true].map((isOfThread) => outcomeOf(0.05, { ...NO_DOUBTS, isOfThread }))

    expect(outcomes).toEqual(['none', 'nearest'])
  })

  it('answers no sooner in a thread than outside', () => {
    expect(outcomeOf(0.45, { ...NO_DOUBTS, isOfThread: true })).toBe('nearest')
  })

  it('finds nothing near in what holds nothing, in a thread too', () => {
    expect(outcomeOf(0.01, { ...NO_DOUBTS, isOfThread: true })).toBe('none')
  })
})

describe('signsOf', () => {
  it('tells a corpus of one source, which leads no others, from one of several', () => {
    const question = '成本在冬天上涨了多少？'
    const corpora = [documentIndex('渡轮公司说，成本在冬天上涨了两成。风险很小。'), exampleIndex()]

    const told = corpora.map((index) => {
      const found = rankEvidence({ question, index, language: 'zh-Hans', earlier: [], shown: [] })
      return found.ranked.slice(0, 1).map((best) => signsOf(found.question, best)['only-source'])
    })

    expect(told).toEqual([[1], [0]])
  })
})
