import type { Rate } from '../../src/index.ts'
import { HOSTILE_IDS, NINE } from './examples.ts'
import type { OpenStores } from './open-stores.ts'

const CHANNEL: Rate = { key: 'channel', perSecond: 1, burst: 1 }
const WORKSPACE: Rate = { key: 'workspace', perSecond: 10, burst: 3 }

/** What every limiter does. */
export function rateLimiterContract(name: string, openStores: OpenStores): void {
  describe(`${name} as a limiter`, () => {
    it('gives as many at once as a bucket holds, then as fast as it fills', async () => {
      const [{ limits }] = await openStores(1)

      const taken = []
      for (const atMs of [0, 0, 0, 0, 99, 100, 100, 350, 350, 350]) {
        taken.push(await limits.take([WORKSPACE], NINE + atMs))
      }

      expect(taken).toEqual([0, 0, 0, 100, 1, 0, 100, 0, 0, 50])
    })

    it('never holds more than its burst, however long nothing is taken', async () => {
      const [{ limits }] = await openStores(1)
      await limits.take([CHANNEL], NINE)

      const taken = [await limits.take([CHANNEL], NINE + 99_999), await limits.take([CHANNEL], NINE + 99_999)]

      expect(taken).toEqual([0, 1000])
    })

    it('takes from all or from none, and tells the longest wait', async () => {
      const [{ limits }] = await openStores(1)
      await limits.take([CHANNEL], NINE)

      const waits = []
      for (let times = 0; times < 5; times++) waits.push(await limits.take([CHANNEL, WORKSPACE], NINE + 1))
      const other = await limits.take([{ ...CHANNEL, key: 'other' }, WORKSPACE], NINE + 1)

      expect(waits).toEqual([999, 999, 999, 999, 999])
      expect(other).toBe(0)
    })

    it('takes from no bucket when there is none', async () => {
      const [{ limits }] = await openStores(1)

      expect(await limits.take([], NINE)).toBe(0)
    })

    it('stays closed until the time that a platform asked for, and the later one stands', async () => {
      const [{ limits }] = await openStores(1)

      await limits.close('channel', NINE + 30_000)
      await limits.close('channel', NINE + 10_000)

      expect(await limits.take([CHANNEL], NINE)).toBe(30_000)
      expect(await limits.take([CHANNEL], NINE + 29_999)).toBe(1)
      expect(await limits.take([CHANNEL], NINE + 30_000)).toBe(0)
      expect(await limits.take([CHANNEL], NINE + 30_000)).toBe(1000)
    })

    it('takes whatever rate it is given, slow or fast', async () => {
      const [{ limits }] = await openStores(1)
      const slow = { key: 'slow', perSecond: 1 / 3600, burst: 1 }
      const fast = { key: 'fast', perSecond: 3, burst: 2 }

      const taken = [
        await limits.take([slow], NINE),
        await limits.take([slow], NINE),
        await limits.take([fast], NINE),
        await limits.take([fast], NINE),
        await limits.take([fast], NINE),
      ]

      expect(taken).toEqual([0, 3_600_000, 0, 0, 334])
    })

    it('makes nobody wait longer when the clock is set back', async () => {
      const [{ limits }] = await openStores(1)
      await limits.take([CHANNEL], NINE)

      const wait = await limits.take([CHANNEL], NINE - 7_200_000)

      expect(wait).toBeLessThanOrEqual(1000)
    })

    it.each([30_000, 7_200_000, 86_400_000])('goes on when the clock is set back by %d ms', async (byMs) => {
      const [{ limits }] = await openStores(1)
      await limits.take([CHANNEL, WORKSPACE], NINE)
      await limits.close('channel', NINE + 5_000)
      let nowMs = NINE + 1_000 - byMs

      const first = await limits.take([WORKSPACE, CHANNEL], nowMs)
      for (let wait = first; wait > 0; wait = await limits.take([WORKSPACE, CHANNEL], nowMs)) nowMs += wait

      const waitedMs = nowMs - (NINE + 1_000 - byMs)
      expect(waitedMs).toBeGreaterThanOrEqual(4_000)
      expect(waitedMs).toBeLessThanOrEqual(byMs > 30_000 ? 6_000 : 4_000 + byMs)
    })

    it('keeps its pace where the clocks of those that share it differ', async () => {
      const [{ limits }] = await openStores(1)
      await limits.take([CHANNEL], NINE)

      const [behind, ahead] = [await limits.take([CHANNEL], NINE - 9_900), await limits.take([CHANNEL], NINE + 200)]

      expect(behind).toBeGreaterThan(0)
      expect(ahead).toBe(800)
    })

    it('stays closed for no longer than a platform may ask', async () => {
      const [{ limits }] = await openStores(1)
      const hour = 3_600_000
      await limits.close('channel', NINE + 9 * hour)

      const waits = [await limits.take([CHANNEL], NINE), await limits.take([CHANNEL], NINE + hour)]

      expect(waits).toEqual([hour, 0])
    })

    it('shares its buckets between all that post', async () => {
      const stores = await openStores(4)

      const taken = await Promise.all(
        stores.flatMap(({ limits }) => [limits.take([WORKSPACE], NINE), limits.take([WORKSPACE], NINE)]),
      )

      expect(taken.filter((wait) => wait === 0)).toHaveLength(3)
    })

    it('keeps buckets apart, whatever their keys hold', async () => {
      const [{ limits }] = await openStores(1)

      const taken = []
      for (const key of HOSTILE_IDS) taken.push(await limits.take([{ ...CHANNEL, key: key.slice(0, 500) }], NINE))

      expect(taken).toEqual(HOSTILE_IDS.map(() => 0))
    })
  })
}
