import { findDate } from '../../../src/document/dates.ts'
import { readRules } from './read-rules.ts'

const rules = readRules()

describe('findDate', () => {
  it.each([
    ['2024-01-24', '2024 年 1 月 24 日,北京'],
    ['2024-01-24', '发布于2024-01-24T08:00'],
    ['2024-01-24', '2024/1/24 10:00'],
    ['2024-01-24', 'Published January 24, 2024'],
    ['2024-01-24', 'on 24th Jan 2024'],
    ['2023-05-02', '从 2023年5月2日 到 2024年1月24日'],
  ])('reads %s in %j', (date, text) => {
    expect(findDate(text, rules)).toBe(date)
  })

  it.each(['2024 年 13 月 1 日', '2023 年 4 月 31 日', 'Version 2024.1.24.7', '1 月 24 日', 'Monday 24, 2024'])(
    'finds none in %j',
    (text) => {
      expect(findDate(text, rules)).toBeUndefined()
    },
  )
})
