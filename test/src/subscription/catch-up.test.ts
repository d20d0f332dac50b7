import { catchUp } from '../../../src/subscription/catch-up.ts'

const DAY = 86_400_000
const NOW = 100 * DAY
const MISSED = [NOW - 3 * DAY, NOW - 2 * DAY, NOW - DAY]
const WEEK = 7 * DAY

describe('catchUp', () => {
  it('delivers what is prompt as ever', () => {
    expect(catchUp([NOW - 60_000], NOW, { catchUp: 'skip', maxAgeMs: WEEK })).toEqual({
      occurrences: [{ dueAtMs: NOW - 60_000, missed: 0, isLate: false }],
      left: 0,
    })
  })

  it.each([
    ['skip', []],
    ['latest', [{ dueAtMs: NOW - DAY, missed: 0, isLate: true }]],
    ['merge', [{ dueAtMs: NOW - DAY, missed: 2, isLate: true }]],
  ] as const)('with %s delivers at most one of three missed', (policy, occurrences) => {
    expect(catchUp(MISSED, NOW, { catchUp: policy, maxAgeMs: WEEK }).occurrences).toEqual(occurrences)
  })

  it('leaves out what is older than the limit', () => {
    expect(catchUp(MISSED, NOW, { catchUp: 'merge', maxAgeMs: 1.5 * DAY }).occurrences).toEqual([
      { dueAtMs: NOW - DAY, missed: 0, isLate: true },
    ])
    expect(catchUp(MISSED, NOW, { catchUp: 'latest', maxAgeMs: DAY / 2 }).occurrences).toEqual([])
  })

  it('posts once when the next one is due as well', () => {
    const { occurrences } = catchUp([...MISSED, NOW], NOW, { catchUp: 'merge', maxAgeMs: WEEK })

    expect(occurrences).toEqual([{ dueAtMs: NOW, missed: 3, isLate: false }])
  })
})
