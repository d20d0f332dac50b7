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
