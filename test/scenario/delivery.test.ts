import {
  type Delivery,
  type DeliveryEvent,
  redriveDelivery,
  type ScheduledSubscription,
  type Target,
} from '../../src/index.ts'
import { callMistakes } from '../adapters/slack/validate-calls.ts'
import { contentOf, deliveryOf, MINUTE, NINE, type SubscriptionParts, subscriptionOf } from '../contract/examples.ts'
import { briefly, type DeliveryUnderTest, deliverToPeer, LONGEST_ASKED_WAIT_MS } from './delivery-under-test.ts'

const DAY = 24 * 60 * MINUTE
let under: DeliveryUnderTest

beforeEach(async () => {
  under = await deliverToPeer(NINE - 10 * MINUTE)
})

afterEach(() => under.close())

function targetOf(channel: string): Target {
  return { platform: 'slack', workspace: 'T1', channel }
}

/** A daily digest at nine in a channel of its own. */
function daily(channel: string, parts: SubscriptionParts = {}): ScheduledSubscription {
  return subscriptionOf({ id: channel, target: targetOf(channel), ...parts })
}

function isLimited(event: DeliveryEvent): boolean {
  return event.kind === 'changed' && event.delivery.history.at(-1)?.reason === 'rate-limited'
}

/** A delivery that nobody has worked on since. */
function plannedAtNine(channel: string): Delivery {
  return deliveryOf({
    id: `${channel}@2026-03-02T09:00:00.000Z`,
    subscription: channel,
    target: targetOf(channel),
    state: 'planned',
    actAtMs: NINE,
    history: [{ state: 'planned', atMs: NINE, reason: 'due' }],
  })
}

async function save(...entries: readonly ScheduledSubscription[]): Promise<void> {
  for (const entry of entries) await under.store.subscriptions.save([entry])
}

async function states(): Promise<Readonly<Record<string, string>>> {
  const all = await under.deliveries()
  return Object.fromEntries(all.map(({ id, state, history }) => [id, `${state}: ${history.at(-1)?.reason}`]))
}

describe('a daily digest', () => {
  it('is posted once, at its hour, and the ledger says so', async () => {
    await save(daily('C1'))

    await under.tick()
    const before = await under.peer.keys()
    under.moveTo(NINE + 1000)
    await under.tick()
    await under.tick()

    expect(before).toEqual([])
    expect(await under.peer.keys()).toEqual(['C1@2026-03-02T09:00:00.000Z'])
    expect(await states()).toEqual({ 'C1@2026-03-02T09:00:00.000Z': 'sent: posted' })
  })

  it.each([
    ['skip', 10 * MINUTE, 'sent: posted'],
    ['skip', 300 * MINUTE, 'skipped: too-old'],
    ['latest', 300 * MINUTE, 'sent: posted'],
    ['latest', 1500 * MINUTE, 'skipped: too-old'],
  ] as const)('that catches up with %s and waited %i ms for a worker: %s', async (catchUp, waitedMs, outcome) => {
    const { subscription } = daily('C1', { options: { catchUp } })
    await save({ subscription, dueAtMs: undefined })
    await under.store.ledger.add([plannedAtNine('C1')])

    under.moveTo(NINE + waitedMs)
    await under.tick()

    expect(Object.values(await states())).toEqual([outcome])
  })

  it('that was paused while it waited is not posted', async () => {
    const { subscription } = daily('C1', { pause: { untilMs: undefined, reason: 'asked' } })
    await save({ subscription, dueAtMs: undefined })
    await under.store.ledger.add([plannedAtNine('C1')])

    under.moveTo(NINE + 1000)
    await under.tick()

    expect(Object.values(await states())).toEqual(['skipped: paused'])
  })

  it('whose times cannot be told holds up no other, and operators hear of it once', async () => {
    await save(daily('C1', { schedule: { cron: 'now and then', zone: 'Mars/Olympus' } }), daily('C2'))

    under.moveTo(NINE + 1000)
    await under.tick()
    await under.tick()

    expect(await under.peer.keys()).toEqual(['C2@2026-03-02T09:00:00.000Z'])
    const unplannable = under.events.flatMap((event) => (event.kind === 'unplannable' ? [event.subscription.id] : []))
    expect(unplannable).toEqual(['C1'])
  })

  it('never says again what the channel has seen, and at last says that there is nothing new', async () => {
    await save(daily('C1', { options: { items: 10 } }))
    const said: (readonly string[])[] = []

    while (said.at(-1)?.length !== 0) {
      under.moveTo(NINE + said.length * DAY + 1000)
      await under.tick()
      said.push((await under.deliveries()).at(-1)?.content?.items ?? [])
    }

    const items = said.flat()
    expect(items.length).toBeGreaterThan(30)
    expect(new Set(items).size).toBe(items.length)
    expect(await under.peer.keys()).toHaveLength(said.length)
    expect(JSON.stringify((await under.deliveries()).at(-1)?.content?.message)).toMatch(/nothing new/i)
  })

  it('stays silent when there is nothing new and the channel wishes so', async () => {
    await save(daily('C1', { options: { items: 10, whenNothingNew: 'silent', topics: ['regulation'] } }))

    for (let day = 0; day < 9; day++) {
      under.moveTo(NINE + day * DAY + 1000)
      await under.tick()
    }

    const last = (await under.deliveries()).at(-1)
    expect([last?.state, last?.history.at(-1)?.reason]).toEqual(['skipped', 'nothing-new'])
  })
})

