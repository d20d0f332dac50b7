import type { ScheduledSubscription, SubscriptionOptions, Target } from '../../src/index.ts'
import { MINUTE, NINE, subscriptionOf } from '../contract/examples.ts'
import type { PeerFaults } from '../peer/peer.ts'
import { briefly, type DeliveryUnderTest, deliverToPeer } from './delivery-under-test.ts'
import { introduce, type TeamsAtPeer } from './teams-at-peer.ts'

const COUNT = 24
const TENANTS = 6
let under: DeliveryUnderTest

afterEach(() => under.close())

function targetOf(number: number): Target {
  return { platform: 'teams', workspace: `tenant-${number % TENANTS}`, channel: `C${number}` }
}

/** Digests at nine in channels of several tenants, through trouble, until each has come to an end. */
async function deliverThrough(
  faults: Partial<PeerFaults>,
  teams: TeamsAtPeer,
  whenUnsure: SubscriptionOptions['whenUnsure'],
) {
  under = await deliverToPeer(NINE - 10 * MINUTE, undefined, { teams })
  const { store, peer } = under
  const entries = Array.from({ length: COUNT }, (_, number): ScheduledSubscription => {
    return subscriptionOf({ id: `s${number}`, target: targetOf(number), options: { whenUnsure } })
  })
  for (const { subscription } of entries) await introduce(store, subscription.target, peer.url)
  await store.subscriptions.save(entries)
  await peer.setFaults({ ...faults, seed: 11 })
  under.moveTo(NINE + 1000)
  await under.tick()
  const told = await under.deliveries()
  const keys = (await peer.keys()).filter((key) => key !== '')
  const inState = (state: string): readonly string[] => told.filter((one) => one.state === state).map(({ id }) => id)
  return {
    keys,
    once: new Set(keys),
    told,
    sent: inState('sent'),
    unknown: inState('unknown'),
    early: await peer.early(),
  }
}

/** Nobody can tell from these whether the post arrived. */
const DOUBTFUL: readonly (readonly [what: string, faults: Partial<PeerFaults>])[] = [
  ['says 500 after it accepted', { brokenAfter: 0.4 }],
  ['says 502 after it accepted', { brokenAfter: 0.4, brokenStatus: 502 }],
  ['says 503 after it accepted', { brokenAfter: 0.4, brokenStatus: 503 }],
  ['says 504 after it accepted', { brokenAfter: 0.4, brokenStatus: 504 }],
  ['says 500 and accepted nothing', { brokenBefore: 0.4 }],
  ['says 408 after it accepted', { brokenAfter: 0.4, brokenStatus: 408 }],
  ['answers with what is no answer', { garbledAfter: 0.4 }],
  ['cuts connections after it accepted', { resetAfter: 0.4 }],
  ['does not answer', { hangBefore: 0.15, hangAfter: 0.15 }],
]

describe('Teams in trouble, where the app may read no channel', () => {
  it.each(DOUBTFUL)('that %s has no digest twice, and the ledger lists what may be missing', async (_, faults) => {
    const { keys, once, told, sent, unknown } = await deliverThrough(faults, { mayRead: false }, 'at-most-once')

    const missing = told.filter(({ id }) => !once.has(id)).map(({ id }) => id)
    expect(keys).toHaveLength(once.size)
    expect(unknown.length).toBeGreaterThan(0)
    expect(sent.length + unknown.length).toBe(COUNT)
    expect(missing.filter((id) => !unknown.includes(id))).toEqual([])
    expect(sent.filter((id) => !once.has(id))).toEqual([])
  })

  it('that breaks has every digest where its subscription says rather twice than not at all', async () => {
    const faults = { brokenAfter: 0.2, resetAfter: 0.2 }
    const { once, sent } = await deliverThrough(faults, { mayRead: false }, 'at-least-once')

    expect(once.size).toBe(COUNT)
    expect(sent).toHaveLength(COUNT)
  })
})

describe('Teams in trouble, where the app may read the channels', () => {
  it.each(DOUBTFUL)('that %s has every digest once', async (_, faults) => {
    const { keys, once, sent } = await deliverThrough(faults, { mayRead: true }, 'at-most-once')

    expect([keys.length, once.size, sent.length]).toEqual([COUNT, COUNT, COUNT])
  })

  it('and Graph refuses has none twice, and posts nothing again before it knows', async () => {
    under = await deliverToPeer(NINE - 10 * MINUTE, undefined, { teams: { mayRead: true } })
    const target = targetOf(0)
    await introduce(under.store, target, under.peer.url)
    await under.store.subscriptions.save([subscriptionOf({ id: 's0', target })])
    await under.peer.setFaults({ brokenAfter: 1, noLookUp: true })
    under.moveTo(NINE + 1000)
    await under.tickUntilPosted(1)
    while (!(await under.peer.calls()).some(({ path }) => path.startsWith('/graph/')));

    expect((await under.deliveries()).map(({ state }) => state)).not.toContain('sent')
    expect(await under.peer.keys()).toHaveLength(1)
  })
})

describe('Teams that surely took nothing', () => {
  it.each<[what: string, faults: Partial<PeerFaults>]>([
    ['asks to wait', { rateLimited: 0.4, retryAfterS: 1 }],
    ['asks to wait and does not say how long', { rateLimited: 0.4, retryAfterS: '' }],
    ['says 412', { rateLimited: 0.4, limitedStatus: 412, retryAfterS: '' }],
    ['is behind a gateway that turns posts away', { turnedAway: 0.4 }],
    ['is behind a network that sends posts to its login', { turnedAway: 0.4, turnedAwayStatus: 302 }],
  ])('as it %s has every digest once, none before its time', async (_, faults) => {
    const { keys, once, sent, early } = await deliverThrough(faults, { mayRead: false }, 'at-most-once')

    expect([keys.length, once.size, sent.length]).toEqual([COUNT, COUNT, COUNT])
    expect(early).toBe(0)
  })

  it('as nobody listens has its digest when somebody does', async () => {
    under = await deliverToPeer(NINE - 10 * MINUTE, undefined, { teams: { mayRead: false } })
    const target = targetOf(0)
    await introduce(under.store, target, 'http://127.0.0.1:1')
    await under.store.subscriptions.save([subscriptionOf({ id: 's0', target })])
    under.moveTo(NINE + 1000)
    const ticking = under.tick()
    const reasons = async (): Promise<readonly string[]> => {
      return (await under.deliveries()).flatMap(({ history }) => history.map(({ reason }) => String(reason)))
    }
    while (!(await reasons()).includes('unreachable')) await briefly()
    const { installations } = under.store
    const [{ id, sealed } = { id: '', sealed: '' }] = await installations.page('', 1)
    await installations.replace(id, sealed, sealed.replace('http://127.0.0.1:1', under.peer.url))
    await ticking

    expect((await under.deliveries()).map(({ state }) => state)).toEqual(['sent'])
    expect(await under.peer.keys()).toHaveLength(1)
  })
})
