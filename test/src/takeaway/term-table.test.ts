import { createTermTable, findTerm, numberTerm, type TermTable } from '../../../src/takeaway/term-table.ts'
import { codeUnitsOf } from '../../../src/text/code-units.ts'
import { hashOfWord } from '../../../src/text/runs.ts'

const WORDS = Array.from({ length: 3000 }, (_, place) => `w${place.toString(36).padStart(3, '0')}`)

/** Numbers words of four letters that stand one behind the other. */
function numberAll(table: TermTable, hashOf: (start: number) => number): readonly number[] {
  return WORDS.map((_, place) => numberTerm(table, place * 4, place * 4 + 4, hashOf(place * 4)))
}

describe('numberTerm', () => {
  const units = codeUnitsOf(WORDS.join(''))

  it('numbers terms in order of first use, however many there are, and knows each again', () => {
    const table = createTermTable(units)
    const hashOf = (start: number) => hashOfWord(units, start, start + 4)

    const [first, again] = [numberAll(table, hashOf), numberAll(table, hashOf)]

    expect(first).toEqual([...WORDS.keys()])
    expect(again).toEqual(first)
    expect(WORDS.map((word) => findTerm(table, word))).toEqual(first)
  })

  it('tells terms apart that were made to be kept in one place', () => {
    const table = createTermTable(units)
    const hashOf = (start: number) => (start << 13) | (start >> 2)

    const [first, again] = [numberAll(table, hashOf), numberAll(table, hashOf)]

    expect(first).toEqual([...WORDS.keys()])
    expect(again).toEqual(first)
  })

  it('keeps a word of a million letters for whose hash there is no room', () => {
    const table = createTermTable(codeUnitsOf('a'.repeat(1_000_000)))
    const lengths = [...Array.from({ length: 40 }, (_, place) => place + 1), 999_999, 1_000_000]
    const numberThem = () => lengths.map((length) => numberTerm(table, 0, length, 7))

    const [first, again] = [numberThem(), numberThem()]

    expect(first).toEqual([...lengths.keys()])
    expect(again).toEqual(first)
  })

  it('takes two terms of one hash for one when they are as long, and not when they are not', () => {
    const table = createTermTable(units)

    expect([numberTerm(table, 0, 4, 7), numberTerm(table, 4, 8, 7), numberTerm(table, 8, 11, 7)]).toEqual([0, 0, 1])
  })
})

describe('findTerm', () => {
  it('finds nothing that the text does not hold', () => {
    const table = createTermTable(codeUnitsOf('loan'))
    numberTerm(table, 0, 4, hashOfWord(codeUnitsOf('loan'), 0, 4))

    expect(findTerm(table, 'loans')).toBeUndefined()
    expect(findTerm(table, 'loan')).toBe(0)
  })
})
