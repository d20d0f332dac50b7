import { asksForMoney, showsMoney } from '../../../src/answer/asked-money.ts'
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

describe('showsMoney', () => {
  const { index } = documentIndex()

  it.each([
    ['The line paid £450 for it.', true],
    ['It cost 300 million crowns.', true],
    ['The fare is 20 Swiss francs.', true],
    ['Entry is free of charge.', true],
    ['The line bought it in 2023, with 60 engineers.', false],
    ['合同价值三亿克朗。', true],
    ['票价二十美金。', true],
    ['六十名工程师搬进总部。', false],
  ])('tells of %j whether it does: %s', (text, isSo) => {
    expect(showsMoney(text, index.rules)).toBe(isSo)
  })
})
