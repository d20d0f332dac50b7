import { hanPair } from '../../../src/search/han-table.ts'
import { readTerms } from '../../../src/search/read-terms.ts'

function termsOf(text: string): readonly string[] {
  const terms: string[] = []
  readTerms(text, {
    character: (unit, start) => terms.push(`${start}:${String.fromCharCode(unit)}`),
    pair: (key, start) => terms.push(`${start}:${String.fromCharCode(key >>> 16, key & 0xffff)}`),
    word: (stem, start, end) => terms.push(`${start}-${end}:${stem}`),
  })
  return terms
}

describe('readTerms', () => {
  it('reads Han characters and their pairs with places', () => {
    expect(termsOf('降成本')).toEqual(['0:降', '1:成', '0:降成', '2:本', '1:成本'])
  })

  it('makes no pair across a mark, a space or a word', () => {
    expect(termsOf('银，行 A 业').filter((term) => term.length === 4)).toEqual([])
  })

  it('reads a mixed word whole and by its number', () => {
    expect(termsOf('13B')).toEqual(['0-3:13b', '0-3:13'])
  })

  it('reads a number with thousands as one', () => {
    expect(termsOf('1,000.5 loans')).toEqual(['0-7:1000.5', '8-13:loan'])
  })

  it('reads a possessive and an accent as the plain word', () => {
    expect(termsOf("Café's naïve")).toEqual(['0-6:caf', '7-12:naiv'])
  })

  it('gives two characters another key than the same two the other way round', () => {
    expect(hanPair(0x4e00, 0x9fff)).not.toBe(hanPair(0x9fff, 0x4e00))
    expect(hanPair(0x9fff, 0x9fff)).toBeGreaterThan(0)
  })
})
