import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDriver } from '../../adapters/storage/sqlite/open-driver.ts'
import { openSqliteStore } from '../../adapters/storage/sqlite/open-sqlite-store.ts'
import type { ScheduledSubscription, Store } from '../../src/index.ts'
import { type RedisServer, startRedis } from '../adapters/storage/redis-server.ts'
import { openAt } from '../adapters/storage/redis-stores.ts'
import { MINUTE, NINE, subscriptionOf } from '../contract/examples.ts'
import { type DeliveryUnderTest, deliverToPeer } from './delivery-under-test.ts'

jest.setTimeout(60_000)

/** More than a page of what is due, so that they would hide all that comes after them. */
const MANY = 600

/** A store whose records can be broken from outside. */
interface Breakable {
  readonly store: Store
  breakRecords(ids: readonly string[], record: string): Promise<void>
}

let folder: string
let redis: RedisServer
let under: DeliveryUnderTest | undefined

beforeAll(async () => {
  redis = await startRedis()
})

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'damaged-'))
})

afterEach(async () => {
  await under?.close()
  under = undefined
  rmSync(folder, { recursive: true })
})

afterAll(() => redis.remove())

async function inSqlite(): Promise<Breakable> {
  const file = path.join(folder, 'briefing.db')
  const store = openSqliteStore(file)
  return {
    store,
    async breakRecords(ids, record) {
      const database = openDriver(file)
      const change = database.prepare('UPDATE subscription SET record = ? WHERE id = ?')
      database.exec('BEGIN')
      for (const id of ids) change.run(record, id)
      database.exec('COMMIT')
      database.close()
    },
  }
}

async function inRedis(): Promise<Breakable> {
  await redis.command('FLUSHALL')
  const store = await openAt(redis.url, path.join(folder, 'mark'), false)
  return {
    store,
    async breakRecords(ids, record) {
      await redis.command('HSET', '{briefing}:sub', ...ids.flatMap((id) => [id, record]))
    },
  }
}

function daily(channel: string, dueAtMs: number): ScheduledSubscription {
  const { subscription } = subscriptionOf({ id: channel, target: { platform: 'slack', workspace: 'T1', channel } })
  return { subscription, dueAtMs }
}

describe.each([
  ['SQLite', inSqlite],
  ['Redis', inRedis],
])('subscriptions that cannot be read, in %s', (_, open) => {
  it.each(['', '{"cron":1}', '[1, 2]', '["0 9 * * *'])('hold up no other, and are told by id: %j', async (record) => {
    const { store, breakRecords } = await open()
    under = await deliverToPeer(NINE - MINUTE, store)
    const damaged = Array.from({ length: MANY }, (_, number) => daily(`D${number}`, NINE - 1))
    await store.subscriptions.restore([...damaged, daily('C1', NINE)])
    await breakRecords(
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
    expect((await under.health()).problems.join()).toMatch(/damaged: 600 \(D\d+, D\d+, D\d+, …\)/)
  })

  it('are told of again, and deliver when somebody has put them right', async () => {
    const { store, breakRecords } = await open()
    under = await deliverToPeer(NINE - MINUTE, store)
    await store.subscriptions.restore([daily('C1', NINE)])
    await breakRecords(['C1'], '')

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
