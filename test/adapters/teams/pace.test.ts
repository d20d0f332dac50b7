import { TEAMS_PLATFORM } from '../../../adapters/teams/conversation.ts'
import { createTeamsPlatform } from '../../../adapters/teams/platform.ts'
import type { Store, Target } from '../../../src/index.ts'
import { NINE } from '../../contract/examples.ts'
import { createChance } from '../../peer/chance.ts'
import { type RedisServer, startRedis } from '../storage/redis-server.ts'
import { redisStores } from '../storage/redis-stores.ts'
import { sqliteStores } from '../storage/sqlite-stores.ts'
import { TENANT } from './key-server.ts'

// On SQLite each step is a write that waits for others to share a transaction with, so that less time passes there.
jest.setTimeout(180_000)

const SECOND = 1_000
const HOUR = 3_600 * SECOND
const REPLICAS = 3

/** What Microsoft documents for one bot in one conversation, and the least that it documents for one app in a tenant. */
const IN_PLACE = [
  [7, SECOND],
  [8, 2 * SECOND],
  [60, 30 * SECOND],
  [1_800, HOUR],
] as const
const IN_TENANT = [[25, SECOND]] as const

let redis: RedisServer

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.remove())

const { ratesOf } = createTeamsPlatform({
  client: { send: fails, begin: fails, meet: fails, replace: fails, remove: fails },
  references: { find: async () => undefined },
  timeoutMs: 0,
  hasDialogs: true,
  lookUp: undefined,
})

async function fails(): Promise<never> {
  throw new Error('nothing is sent here')
}

/** When posts are sent by replicas that all post as fast as they may, at times that pass as fast as they like. */
async function postedAt(stores: readonly Store[], targets: readonly Target[], untilMs: number): Promise<number[]> {
  const chance = createChance(5)
  const posted: number[] = []
  // each replica asks about another place at any one time, and waits as long as it is told
  const waiting = targets.flatMap((target) => stores.map((store) => ({ target, store, atMs: NINE })))
  for (;;) {
    waiting.sort((one, other) => one.atMs - other.atMs)
    const [next] = waiting
    if (next === undefined || next.atMs > NINE + untilMs) return posted
    const waitMs = await next.store.limits.take(ratesOf(next.target), next.atMs)
    if (waitMs === 0) posted.push(next.atMs)
    next.atMs += waitMs === 0 ? Math.floor(chance() * 20) : waitMs
  }
}

/** The most that falls into any stretch of so many milliseconds. */
function mostWithin(times: readonly number[], stretchMs: number): number {
  let from = 0
  let most = 0
  for (const [index, atMs] of times.entries()) {
    while (atMs - (times[from] ?? atMs) >= stretchMs) from++
    most = Math.max(most, index - from + 1)
  }
  return most
}

function placesOf(count: number): readonly Target[] {
  return Array.from({ length: count }, (_, index) => {
    return { platform: TEAMS_PLATFORM, workspace: TENANT, channel: `19:place-${index}` }
  })
}

describe.each(['SQLite', 'Redis'])('posts of three replicas that share %s', (kind) => {
  const openStores = kind === 'SQLite' ? sqliteStores() : redisStores(() => redis)
  const [inPlaceMs, inTenantMs, places] = kind === 'SQLite' ? [HOUR / 12, 3 * SECOND, 12] : [HOUR, 20 * SECOND, 40]

  it('keep below every limit of one place, and waste no more than a thirtieth of it', async () => {
    const posted = await postedAt(await openStores(REPLICAS), placesOf(1), inPlaceMs)

    for (const [most, stretchMs] of IN_PLACE) expect(mostWithin(posted, stretchMs)).toBeLessThanOrEqual(most)
    expect(posted.length).toBeGreaterThan((1_800 * 0.97 * inPlaceMs) / HOUR)
  })

  it('keep below the limit of one tenant, over many places', async () => {
    const posted = await postedAt(await openStores(REPLICAS), placesOf(places), inTenantMs)

    for (const [most, stretchMs] of IN_TENANT) expect(mostWithin(posted, stretchMs)).toBeLessThanOrEqual(most)
    expect(posted.length).toBeGreaterThan((15 * inTenantMs) / SECOND)
  })
})