describe('after three days without the bot', () => {
  it.each([
    ['skip', 0, undefined],
    ['latest', 1, /due on 4 March 2026 and comes late/],
    ['merge', 1, /2 earlier/],
  ] as const)('%s posts %d', async (catchUp, count, note) => {
    await save(daily('C1', { options: { catchUp, maxAgeMs: 7 * DAY } }))

    under.moveTo(NINE + 2 * DAY + 60 * MINUTE)
    await under.tick()

    expect(await under.peer.keys()).toHaveLength(count)
    const delivery = (await under.deliveries()).at(-1)
    if (note !== undefined) expect(JSON.stringify(delivery?.content?.message.blocks)).toMatch(note)
  })
})

it.each([
  ['skip', 0],
  ['latest', 0],
  ['merge', 5],
] as const)(
  'posts once after minutes without the bot in which several digests were due, with %s',
  async (catchUp, missed) => {
    const schedule = { cron: '0,1,2,3,4,5 9 * * *', zone: 'UTC' }
    await save(daily('C1', { schedule, options: { catchUp } }))

    under.moveTo(NINE + 6 * MINUTE)
    await under.tick()
    await under.tick()

    const posted = (await under.deliveries()).filter(({ state }) => state === 'sent')
    expect(await under.peer.keys()).toEqual(['C1@2026-03-02T09:05:00.000Z'])
    expect(posted.map((delivery) => delivery.missed)).toEqual([missed])
  },
)

it('tells in the ledger what was missed and is not posted, with how many', async () => {
  await save(daily('C1', { options: { catchUp: 'skip' } }), daily('C2', { options: { catchUp: 'latest' } }))

  under.moveTo(NINE + 2 * DAY + 60 * MINUTE)
  await under.tick()

  const told = (await under.deliveries()).map(({ id, state, missed }) => [id.slice(0, 13), state, missed])
  expect(told).toEqual([
    ['C1@2026-03-04', 'skipped', 2],
    ['C2@2026-03-03', 'skipped', 1],
    ['C2@2026-03-04', 'sent', 0],
  ])
})

it('says of what was planned for a subscription that has been ended why it is not sent', async () => {
  await under.store.ledger.add([deliveryOf({ target: targetOf('C1') })])

  under.moveTo(NINE + 1000)
  await under.tick()

  expect(Object.values(await states())).toEqual(['skipped: unsubscribed'])
})

