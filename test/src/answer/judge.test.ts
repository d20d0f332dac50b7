import { rankEvidence } from '../../../src/answer/answer-question.ts'
import { confidenceOf, type Doubts, doubtfulConfidence, outcomeOf, signsOf } from '../../../src/answer/judge.ts'
import { documentIndex, exampleIndex } from '../search/example-corpus.ts'

const NO_DOUBTS: Doubts = {
  isForeign: false,
  isAbroad: false,
  isUntold: false,
  isFar: false,
  isOfThread: false,
  isOfNamed: false,
  isOnlySource: false,
  isDoubtful: false,
}

describe('outcomeOf', () => {
  it('takes a passage of what a thread was about for near with less', () => {
    const outcomes = [false, true].map((isOfThread) => outcomeOf(0.05, { ...NO_DOUBTS, isOfThread }))

    expect(outcomes).toEqual(['none', 'nearest'])
  })

  it('takes a passage of the only text for near with less', () => {
    const outcomes = [false, true].map((isOnlySource) => outcomeOf(0.05, { ...NO_DOUBTS, isOnlySource }))

    expect(outcomes).toEqual(['none', 'nearest'])
  })

  it('answers no sooner in a thread than outside', () => {
    expect(outcomeOf(0.45, { ...NO_DOUBTS, isOfThread: true })).toBe('nearest')
  })

  it('takes what is of the very thing that was named for near, however little it tells', () => {
    expect(outcomeOf(0.01, { ...NO_DOUBTS, isUntold: true, isDoubtful: true, isOfNamed: true })).toBe('nearest')
  })

  it('needs less to answer in another language where a name was found', () => {
    const outcomes = [false, true].map((isOfNamed) =>
      outcomeOf(0.82, { ...NO_DOUBTS, isForeign: true, isAbroad: true, isOfNamed }),
    )

    expect(outcomes).toEqual(['nearest', 'answered'])
  })

  it('finds nothing near in what holds nothing, in a thread too', () => {
    expect(outcomeOf(0.01, { ...NO_DOUBTS, isOfThread: true })).toBe('none')
  })
})

describe('doubtfulConfidence', () => {
  it('keeps what is doubtful in order, and less sure than what is not', () => {
    const index = documentIndex('渡轮公司说，成本在冬天上涨了两成。风险很小。码头的灯夜里也亮着。')
    const question = '渡轮公司的成本在冬天上涨了多少？'

    const { question: read, ranked } = rankEvidence({ question, index, language: 'zh-Hans', earlier: [], shown: [] })
    const sure = ranked.map((one) => confidenceOf(read, one, index.index.rules))
    const doubtful = ranked.map((one) => doubtfulConfidence(read, one, index.index.rules))

    expect(doubtful.every((one, i) => one < (sure[i] ?? 0))).toBe(true)
    expect(new Set(doubtful).size).toBe(new Set(sure).size)
  })
})

describe('signsOf', () => {
  it('tells what is of the thing that was named', () => {
    const index = exampleIndex()

    const { question, ranked } = rankEvidence({
      question: '林悦的职务是什么？',
      index,
      language: 'zh-Hans',
      earlier: [],
      shown: [],
    })
    const named = ranked.map((one) => [one.wording.text.includes('林悦'), signsOf(question, one).named])

    expect(named).toContainEqual([true, 1])
    expect(named).not.toContainEqual([true, 0])
  })

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
