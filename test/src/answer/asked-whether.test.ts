import { asksWhether } from '../../../src/answer/asked-whether.ts'
import { readSearchRules } from '../search/read-search-rules.ts'

const { whether, fold } = readSearchRules()

describe('asksWhether', () => {
  it.each([
    'Has Harbour Bank closed a branch?',
    'Isn’t computing power getting cheaper?',
    'Tell me whether bad debts fell.',
    '坏账下降了吗？',
    '壞賬下降了嗎？',
    '港湾银行是否关了分行',
    '模型有没有开源？',
    '分行关了没有？',
  ])('takes %j for a question of yes or no', (question) => {
    expect(asksWhether(fold(question), whether)).toBe(true)
  })

  it.each([
    'How many branches has Harbour Bank?',
    'Do you know when the meeting is?',
    'Can you list the risks?',
    'Isabel Nord on cost',
    '你知道会议在什么时候吗？',
    '谁说坏账没有下降',
    '坏账为何没有下降',
    '成本',
    '',
  ])('takes %j for something else', (question) => {
    expect(asksWhether(fold(question), whether)).toBe(false)
  })
})
