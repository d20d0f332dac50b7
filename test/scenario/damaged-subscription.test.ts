import type { ScheduledSubscription } from '../../src/index.ts'
import { type RedisServer, startRedis } from '../adapters/storage/redis-server.ts'
import { redisStores } from '../adapters/storage/redis-stores.ts'
import { sqliteStores } from '../adapters/storage/sqlite-stores.ts'
import { MINUTE, NINE, subscriptionOf } from '../contract/examples.ts'
import { type DeliveryUnderTest, deliverToPeer } from './delivery-under-test.ts'

/** More than a page of what is due, so that they would hide all that comes after them. */
const MANY = 600

let redis: RedisServer
let under: DeliveryUnderTest | undefined

beforeAll(async () => {
  redis = await startRedis()
})

afterEach(async () => {
  await under?.close()
  under = undefined
})

afterAll(() => redis.remove())

const inSqlite = sqliteStores()
const inRedis = redisStores(() => redis)

function daily(channel: string, dueAtMs: number): ScheduledSubscription {
  const { subscription } = subscriptionOf({ id: channel, target: { platform: 'slack', workspace: 'T1', channel } })
  return { subscription, dueAtMs }
}

describe.each([
  ['SQLite', inSqlite],
  ['Redis', inRedis],
])('subscriptions that cannot be read, in %s', (_, open) => {
  it.each(['', '{"cron":1}', '[1, 2]', '["0 9 * * *'])('hold up no other, and are told by id: %j', async (record) => {
    const [store] = await open(1)
    under = await deliverToPeer(NINE - MINUTE, store)
    const damaged = Array.from({ length: MANY }, (_, number) => daily(`D${number}`, NINE - 1))
    await store.subscriptions.restore([...damaged, daily('C1', NINE)])
    await open.breakRecords(
      'subscription',
      damaged.map(({ subscription }) => subscription.id),
      record,
    )

    under.moveTo(NINE + 1000)
    await under.tick()
    await under.tick()

    const told = under.events.flatMap((event) => (event.kind === 'unreadable' ? [event.id] : []))
    expect(await under.peer.keys()).toEqual(['C1@2026-03-02T09:00:00.000Z'])
    expect(new Set(told).size).toBe(MANY)
    expect(told).toHaveLength(MANY)
    expect((await under.health()).problems.join()).toMatch(/damaged: 600; they get no digests/)
  })

  it('are told of again, and deliver when somebody has put them right', async () => {
    const [store] = await open(1)
    under = await deliverToPeer(NINE - MINUTE, store)
    await store.subscriptions.restore([daily('C1', NINE)])
    await open.breakRecords('subscription', ['C1'], '')

    under.moveTo(NINE + 1000)
    await under.tick()
    under.moveTo(NINE + 11 * MINUTE)
    await under.tick()
    const told = under.events.filter(({ kind }) => kind === 'unreadable')
    await store.subscriptions.remove(['C1'])
    await store.subscriptions.restore([daily('C1', NINE + 24 * 60 * MINUTE)])
    under.moveTo(NINE + 24 * 60 * MINUTE)
    await under.tick()

    expect(told).toHaveLength(2)
    expect(await under.peer.keys()).toEqual(['C1@2026-03-03T09:00:00.000Z'])
  })
})