describe('a clock that is set', () => {
  const channels = Array.from({ length: 20 }, (_, index) => `C${index}`)

  it.each([
    ['forward by two hours and back again', NINE - 30 * MINUTE, 120 * MINUTE],
    ['back by two hours and forward again', NINE + 30 * MINUTE, -120 * MINUTE],
  ])('%s loses nothing and posts nothing twice, and operators are told', async (_, atMs, byMs) => {
    await save(...channels.map((channel) => daily(channel)))
    under.moveTo(atMs)
    await under.tick()

    under.setClock(atMs + byMs)
    await under.tick()
    const { problems } = await under.health()
    under.setClock(atMs + MINUTE)
    await under.tick()
    under.moveTo(NINE + 60 * MINUTE)
    await under.tick()
    const today = await under.peer.keys()
    under.moveTo(NINE + DAY + MINUTE)
    await under.tick()

    const all = await under.peer.keys()
    expect([today.length, all.length, new Set(all).size]).toEqual([20, 40, 40])
    expect(problems.join()).toMatch(byMs > 0 ? /the clock was set forward/ : /the clock was set back/)
    expect(under.clockSet.length).toBeGreaterThanOrEqual(2)
  })
})

describe('a channel that has to wait for some seconds when the clock is set back by hours', () => {
  const hours = 120 * MINUTE

  async function untilLimited(): Promise<void> {
    await save(daily('C1'))
    await under.peer.setFaults({ limited: ['C1'], retryAfterS: 2 })
    under.moveTo(NINE + 1000)
    await under.tickUntilPosted(0)
    while (!Object.values(await states()).includes('planned: rate-limited')) await briefly()
    await under.peer.setFaults({})
  }

  it('waits for those seconds, and not for hours', async () => {
    await untilLimited()

    under.setClock(NINE - hours)
    await under.tick()

    expect(await under.peer.keys()).toEqual(['C1@2026-03-02T09:00:00.000Z'])
    expect(await under.peer.early()).toBe(0)
  })

  it('waits for those seconds, and not for hours, where the bot was started again meanwhile', async () => {
    await untilLimited()
    await under.stopDelivering()

    const next = await deliverToPeer(NINE - hours, under.store, { peer: under.peer })
    await next.tick()
    const posted = await under.peer.keys()
    await next.stopDelivering()

    expect(posted).toEqual(['C1@2026-03-02T09:00:00.000Z'])
    expect(await under.peer.early()).toBe(0)
  })
})

describe('a digest that was planned late, by a clock that is set back to after its time', () => {
  it('does not wait for that clock', async () => {
    await save(daily('C1', { dueAtMs: NINE + DAY }))
    const plannedMs = NINE + 120 * MINUTE
    const history = [{ state: 'planned', atMs: plannedMs, reason: 'catch-up' } as const]
    await under.store.ledger.add([{ ...plannedAtNine('C1'), actAtMs: plannedMs, history }])
    await under.stopDelivering()

    const next = await deliverToPeer(NINE + 30 * MINUTE, under.store, { peer: under.peer })
    await next.tick()
    await next.stopDelivering()

    expect(await states()).toEqual({ [plannedAtNine('C1').id]: 'sent: posted' })
  })
})

describe('a digest that is too late for its readers', () => {
  it('is posted when an operator wants it, also where the platform is busy at first', async () => {
    await save(daily('C1', { options: { catchUp: 'skip' }, dueAtMs: NINE + DAY }))
    const { id } = plannedAtNine('C1')
    await under.store.ledger.add([plannedAtNine('C1')])
    under.moveTo(NINE + 6 * 60 * MINUTE)
    await under.tick()
    const before = await states()
    await under.peer.setFaults({ rateLimited: 1, retryAfterS: 1 })

    await redriveDelivery(under.store, id, NINE + 6 * 60 * MINUTE)
    const ticking = under.tick()
    while (!under.events.some(isLimited)) await briefly()
    await under.peer.setFaults({})
    await ticking

    expect([before, await states()]).toEqual([{ [id]: 'skipped: too-old' }, { [id]: 'sent: posted' }])
  })
})

