import { agesOffered, numberUpTo, oneOf, weekdays } from '../../../adapters/shared/digest-choices.ts'
import { LONGEST_AGE_MS } from '../../../src/index.ts'

describe('the choices of a digest', () => {
  it('offers ages up to the longest there may be, and whichever was chosen', () => {
    const ages = agesOffered(90 * 60_000)

    expect(ages.slice(0, 2)).toEqual([60 * 60_000, 90 * 60_000])
    expect(ages.at(-1)).toBe(LONGEST_AGE_MS)
  })

  it('names the days from Monday by the numbers of crontab', () => {
    const days = weekdays('en')

    expect(days[0]).toEqual({ title: 'Monday', value: '1' })
    expect(days.at(-1)).toEqual({ title: 'Sunday', value: '0' })
  })

  it.each([
    ['3', 3],
    [3, 3],
    ['0', undefined],
    ['11', undefined],
    ['1e1', undefined],
    [undefined, undefined],
  ])('reads %j of a client as %j where ten is the most', (sent, value) => {
    expect(numberUpTo(10, sent)).toBe(value)
  })

  it('keeps what stood where a client sends none of the choices', () => {
    expect(oneOf('thread', ['flat', 'thread'], 'flat')).toBe('thread')
    expect(oneOf('aloud', ['flat', 'thread'], 'flat')).toBe('flat')
    expect(oneOf(undefined, ['flat', 'thread'], 'thread')).toBe('thread')
  })
})
