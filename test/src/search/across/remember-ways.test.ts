import type { Way } from '../../../../src/search/across/group.ts'
import { rememberWays } from '../../../../src/search/across/remember-ways.ts'
import type { SearchIndex } from '../../../../src/search/index-passages.ts'

const waysOf = (term: number): readonly Way[] => [{ terms: [term], weight: 1 }]
/** A memory knows an index by itself alone. */
const indexOf = (): SearchIndex => ({}) as SearchIndex

describe('rememberWays', () => {
  it('looks a word up once for each index', () => {
    const remembered = rememberWays()
    const [one, other] = [indexOf(), indexOf()]

    const found = [remembered(one, 'bank', () => waysOf(1)), remembered(one, 'bank', () => waysOf(2))]

    expect(found).toEqual([waysOf(1), waysOf(1)])
    expect(remembered(other, 'bank', () => waysOf(3))).toEqual(waysOf(3))
  })

  it('forgets the oldest of many words', () => {
    const remembered = rememberWays()
    const index = indexOf()
    remembered(index, 'first', () => waysOf(0))

    for (let number = 1; number <= 500; number++) remembered(index, `word ${number}`, () => waysOf(number))

    expect(remembered(index, 'first', () => waysOf(-1))).toEqual(waysOf(-1))
    expect(remembered(index, 'word 500', () => waysOf(-1))).toEqual(waysOf(500))
  })
})
