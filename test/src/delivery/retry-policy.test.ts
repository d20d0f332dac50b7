import { DEFAULT_RETRY_POLICY, retryWaitMs } from '../../../src/delivery/retry-policy.ts'

const nothing = { askedMs: undefined, chance: 1 }

describe('how long is waited before the next try', () => {
  it('doubles up to five minutes', () => {
    const waits = [1, 2, 3, 8, 9, 100].map((tries) => retryWaitMs(DEFAULT_RETRY_POLICY, tries, nothing))

    expect(waits).toEqual([2000, 4000, 8000, 256_000, 300_000, 300_000])
  })

  it('is spread between half of it and the whole', () => {
    expect(retryWaitMs(DEFAULT_RETRY_POLICY, 3, { askedMs: undefined, chance: 0 })).toBe(4000)
    expect(retryWaitMs(DEFAULT_RETRY_POLICY, 3, { askedMs: undefined, chance: 0.5 })).toBe(6000)
  })

  it.each([0, 0.5, 1])('is never less than the platform asked for, nor much more: chance %d', (chance) => {
    const wait = retryWaitMs(DEFAULT_RETRY_POLICY, 9, { askedMs: 30_000, chance })

    expect(wait).toBeGreaterThanOrEqual(30_000)
    expect(wait).toBeLessThanOrEqual(32_000)
  })

  it.each([[0], [-5], [undefined]])('is its own when the platform asks for nothing: %p', (askedMs) => {
    expect(retryWaitMs(DEFAULT_RETRY_POLICY, 1, { askedMs, chance: 1 })).toBe(2000)
  })

  it('takes no longer than an hour from a platform that asks for a month', () => {
    expect(retryWaitMs(DEFAULT_RETRY_POLICY, 1, { askedMs: 30 * 86_400_000, chance: 0 })).toBe(3_600_000)
  })
})
