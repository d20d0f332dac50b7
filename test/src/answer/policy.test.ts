import { readFileSync } from 'node:fs'
import path from 'node:path'
import { preparePolicy, ruleAgainst } from '../../../src/answer/policy.ts'
import { createFoldText } from '../../../src/text/fold.ts'

const file = path.join(__dirname, '../../../content/packs/genai-finance-2024/policy.json')
const rules = JSON.parse(readFileSync(file, 'utf8'))

describe('ruleAgainst', () => {
  it.each([
    ['Should I buy shares of this bank?', 'investment-advice'],
    ['這檔股票值得買嗎?', 'investment-advice'],
    ['度小满的股价会涨吗?', 'price-prediction'],
    ['What is the phone number of Cao Gang?', 'personal-data'],
    ['Would you recommend investing in Lakeside Bank?', 'investment-advice'],
    ['Is Lakeside Bank a buy?', 'investment-advice'],
    ['Shall I now buy Lakeside shares?', 'investment-advice'],
    ['湖畔银行上市后能买吗？', 'investment-advice'],
    ['投資湖畔銀行怎麼樣？', 'investment-advice'],
    ['请给出湖畔银行的目标价', 'price-prediction'],
    ['What is your price target for Lakeside?', 'price-prediction'],
    ['What will Lakeside’s share price be next year?', 'price-prediction'],
  ])('refuses %s', (question, id) => {
    expect(ruleAgainst(rules, question, createFoldText())?.id).toBe(id)
  })

  it.each([
    'What did Cao Gang say about cost?',
    '雅意大模型有多少参数?',
    'Which firm was fined for telling clients which stock to buy?',
    '哪家公司因聊天机器人推荐基金被罚款？',
    'Is the id number of the customers checked?',
    // the sources state it
    '某位分析师的目标价是多少？',
    'What is the price target of Harrow Research?',
  ])('lets %s be answered', (question) => {
    expect(ruleAgainst(rules, question, createFoldText())).toBeUndefined()
  })
})

describe('preparePolicy', () => {
  it('leaves a question no more to read than itself', () => {
    const read: string[] = []
    const fold = (text: string): string => {
      read.push(text)
      return text
    }
    const own = structuredClone(rules)
    preparePolicy(own, fold)
    read.length = 0

    ruleAgainst(own, 'Should I buy shares?', fold)

    expect(read).toEqual(['Should I buy shares?'])
  })
})