describe('after a worker died', () => {
  it('brings all that it left, however much that is', async () => {
    const left = Array.from({ length: 1200 }, (_, index) => deliveryOf({ id: `left-${index}`, target: targetOf('C1') }))
    await under.store.ledger.add(left)

    under.moveTo(NINE + 1000)
    await under.tick()

    expect(await under.store.ledger.actionable(NINE + DAY, 10, 0)).toEqual([])
  })

  it('looks for the post that it may have sent before it sends another', async () => {
    await save(daily('C1', { dueAtMs: NINE + DAY }), daily('C2', { dueAtMs: NINE + DAY }))
    const [arrived, lost] = ['C1', 'C2'].map((channel) =>
      deliveryOf({
        id: `${channel}@2026-03-02T09:00:00.000Z`,
        subscription: channel,
        target: targetOf(channel),
        state: 'sending',
        attempts: 1,
        attemptedAtMs: NINE,
        content: contentOf(1),
        history: [{ state: 'sending', atMs: NINE, reason: 'claimed' }],
      }),
    )
    if (arrived === undefined || lost === undefined) throw new Error('two were made')
    await under.peer.accept('C1', arrived.id)
    await under.store.ledger.add([arrived, lost])

    under.moveTo(NINE + MINUTE)
    await under.tick()

    const said = (await under.deliveries()).map(({ history }) => history.map(({ reason }) => reason).join(' '))
    expect(said).toEqual(['claimed worker-gone found', 'claimed worker-gone not-found claimed posted'])
    expect(await under.peer.keys()).toEqual([arrived.id, lost.id])
  })
})

