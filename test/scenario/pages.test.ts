import type { Delivery, SubscriptionOptions, Target } from '../../src/index.ts'
import { deliveryOf, MINUTE, NINE, restingOf } from '../contract/examples.ts'
import { pagedContent } from '../peer/paged-content.ts'
import type { PeerFaults, PeerPost } from '../peer/peer.ts'
import { briefly, type DeliveryUnderTest, deliverToPeer } from './delivery-under-test.ts'
import { introduce } from './teams-at-peer.ts'

const PAGES = 3
/** The pace is kept where posts are sent from: on its way one may take longer than the next, on a busy machine above all. */
const ON_THE_WAY_MS = 500
const PLATFORMS = ['slack', 'teams'] as const
type PlatformId = (typeof PLATFORMS)[number]

let under: DeliveryUnderTest

afterEach(() => under.close())

async function start(mayRead = true): Promise<void> {
  under = await deliverToPeer(NINE - 10 * MINUTE, undefined, { teams: { mayRead } })
}

/** A digest of three pages in a channel, planned for nine, with an edition that is fixed already. */
async function plan(id: string, target: Target, options: Partial<SubscriptionOptions> = {}): Promise<void> {
  if (target.platform === 'teams') await introduce(under.store, target, under.peer.url)
  await under.store.subscriptions.restore([restingOf({ id, target, options })])
  await under.store.ledger.add([deliveryOf({ subscription: id, target, content: pagedContent(id, PAGES) })])
}

function targetOf(platform: PlatformId, channel = 'C1'): Target {
  return { platform, workspace: 'T1', channel }
}

/** How often each paragraph of a digest arrived: once each, when every page did once. */
async function timesEach(id: string): Promise<readonly number[]> {
  const marks = (await under.peer.posts()).flatMap((post) => post.marks)
  const own = marks.filter((mark) => mark.startsWith(`mark:${id}-`))
  const count = pagedContent(id, PAGES).message.blocks.length
  return Array.from({ length: count }, (_, index) => own.filter((mark) => mark === `mark:${id}-${index}`).length)
}

const IDS = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6']
const ONCE = Array.from({ length: pagedContent('any', PAGES).message.blocks.length }, () => 1)

async function only(): Promise<Delivery> {
  const [delivery] = await under.deliveries()
  if (delivery === undefined) throw new Error('nothing was planned')
  return delivery
}

async function reasons(subscription: string): Promise<readonly string[]> {
  const found = (await under.deliveries()).find((delivery) => delivery.subscription === subscription)
  return found?.history.map(({ reason }) => reason) ?? []
}

function gapsOf(posts: readonly PeerPost[]): readonly number[] {
  return posts.slice(1).map(({ atMs }, index) => atMs - (posts[index]?.atMs ?? 0))
}

describe.each(PLATFORMS)('a digest of several pages in %s', (platform) => {
  it('is posted page by page, each with a key of its own, and the ledger knows where each stands', async () => {
    await start()
    await plan('a', targetOf(platform))

    under.moveTo(NINE + 1000)
    await under.tick()

    const posts = await under.peer.posts()
    const { id, state, post, following, attempts } = await only()
    expect(await timesEach('a')).toEqual(ONCE)
    expect(posts.map(({ key }) => key)).toEqual([id, `${id}/2`, `${id}/3`])
    expect({ state, post, following, attempts }).toEqual({
      state: 'sent',
      post: posts[0]?.ts,
      following: posts.slice(1).map(({ ts }) => ts),
      attempts: PAGES,
    })
    const threads = posts.map(({ thread, channel }) => thread || channel.split('=')[1])
    expect(threads).toEqual([undefined, post, post])
  })

  it('is nobody’s to take over between its pages, however long they take together', async () => {
    await start()
    await plan('a', targetOf(platform))
    // three answers of this length, and the pace, take longer than an attempt is held
    await under.peer.setFaults({ delayMs: 350 })

    under.moveTo(NINE + 1000)
    const ticking = under.tick()
    while ((await only()).state !== 'sent') await under.tick()
    await ticking

    const page = ['claimed', 'page-posted']
    expect((await only()).history.map(({ reason }) => reason)).toEqual(['due', ...page, ...page, 'claimed', 'posted'])
    expect(await timesEach('a')).toEqual(ONCE)
  })

  it.each<[what: string, faults: Partial<PeerFaults>]>([
    ['cuts connections after it accepted', { resetAfter: 0.3 }],
    ['breaks before it accepts', { brokenBefore: 0.3 }],
    ['does not answer', { hangBefore: 0.15, hangAfter: 0.15 }],
    ['limits a third of the posts', { rateLimited: 0.3, retryAfterS: 1 }],
  ])('has every page once where the platform %s', async (_, faults) => {
    await start()
    for (const id of IDS) await plan(id, targetOf(platform, id.toUpperCase()))
    await under.peer.setFaults({ ...faults, seed: 5 })

    under.moveTo(NINE + 1000)
    await under.tick()

    expect(await Promise.all(IDS.map(timesEach))).toEqual(IDS.map(() => ONCE))
    expect((await under.deliveries()).map(({ state, following }) => [state, following.length])).toEqual(
      IDS.map(() => ['sent', PAGES - 1]),
    )
    expect(await under.peer.early()).toBe(0)
  })

  it('is posted to its end although its subscription is ended meanwhile', async () => {
    await start()
    await plan('a', targetOf(platform))
    await under.peer.setFaults({ delayMs: 200 })

    under.moveTo(NINE + 1000)
    await under.tickUntilPosted(1)
    await under.store.subscriptions.remove(['a'])
    await under.tick()

    expect(await timesEach('a')).toEqual(ONCE)
    expect((await only()).state).toBe('sent')
  })

  it('keeps others from its channel where one of its later pages is told to wait', async () => {
    await start()
    const target = targetOf(platform)
    await plan('a', target)
    under.moveTo(NINE + 1000)
    await under.tickUntilPosted(1)
    await under.peer.setFaults({ limited: [target.channel], retryAfterS: 3 })
    while (!(await reasons('a')).includes('rate-limited')) await briefly()
    await under.peer.setFaults({})
    await under.store.subscriptions.restore([restingOf({ id: 'b', target })])
    await under.store.ledger.add([deliveryOf({ subscription: 'b', target, content: pagedContent('b', PAGES) })])
    await under.tick()

    expect([await timesEach('a'), await timesEach('b')]).toEqual([ONCE, ONCE])
    expect(await under.peer.early()).toBe(0)
  })
})

