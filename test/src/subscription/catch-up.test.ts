import { catchUp } from '../../../src/subscription/catch-up.ts'

const DAY = 86_400_000
const NOW = 100 * DAY
const MISSED = [NOW - 3 * DAY, NOW - 2 * DAY, NOW - DAY]
const WEEK = 7 * DAY

describe('catchUp', () => {
  it('delivers what is prompt as ever', () => {
    expect(catchUp([NOW - 60_000], NOW, { catchUp: 'skip', maxAgeMs: WEEK })).toEqual({
      occurrences: [{ dueAtMs: NOW - 60_000, missed: 0, isLate: false }],
      passedOver: undefined,
    })
  })

  it.each([
    ['skip', 0, { dueAtMs: NOW - 60_000, missed: 4 }],
    ['latest', 0, { dueAtMs: NOW - 60_000, missed: 4 }],
    ['merge', 5, undefined],
  ] as const)('with %s delivers one of six that are prompt, the last', (policy, missed, passedOver) => {
    const six = [5, 4, 3, 2, 1, 0].map((minutes) => NOW - minutes * 60_000)

    expect(catchUp(six, NOW, { catchUp: policy, maxAgeMs: WEEK })).toEqual({
      occurrences: [{ dueAtMs: NOW, missed, isLate: false }],
      passedOver,
    })
  })

  it('delivers what is prompt where no wait at all is allowed', () => {
    expect(catchUp([NOW - 60_000], NOW, { catchUp: 'latest', maxAgeMs: 0 }).occurrences).toHaveLength(1)
  })

  it.each([
    ['skip', []],
    ['latest', [{ dueAtMs: NOW - DAY, missed: 0, isLate: true }]],
    ['merge', [{ dueAtMs: NOW - DAY, missed: 2, isLate: true }]],
  ] as const)('with %s delivers at most one of three missed', (policy, occurrences) => {
    expect(catchUp(MISSED, NOW, { catchUp: policy, maxAgeMs: WEEK }).occurrences).toEqual(occurrences)
  })

  it.each([
    ['skip', WEEK, { dueAtMs: NOW - DAY, missed: 2 }],
    ['latest', WEEK, { dueAtMs: NOW - 2 * DAY, missed: 1 }],
    ['merge', WEEK, undefined],
    ['merge', 1.5 * DAY, { dueAtMs: NOW - 2 * DAY, missed: 1 }],
    ['latest', DAY / 2, { dueAtMs: NOW - DAY, missed: 2 }],
  ] as const)('with %s and a limit of %d says what it passes over', (policy, maxAgeMs, passedOver) => {
    expect(catchUp(MISSED, NOW, { catchUp: policy, maxAgeMs }).passedOver).toEqual(passedOver)
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
