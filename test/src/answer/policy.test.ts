import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ruleAgainst } from '../../../src/answer/policy.ts'
import { createFoldText } from '../../../src/text/fold.ts'

const file = path.join(__dirname, '../../../content/packs/genai-finance-2024/policy.json')
const rules = JSON.parse(readFileSync(file, 'utf8'))

describe('ruleAgainst', () => {
  it.each([
    ['Should I buy shares of this bank?', 'investment-advice'],
    ['這檔股票值得買嗎?', 'investment-advice'],
    ['度小满的股价会涨吗?', 'price-prediction'],
    ['What is the phone number of Cao Gang?', 'personal-data'],
  ])('refuses %s', (question, id) => {
    expect(ruleAgainst(rules, question, createFoldText())?.id).toBe(id)
  })

  it.each(['What did Cao Gang say about cost?', '雅意大模型有多少参数?'])('lets %s be answered', (question) => {
    expect(ruleAgainst(rules, question, createFoldText())).toBeUndefined()
  })
})