describe('a clock that is set back by hours between two pages', () => {
  it('keeps the second page waiting for no longer', async () => {
    await start()
    await plan('a', targetOf('slack'))
    under.moveTo(NINE + 1000)
    // the second page waits for the channel's pace
    void under.tick()
    while (!(await reasons('a')).includes('page-posted')) await briefly()

    under.setClock(NINE - 120 * MINUTE)
    await under.tick()

    expect(await timesEach('a')).toEqual(ONCE)
  })
})

describe('digests of several pages in one Slack channel', () => {
  it('are posted a second apart, page by page', async () => {
    await start()
    const ids = ['a', 'b']
    for (const id of ids) await plan(id, targetOf('slack'))

    under.moveTo(NINE + 1000)
    await under.tick()

    const posts = await under.peer.posts()
    expect(posts).toHaveLength(ids.length * PAGES)
    expect(gapsOf(posts).filter((gap) => gap < 1_000 - ON_THE_WAY_MS)).toEqual([])
    const [first, last] = [posts[0]?.atMs ?? 0, posts.at(-1)?.atMs ?? 0]
    expect(last - first).toBeGreaterThan((posts.length - 1) * 1_000 - ON_THE_WAY_MS)
  })
})

describe('digests of several pages in Teams, where the app may read no channel', () => {
  it('have no page twice, and the ledger says which may be missing', async () => {
    await start(false)
    for (const id of IDS) await plan(id, targetOf('teams', id.toUpperCase()))
    await under.peer.setFaults({ brokenAfter: 0.2, brokenBefore: 0.2, seed: 8 })

    under.moveTo(NINE + 1000)
    await under.tick()

    const told = await under.deliveries()
    const times = new Map(await Promise.all(IDS.map(async (id) => [id, await timesEach(id)] as const)))
    expect([...times.values()].flat().filter((time) => time > 1)).toEqual([])
    const torn = told.filter(({ subscription }) => times.get(subscription)?.includes(0))
    expect(torn.length).toBeGreaterThan(0)
    expect(torn.filter(({ state }) => state !== 'unknown')).toEqual([])
    // each that has a first page was posted to its end, and says which of the others nobody knows of
    const begun = told.filter(({ post }) => post !== undefined)
    expect(begun.map(({ page, pages, following }) => [page, pages, following.length])).toEqual(
      begun.map(() => [PAGES, PAGES, PAGES - 1]),
    )
    expect(begun.map(({ state, following }) => following.includes('') === (state === 'unknown'))).toEqual(
      begun.map(() => true),
    )
  })

  it('have every page where a subscription says rather twice than not at all', async () => {
    await start(false)
    for (const id of IDS) await plan(id, targetOf('teams', id.toUpperCase()), { whenUnsure: 'at-least-once' })
    await under.peer.setFaults({ brokenAfter: 0.2, brokenBefore: 0.2, seed: 8 })

    under.moveTo(NINE + 1000)
    await under.tick()

    const times = (await Promise.all(IDS.map(timesEach))).flat()
    expect(times.filter((time) => time === 0)).toEqual([])
    expect((await under.deliveries()).map(({ state }) => state)).toEqual(IDS.map(() => 'sent'))
  })
})
