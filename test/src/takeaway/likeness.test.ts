import { areAlike, type WordSet, wordSet } from '../../../src/takeaway/likeness.ts'
import { codeUnitsOf } from '../../../src/text/code-units.ts'

function alike(one: string, other: string): boolean {
  return areAlike(wordsOf(one), wordsOf(other))
}

function wordsOf(text: string): WordSet {
  return wordSet(codeUnitsOf(text), { start: 0, end: text.length })
}

describe('likeness', () => {
  it('counts both sides of a decimal point, so that lines of one pattern are alike', () => {
    expect(alike('甲乙10年期国债收益率涨0.1个基点，报1.925%。', '丙丁戊10年期国债收益率涨0.7个基点，报0.784%。')).toBe(
      true,
    )
  })

  it('takes as words neither marks nor blanks, and no word twice', () => {
    expect(wordsOf('the plant, the (old) plant')).toEqual(wordsOf('old the plant'))
    expect(wordsOf(' … ')).toHaveLength(0)
  })

  it('tells statements apart that share a few words', () => {
    expect(alike('the plant closes in 2031', 'the plant employs 340 people')).toBe(false)
  })
})
