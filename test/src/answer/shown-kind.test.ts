import { readEvidence } from '../../../src/answer/read-evidence.ts'
import { readQuestion } from '../../../src/answer/read-question.ts'
import { shownSpans } from '../../../src/answer/shown-kind.ts'
import { documentIndex } from '../search/example-corpus.ts'

const { index } = documentIndex()

function shown(asked: string, text: string): readonly string[] {
  const question = readQuestion(index, asked)
  return shownSpans(question, readEvidence(question, text, index.rules)).map(({ start, end }) => text.slice(start, end))
}

describe('shownSpans', () => {
  it('finds every name that the question does not have', () => {
    const text = 'In the end Mary Hill beat John Reed, and Edison lost.'

    expect(shown('Who beat Edison?', text)).toEqual(['Mary Hill', 'John Reed'])
  })

  it('takes no name of the question for an answer to it', () => {
    expect(shown('Who did John Reed work for?', 'He met John Reed in a hotel.')).toEqual([])
    expect(shown('哪位教授发明了它？', '一位教授发明了它。')).toEqual([])
  })

  it.each([
    ['谁负责实验室？', '实验室由顾问陆行舟负责。', ['顾问陆行舟负责']],
    ['誰負責實驗室？', '實驗室由顧問陸行舟負責。', ['顧問陸行舟負責']],
    ['谁负责实验室？', '由于停电,实验室没有人负责。', []],
  ])('finds whom 由 names: %s', (asked, text, names) => {
    expect(shown(asked, text)).toEqual(names)
  })
})
