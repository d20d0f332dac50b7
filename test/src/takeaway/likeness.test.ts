import { areAlike, wordSet } from '../../../src/takeaway/likeness.ts'

function alike(one: string, other: string): boolean {
  return areAlike(wordSet(one, { start: 0, end: one.length }), wordSet(other, { start: 0, end: other.length }))
}

describe('likeness', () => {
  it('counts both sides of a decimal point, so that lines of one pattern are alike', () => {
    expect(alike('甲乙10年期国债收益率涨0.1个基点，报1.925%。', '丙丁戊10年期国债收益率涨0.7个基点，报0.784%。')).toBe(
      true,
    )
  })

  it('tells statements apart that share a few words', () => {
    expect(alike('the plant closes in 2031', 'the plant employs 340 people')).toBe(false)
  })
})
