import { pairedBootstrap } from './bootstrap.ts'
import { rougeL, rougeN, rougeTokens } from './rouge.ts'

describe('rougeTokens', () => {
  it('takes each Han character and each other run of letters and digits', () => {
    expect(rougeTokens('AI大模型，70B!')).toEqual(['ai', '大', '模', '型', '70b'])
  })
})

describe('rouge', () => {
  it('counts shared runs once for each time both have them', () => {
    expect(rougeN(['a', 'b', 'a'], ['a', 'a', 'c', 'a'], 1)).toMatchObject({ precision: 2 / 3, recall: 2 / 4 })
  })

  it('keeps the order for the longest common subsequence', () => {
    expect(rougeL(['a', 'c', 'b'], ['a', 'b', 'c'])).toMatchObject({ precision: 2 / 3, recall: 2 / 3 })
  })

  it('is 0 for an empty candidate', () => {
    expect(rougeN([], ['a'], 1).f1).toBe(0)
  })
})

describe('pairedBootstrap', () => {
  it('finds no difference between a system and itself', () => {
    expect(pairedBootstrap([1, 0, 1], [1, 0, 1])).toEqual({ mean: 0, low: 0, high: 0 })
  })

  it('weighs documents by their denominators', () => {
    expect(pairedBootstrap([2, 0], [0, 0], [3, 1]).mean).toBe(0.5)
  })
})
