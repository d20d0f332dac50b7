import { DELIVERY_STATES, EMPTY_CHANNEL, type Store, targetKey } from '../../../src/index.ts'
import {
  changed,
  contentOf,
  deliveryOf,
  MINUTE,
  NINE,
  planOf,
  restingOf,
  subscriptionOf,
} from '../../contract/examples.ts'
import { type RedisServer, startRedis } from './redis-server.ts'
import { redisStores } from './redis-stores.ts'
import { sqliteStores } from './sqlite-stores.ts'

let server: RedisServer

beforeAll(async () => {
  server = await startRedis()
})

afterAll(() => server.remove())

const openSqlite = sqliteStores()
const openRedis = redisStores(() => server)

/** Whole numbers below a limit, the same for the same seed. @see Park and Miller, "minimal standard". */
function createDice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/** Something that is done to both stores; what it answers must be the same. */
type Step = (store: Store) => Promise<unknown>

function pick<T>(dice: (below: number) => number, list: readonly [T, ...T[]]): T {
  return list[dice(list.length)] ?? list[0]
}

function nextStep(dice: (below: number) => number): Step {
  const id = `s${dice(12)}`
  const target = { platform: 'peer', workspace: `T${dice(2)}`, channel: `C${dice(3)}` }
  const dueAtMs = NINE + dice(5) * MINUTE
  const version = 1 + dice(4)
  const state = pick(dice, DELIVERY_STATES)
  const actAtMs = dice(2) === 0 ? undefined : dueAtMs
  const delivery = deliveryOf({ subscription: id, target, dueAtMs, state, actAtMs, version })
  const content = dice(2) === 0 ? undefined : contentOf(dice(9), dice(3_000))
  const entry = subscriptionOf({ id, target, dueAtMs, version, createdAtMs: NINE + dice(99) })
  return pick<Step>(dice, [
    ({ subscriptions }) => subscriptions.save([dice(5) === 0 ? restingOf({ id, target, version }) : entry]),
    ({ subscriptions }) => subscriptions.restore([entry, subscriptionOf({ id: `${id}b`, target, dueAtMs })]),
    ({ subscriptions }) => subscriptions.remove([id]),
    async ({ subscriptions }) => {
      const due = (await subscriptions.due(dueAtMs, 99)).readable
      const sorted = due.toSorted((a, b) => (a.subscription.id < b.subscription.id ? -1 : 1))
      return [sorted, await subscriptions.plan(sorted.slice(0, 3).map(planOf))]
    },
    ({ subscriptions }) => subscriptions.plan([planOf(entry), planOf(entry)]),
    ({ ledger }) => ledger.add([delivery, { ...delivery, missed: 1 }]),
    async ({ ledger }) => {
      const found = await ledger.find(delivery.id)
      return ledger.change(changed(found ?? delivery, { state, actAtMs, content, target }), undefined)
    },
    async ({ ledger, memory }) => {
      const before = version === 1 ? EMPTY_CHANNEL : await memory.channel(targetKey(target))
      const after = { ...before, seen: [...before.seen, id] }
      return ledger.change(changed({ ...delivery, version }, { content }), { before, after })
    },
    ({ memory }) => memory.changeChannel(targetKey(target), (before) => ({ ...before, seen: before.seen.slice(-3) })),
    ({ ledger }) => ledger.prune(dueAtMs),
    ({ limits }) => limits.take([{ key: id, perSecond: 2, burst: 2 }], dueAtMs + dice(999)),
    ({ limits }) => limits.close(id, dueAtMs),
  ])
}

/** Everything a store can tell, in an order of its own where its own order is open. */
async function everything({ subscriptions, ledger, memory }: Store): Promise<unknown> {
  const byId = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort()
  return {
    subscriptions: await subscriptions.page('', 99),
    count: await subscriptions.count(),
    places: await subscriptions.ofWorkspace({ platform: 'peer', workspace: 'T1' }, 99),
    ledger: (await ledger.page('', 999)).readable,
    counts: await ledger.counts(),
    actionable: byId(await ledger.actionable(NINE + 2 * MINUTE, 999, 0)),
    planned: byId(await ledger.inState('planned', 999)),
    channel: byId(await ledger.ofTarget({ platform: 'peer', workspace: 'T1', channel: 'C1' }, 999)),
    memories: (await memory.channels('', 99)).readable,
  }
}

describe('SQLite and Redis', () => {
  it.each([1, 2, 3])('give the same answers to the same 600 steps, seed %i', async (seed) => {
    const [[sqlite], [redis]] = [await openSqlite(1), await openRedis(1)]
    const plan = createDice(seed)

    for (let number = 0; number < 600; number++) {
      const stepSeed = 1 + plan(1_000_000)
      const [one, other] = [await nextStep(createDice(stepSeed))(sqlite), await nextStep(createDice(stepSeed))(redis)]

      expect({ number, answer: other }).toEqual({ number, answer: one })
    }

    expect(await everything(redis)).toEqual(await everything(sqlite))
  })
})
