import { madeOfNewest, rememberNewest } from '../../../src/search/remember-newest.ts'

describe('rememberNewest', () => {
  it('makes a thing once for each owner', () => {
    const remembered = rememberNewest<object, string>(2)
    const [one, other] = [{}, {}]

    const made = [remembered(one, 'bank', () => 'first'), remembered(one, 'bank', () => 'second')]

    expect(made).toEqual(['first', 'first'])
    expect(remembered(other, 'bank', () => 'third')).toBe('third')
  })

  it('forgets the oldest of many', () => {
    const remembered = rememberNewest<object, string>(2)
    const owner = {}

    for (const key of ['a', 'b', 'c']) remembered(owner, key, () => key)

    expect(remembered(owner, 'c', () => 'anew')).toBe('c')
    expect(remembered(owner, 'a', () => 'anew')).toBe('anew')
  })
})

describe('madeOfNewest', () => {
  it('makes a thing once of each of the texts that came last, and of an older one again', () => {
    const made: string[] = []
    const lengthOf = madeOfNewest(2, (text) => {
      made.push(text)
      return text.length
    })

    const lengths = ['a', 'bank', 'a', 'bank', 'note', 'a', 'c', 'd', 'e', 'f', 'a'].map(lengthOf)

    expect(lengths).toEqual([1, 4, 1, 4, 4, 1, 1, 1, 1, 1, 1])
    expect(made).toEqual(['a', 'bank', 'note', 'c', 'd', 'e', 'f', 'a'])
  })
})
