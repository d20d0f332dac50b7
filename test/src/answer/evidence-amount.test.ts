import { rankEvidence } from '../../../src/answer/answer-question.ts'
import { sharedShare } from '../../../src/answer/evidence-amount.ts'
import { confidenceOf } from '../../../src/answer/judge.ts'
import { documentIndex } from '../search/example-corpus.ts'

const TEXT = [
  'The ferry Aurelia was built in Larkhaven in 1931 and carried mail to the northern islands.',
  'The ferry has a crew of twelve.',
].join(' ')

const CHINESE = '远山轮渡公司在1931年建造了第一艘渡轮，并用它向北方诸岛运送邮件。'

function bestOf(text: string, question: string) {
  const index = documentIndex(text)
  const evidence = rankEvidence({ question, index, language: 'en', earlier: [], shown: [] })
  const [best] = evidence.ranked
  if (best === undefined) throw new Error('nothing was found')
  return { best, confidence: confidenceOf(evidence.question, best, index.index.rules), question: evidence.question }
}

describe('what a passage holds and lacks', () => {
  it('counts the names and figures that stand neither in it nor around it', () => {
    const asked = ['When was the ferry Aurelia built?', 'When was the ferry Aurelia of Port Quill built in 1954?']
    const amounts = asked.map((question) => bestOf(TEXT, question).best.evidence.amount)

    expect(amounts.map(({ figuresLacking }) => figuresLacking)).toEqual([0, 0.2])
    expect(amounts.map(({ namesLacking }) => namesLacking)).toEqual([0, expect.closeTo(0.3, 5)])
  })

  it('makes less sure of a passage that lacks a figure that was asked with', () => {
    const [told, other] = ['1931', '1954'].map((year) =>
      bestOf(TEXT, `What did the ferry that was built in ${year} carry to the islands?`),
    )

    expect(other?.confidence).toBeLessThan(told?.confidence ?? 0)
  })

  it('makes surer of a passage that holds much of a long question than of one that holds all of a short one', () => {
    const long = bestOf(TEXT, 'What did the ferry built in Larkhaven carry to the northern islands for many years?')
    const short = bestOf(TEXT, 'What crew?')

    expect(long.best.evidence.amount.alikeHeld).toBeGreaterThan(short.best.evidence.amount.alikeHeld)
    expect(long.confidence).toBeGreaterThan(short.confidence)
  })
})

describe('sharedShare', () => {
  const shareOf = (text: string, asked: string): number => {
    const { question, best } = bestOf(text, asked)
    return sharedShare(question, best.evidence.read)
  }

  it('counts what stands in runs of two Han characters or six letters', () => {
    expect(shareOf(CHINESE, '远山轮渡送什么？')).toBeCloseTo(4 / 8, 5)
    expect(shareOf(TEXT, 'ferry crew')).toBeCloseTo(6 / 10, 5)
  })

  it('counts nothing twice and is 1 for a question that stands there whole', () => {
    expect(shareOf(CHINESE, '渡轮渡轮')).toBe(1)
    expect(shareOf(TEXT, 'the ferry has a crew')).toBe(1)
  })
})
