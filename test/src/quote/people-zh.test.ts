import { knownNameAt, readChinese, repeatedNames } from '../../../src/quote/people-zh.ts'
import { quoteRules } from './quotes-of.ts'

const chineseOf = (text: string) => readChinese({ text, folded: text }, quoteRules.chinese, true)

describe('repeatedNames', () => {
  const chinese = chineseOf('何静说：“好。”陈立新说：“行。”程立说：“不涨。”何静说：“也好。”人称小程立。')

  it('has the known names that stand more than once, also within other words', () => {
    expect([...repeatedNames(chinese)].sort()).toEqual(['何静', '程立'])
  })

  it('walks a text once, however many names are asked about', () => {
    expect(repeatedNames(chinese)).toBe(repeatedNames(chinese))
  })
})

describe('knownNameAt', () => {
  const names = { all: new Set(['陈立', '陈立新', '陈立言']), lengths: new Map([['陈立', [3, 2]]]) }

  it.each([
    ['the longest of those that begin alike', '陈立新说', 3],
    ['a shorter one, where no longer one stands', '陈立说', 2],
    ['a name at the very end', '陈立', 2],
  ])('finds %s', (_, text, end) => {
    expect(knownNameAt(text, 0, names)).toEqual({ start: 0, end })
  })

  it('finds none where none begins', () => {
    expect(knownNameAt('陈新', 0, names)).toBeUndefined()
  })
})
