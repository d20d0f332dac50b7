import { rememberNewest } from '../../../src/search/remember-newest.ts'

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