describe('a platform in trouble', () => {
  const channels = Array.from({ length: 60 }, (_, index) => `C${index}`)

  it.each([
    ['limits a third of the posts', { rateLimited: 0.3, retryAfterS: 1 }],
    ['limits half of the posts and does not say for how long', { rateLimited: 0.5, retryAfterS: '' }],
    ['limits a third of the posts and says nonsense about how long', { rateLimited: 0.3, retryAfterS: 'soon' }],
    ['limits a third of the posts for less than no time', { rateLimited: 0.3, retryAfterS: -1 }],
    ['breaks before it accepts', { brokenBefore: 0.3 }],
    ['breaks after it accepted', { brokenAfter: 0.3 }],
    ['is reached through a gateway that gives up', { brokenAfter: 0.3, brokenStatus: 504 }],
    ['is reached through a gateway that gave up waiting for all of a post', { brokenAfter: 0.3, brokenStatus: 408 }],
    ['is reached through a gateway that turns posts away', { turnedAway: 0.3 }],
    ['is reached through a network that sends posts to its login', { turnedAway: 0.3, turnedAwayStatus: 302 }],
    ['says that it failed inside after it accepted', { deniedAfter: 0.3, denial: 'internal_error' }],
    ['says that it failed for good after it accepted', { deniedAfter: 0.3, denial: 'fatal_error' }],
    ['cuts connections after it accepted', { resetAfter: 0.3 }],
    ['does not answer', { hangBefore: 0.1, hangAfter: 0.1 }],
  ])('that %s gets every digest once', async (_, faults) => {
    await save(
      ...channels.map((channel, index) =>
        daily(channel, { target: { ...targetOf(channel), workspace: `T${index % 4}` } }),
      ),
    )
    await under.peer.setFaults({ ...faults, seed: 3 })

    under.moveTo(NINE + 1000)
    await under.tick()

    const keys = await under.peer.keys()
    expect([keys.length, new Set(keys).size]).toEqual([60, 60])
    expect(await under.peer.early()).toBe(0)
    expect(new Set(Object.values(await states()).map((state) => state.split(':')[0]))).toEqual(new Set(['sent']))
  })

  it('that refuses a post for a reason nobody knows is asked a few times, and an operator is told why', async () => {
    await save(daily('C1'), daily('C2'))
    await under.peer.setFaults({ gone: ['C1', 'C2'], goneAs: 'an_error_of_next_year' })

    under.moveTo(NINE + 1000)
    const ticking = under.tick()
    while (!Object.values(await states()).every((state) => state === 'planned: refused')) await briefly()
    await under.peer.setFaults({ gone: ['C2'], goneAs: 'an_error_of_next_year' })
    await ticking

    expect(Object.values(await states())).toEqual(['sent: posted', 'failed: refused'])
    expect(under.events.flatMap((event) => (event.kind === 'refused' ? [event.detail] : []))).toEqual([
      'an_error_of_next_year',
    ])
  })

  it('that limits one channel holds up no other, and is not asked again before its time', async () => {
    await save(...channels.slice(0, 20).map((channel) => daily(channel)))
    await under.peer.setFaults({ limited: ['C0'], retryAfterS: 30 })

    under.moveTo(NINE + 1000)
    await under.tickUntilPosted(19)

    const limited = await under.store.ledger.find('C0@2026-03-02T09:00:00.000Z')
    const others = (await under.deliveries()).filter(({ id }) => id !== limited?.id)
    expect(limited?.history.map(({ reason }) => reason)).toEqual(['due', 'claimed', 'rate-limited'])
    expect(limited?.actAtMs).toBeGreaterThanOrEqual(NINE + 31_000)
    expect(others.filter(({ attempts }) => attempts !== 1)).toEqual([])
    expect(await under.peer.early()).toBe(0)
  })

  it('that asks for more than a day is asked again within the longest wait, and the ledger says until when', async () => {
    await save(daily('C1'), daily('C2'))
    await under.peer.setFaults({ limited: ['C1'], retryAfterS: 99_999 })

    under.moveTo(NINE + 1000)
    await under.tickUntilPosted(1)
    while (!(await states())['C1@2026-03-02T09:00:00.000Z']?.endsWith('rate-limited')) await briefly()

    const limited = await under.store.ledger.find('C1@2026-03-02T09:00:00.000Z')
    expect(limited?.actAtMs).toBeGreaterThan(NINE + LONGEST_ASKED_WAIT_MS)
    expect(limited?.actAtMs).toBeLessThan(NINE + 2 * LONGEST_ASKED_WAIT_MS)
  })

  it('that has no such channel any more lets its subscriptions rest, and tells whoever made them once', async () => {
    await save(daily('C1'), daily('C2'), daily('C1b', { target: targetOf('C1') }))
    await under.peer.setFaults({ gone: ['C1'] })

    under.moveTo(NINE + 1000)
    await under.tick()
    under.moveTo(NINE + DAY + 1000)
    await under.tick()

    const { readable: paused } = await under.store.subscriptions.ofTarget(targetOf('C1'))
    expect(paused.map(({ subscription }) => subscription.pause?.reason)).toEqual(['target-gone', 'target-gone'])
    expect((await under.peer.keys()).filter((key) => key !== '')).toEqual([
      'C2@2026-03-02T09:00:00.000Z',
      'C2@2026-03-03T09:00:00.000Z',
    ])
    const calls = await under.peer.calls()
    const told = calls.filter(({ fields }) => fields.channel === 'U1')
    expect(told).toHaveLength(1)
    expect(told.flatMap(callMistakes)).toEqual([])
    expect(String(told[0]?.fields.blocks)).toMatch(
      /"channel_id":"C1".*its digests are paused\. Write “\/invite @Briefing Bot”.*Every day 9:00/,
    )
    expect(told[0]?.fields.text).toMatch(/^<#C1> I cannot post there, so its digests are paused\. .*“resume”\.$/)
    expect(Object.values(await states()).filter((state) => state === 'failed: target-gone').length).toBeGreaterThan(0)
  })
})
