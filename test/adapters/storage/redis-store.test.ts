import { NINE } from '../../contract/examples.ts'
import { storeContract } from '../../contract/store-contract.ts'
import { type RedisServer, startRedis } from './redis-server.ts'
import { redisStores } from './redis-stores.ts'

let server: RedisServer

beforeAll(async () => {
  server = await startRedis()
})

afterAll(() => server.remove())

const openStores = redisStores(() => server)

storeContract('Redis', openStores)

describe('a rate in Redis', () => {
  it('is gone by itself some time after it was taken, closed, or both, in whichever order', async () => {
    const [{ limits }] = await openStores(1)
    for (const key of ['taken', 'taken and closed']) await limits.take([{ key, perSecond: 1 / 15, burst: 1 }], NINE)
    for (const key of ['closed', 'taken and closed', 'closed and taken']) await limits.close(key, NINE + 3_600_000)
    await limits.take([{ key: 'closed and taken', perSecond: 1, burst: 1 }], NINE + 1)

    const keys = (await server.command('KEYS', '{briefing}:rate:*')) as readonly string[]
    const lastsMs = await Promise.all(keys.map(async (key) => Number(await server.command('PTTL', key))))

    expect(keys).toHaveLength(4)
    expect(lastsMs.filter((ms) => ms < 0 || ms > 4 * 3_600_000)).toEqual([])
  })

  it('lasts for as long as it matters when it is closed for less', async () => {
    const [{ limits }] = await openStores(1)
    await limits.take([{ key: 'slow', perSecond: 1 / 36_000, burst: 1 }], NINE)
    const before = Number(await server.command('PTTL', '{briefing}:rate:slow'))
    await limits.close('slow', NINE + 1_000)

    expect(before - Number(await server.command('PTTL', '{briefing}:rate:slow'))).toBeLessThan(60_000)
  })
})

describe('threads that an older version kept in Redis', () => {
  it('count as new, so that they are forgotten later and not at once', async () => {
    const [{ memory }] = await openStores(1)
    for (const id of ['a', 'b']) await memory.changeThread(id, (before) => ({ ...before, posted: ['x'] }))
    await server.command('DEL', '{briefing}:thread:shared')

    const atOnce = await memory.forgetThreads(Date.now() - 60_000)
    const later = await memory.forgetThreads(Date.now() + 60_000)

    expect([atOnce, later]).toEqual([0, 2])
  })
})
