import { asksForMoney } from '../../../src/answer/asked-money.ts'
import { readQuestion } from '../../../src/answer/read-question.ts'
import { documentIndex } from '../search/example-corpus.ts'

describe('asksForMoney', () => {
  const { index } = documentIndex()

  it.each([
    ['How much did the ferry cost?', true],
    ['How much did the line pay for the ferry?', true],
    ['What is the price of a ticket?', true],
    ['How much did the costs rise?', false],
    ['How much time did the repair cost?', false],
    ['How much of the deck is new?', false],
    ['When was the fare paid?', false],
    ['渡轮花了多少钱？', true],
    ['培训费用是多少？', true],
    ['成本上升了多少？', false],
    ['旅客每天支付多少次？', false],
    ['渡轮载了多少人？', false],
  ])('tells of %j whether it does: %s', (question, isSo) => {
    expect(asksForMoney(readQuestion(index, question), index.rules)).toBe(isSo)
  })
})
