import { readValues } from '../../../src/search/read-values.ts'
import { readSearchRules } from './read-search-rules.ts'

const { numbers } = readSearchRules()

function valuesOf(text: string): readonly string[] {
  const values: string[] = []
  readValues(text, numbers, (value) => values.push(value))
  return values
}

describe('readValues', () => {
  it.each([
    ['15亿', '1.5 billion', '1500000000'],
    ['3 万亿', '3 trillion', '3000000000000'],
    ['三成', '30 percent', '30%'],
    ['百分之五', '5%', '5%'],
    ['10月', 'October', 'month10'],
    ['三百', 'three hundred', '300'],
  ])('reads %s and %s as what they are worth', (chinese, english, value) => {
    expect(valuesOf(chinese).join()).toContain(value)
    expect(valuesOf(english).join()).toContain(value)
  })

  it('reads years digit by digit', () => {
    expect(valuesOf('二〇二四年')).toEqual(['2024'])
  })

  it('adds the parts of a number in words', () => {
    expect(valuesOf('twenty-one players')).toEqual(['21'])
    expect(valuesOf('三百二十人')).toEqual(['320'])
  })

  it('leaves plain digits, and verbs that look like months, alone', () => {
    expect(valuesOf('in 2024 we may march')).toEqual([])
  })

  it('reads a megabyte of digits or numerals without going back over it', () => {
    for (const text of ['1', '1,', '三', 'two ', '百分之'].map((part) => part.repeat(1_000_000 / part.length))) {
      expect(() => valuesOf(text)).not.toThrow()
    }
  })
})
