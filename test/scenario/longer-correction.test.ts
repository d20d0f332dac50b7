import type { Engine } from '../../adapters/compose.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import { type DeliveryContent, isPageKey, type Store, type SubscriptionOptions, type Target } from '../../src/index.ts'
import { deliveryOf, MINUTE, NINE, restingOf } from '../contract/examples.ts'
import type { PeerPost } from '../peer/peer.ts'
import { composeCorrected, CORRECTED_PACK as PACK } from './corrected-engine.ts'
import { briefly, type DeliveryUnderTest, deliverToPeer } from './delivery-under-test.ts'
import { introduce } from './teams-at-peer.ts'

const ITEMS = ['value-3-trillion', 'two-flaws']
const HOUR = 60 * MINUTE
/** Longer than a page of either platform with what stands there already. */
const LONG = 'What was said of it was wrong, and we are sorry. '.repeat(170)

let store: Store
let before: DeliveryUnderTest
let corrected: Engine

beforeAll(async () => {
  const corrections = ITEMS.map((item) => ({
    id: item,
    item,
    kind: 'withdrawn',
    on: '2026-03-03',
    say: { en: LONG, 'zh-Hans': '有误。', 'zh-Hant': '有誤。' },
  }))
  corrected = await composeCorrected(corrections)
})

afterAll(() => corrected.close())

beforeEach(async () => {
  store = openTemporaryStore()
  before = await deliverToPeer(NINE - 10 * MINUTE, store, { teams: { mayRead: true } })
})

afterEach(() => before.close())

const CONTENT: DeliveryContent = {
  edition: 1,
  items: ITEMS.map((item) => `${PACK}/${item}`),
  layout: 'flat',
  message: {
    language: 'en',
    summary: 'Two items.',
    blocks: ITEMS.map((item, index) => ({
      kind: 'item',
      number: index + 1,
      content: [{ kind: 'text', text: item, emphasis: 'none' }],
      details: [],
      actions: [],
    })),
  },
}

/** Posts a digest of one page. */
async function postShort(
  target: Target,
  options: Pick<SubscriptionOptions, 'whenUnsure'> = { whenUnsure: 'at-most-once' },
): Promise<string> {
  if (target.platform === 'teams') await introduce(store, target, before.peer.url)
  const planned = deliveryOf({ subscription: 'a', target, content: CONTENT })
  await store.subscriptions.restore([restingOf({ id: 'a', target, options })])
  await store.ledger.add([planned])
  before.moveTo(NINE + 1000)
  await before.tick()
  await before.stopDelivering()
  expect(await store.ledger.find(planned.id)).toMatchObject({ state: 'sent', following: [] })
  return planned.id
}

function restart(nowMs: number): Promise<DeliveryUnderTest> {
  return deliverToPeer(nowMs, store, { peer: before.peer, engine: corrected, teams: { mayRead: true } })
}

async function pagesPosted(id: string): Promise<readonly PeerPost[]> {
  return (await before.peer.posts()).filter(({ key }) => isPageKey(key, id))
}

describe.each(['slack', 'teams'])('a correction that makes a post in %s longer', (platform) => {
  const target: Target = { platform, workspace: 'T1', channel: 'C1' }

  it('posts what has no room in its thread, each page once, and the ledger knows where it stands', async () => {
    const id = await postShort(target)

    const after = await restart(NINE + HOUR)
    await after.tick()
    await after.stopDelivering()

    const pages = await pagesPosted(id)
    const stored = await store.ledger.find(id)
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.map(({ key }) => key)).toEqual(pages.map((_, page) => (page === 0 ? id : `${id}/${page + 1}`)))
    expect(stored?.following).toEqual(pages.slice(1).map(({ ts }) => ts))
    expect((await before.peer.posts()).filter(({ key }) => key.includes('#'))).not.toEqual([])
  })

  it('takes each of them from the limits of the channel', async () => {
    const taken: string[] = []
    const counting = {
      ...store,
      limits: {
        ...store.limits,
        take: async (...[rates, nowMs]: Parameters<Store['limits']['take']>) => {
          const waitMs = await store.limits.take(rates, nowMs)
          if (waitMs === 0) taken.push(...rates.map(({ key }) => key))
          return waitMs
        },
      },
    }
    await postShort(target)
    const posted = (await before.peer.posts()).length

    const after = await deliverToPeer(NINE + HOUR, counting, {
      peer: before.peer,
      engine: corrected,
      teams: { mayRead: true },
    })
    await after.tick()
    await after.stopDelivering()

    const more = (await before.peer.posts()).length - posted
    expect(taken.filter((key) => key === `${platform}/T1/C1`).length).toBeGreaterThanOrEqual(more)
  })

  it.each([{ hangAfter: 0.5 }, { resetAfter: 0.5 }, { rateLimited: 0.5 }])(
    'has every page once where the platform is in trouble: %j',
    async (faults) => {
      const id = await postShort(target)
      await before.peer.setFaults({ ...faults, seed: 3 })

      const after = await restart(NINE + HOUR)
      await after.tick()
      await after.stopDelivering()

      const keys = (await pagesPosted(id)).map(({ key }) => key)
      expect(keys.length).toBeGreaterThan(1)
      expect(new Set(keys).size).toBe(keys.length)
      expect((await store.ledger.find(id))?.following).toEqual((await pagesPosted(id)).slice(1).map(({ ts }) => ts))
    },
  )

  it('posts nothing twice when a worker dies over a page', async () => {
    const id = await postShort(target)
    await before.peer.setFaults({ hangAfter: 1 })
    const killed = await restart(NINE + HOUR)
    const ticking = killed.tick()
    while ((await pagesPosted(id)).length < 2) await briefly()
    expect((await store.ledger.find(id))?.following).toEqual([''])
    await before.peer.setFaults({})
    await ticking
    await killed.stopDelivering()

    const keys = (await pagesPosted(id)).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect((await store.ledger.find(id))?.following).not.toContain('')
  })

  it('posts no page whose answer was lost again before somebody has looked for it', async () => {
    const id = await postShort(target)
    await before.peer.setFaults({ resetAfter: 1, lookUpStatus: 503 })
    const after = await restart(NINE + HOUR)
    const ticking = after.tick()
    // two corrections of the post ask at first, and when its page has had its time; then they ask again
    while (unseenIn(after) < 6) await briefly()
    await before.peer.setFaults({})
    await ticking
    await after.stopDelivering()

    const pages = await pagesPosted(id)
    expect(pages.map(({ key }) => key)).toEqual([id, `${id}/2`])
    expect(await store.ledger.find(id)).toMatchObject({ state: 'sent', following: [pages[1]?.ts] })
  })

  it('leaves such a page at that where the bot may not look, and the ledger says so once', async () => {
    const id = await postShort(target)
    await before.peer.setFaults({ resetAfter: 1, noLookUp: true })
    const after = await restart(NINE + HOUR)
    await after.tick()
    await after.stopDelivering()

    const stored = await store.ledger.find(id)
    expect((await pagesPosted(id)).map(({ key }) => key)).toEqual([id, `${id}/2`])
    expect(stored).toMatchObject({ state: 'unknown', following: [''] })
    expect(stored?.history.map(({ reason }) => reason).filter((reason) => reason === 'posted-in-part')).toHaveLength(1)
    expect(after.events.filter((event) => event.kind === 'changed' && event.delivery.id === id)).toHaveLength(1)
  })

  it('posts such a page again there for a channel that wants it rather twice than not at all', async () => {
    const id = await postShort(target, { whenUnsure: 'at-least-once' })
    await before.peer.setFaults({ resetAfter: 1, noLookUp: true })
    const after = await restart(NINE + HOUR)
    const ticking = after.tick()
    while ((await pagesPosted(id)).length < 3) await briefly()
    await before.peer.setFaults({ noLookUp: true })
    await ticking
    await after.stopDelivering()

    const pages = await pagesPosted(id)
    expect(await store.ledger.find(id)).toMatchObject({ state: 'sent', following: [pages.at(-1)?.ts] })
  })
})

/** How many look-ups did not look. */
function unseenIn({ events }: DeliveryUnderTest): number {
  return events.filter(({ kind }) => kind === 'look-up-unavailable').length
}
