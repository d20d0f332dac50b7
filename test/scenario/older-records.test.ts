import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createSlackPlatform } from '../../adapters/slack/client.ts'
import { readDelivery } from '../../adapters/storage/records/delivery-record.ts'
import type { Delivery, DeliveryState, Platform, Target } from '../../src/index.ts'
import { deliveryOf, MINUTE, NINE, restingOf } from '../contract/examples.ts'
import { pagedContent } from '../peer/paged-content.ts'
import { type DeliveryUnderTest, deliverToPeer } from './delivery-under-test.ts'
import { introduce, teamsAtPeer } from './teams-at-peer.ts'

const PAGES = 3
const FILE = path.join(__dirname, '../fixtures/deliveries/before-pages.json')
/** What the last version wrote that posted all pages in one go, and kept none of them but the first. */
const KEPT: readonly Kept[] = JSON.parse(readFileSync(FILE, 'utf8'))
const STATES: readonly DeliveryState[] = ['sending', 'unknown']

interface Kept extends Pick<Delivery, 'id' | 'state' | 'dueAtMs' | 'actAtMs' | 'version'> {
  readonly record: string
}

let under: DeliveryUnderTest

beforeEach(async () => {
  under = await deliverToPeer(NINE - 10 * MINUTE, undefined, { teams: { mayRead: true } })
})

afterEach(() => under.close())

function platformOf(id: string): Platform {
  const { store, peer } = under
  if (id === 'teams') return teamsAtPeer({ mayRead: true }, { store, peerUrl: peer.url, timeoutMs: 400 })
  return createSlackPlatform({
    apiUrl: `${peer.url}/api/`,
    tokenOf: async () => 'xoxb-test',
    patiently: (call) => call(),
    timeoutMs: 400,
    settleMs: 0,
  })
}

/** A delivery as that version left it when it ended. */
async function leave(state: DeliveryState, target: Target): Promise<Delivery> {
  const kept = KEPT.find((one) => one.state === state)
  if (kept === undefined) throw new Error(`nothing was kept as ${state}`)
  const { record, ...head } = kept
  if (target.platform === 'teams') await introduce(under.store, target, under.peer.url)
  await under.store.subscriptions.restore([restingOf({ id: state, target })])
  const content = pagedContent('a', PAGES)
  const delivery = { ...deliveryOf({}), ...head, ...readDelivery(kept.id, record), target, content }
  await under.store.ledger.add([delivery])
  return delivery
}

/** Posts the first of its pages as that version did, all of them by one key. */
async function postBefore({ id: key, target, content }: Delivery, pages: number): Promise<void> {
  if (content === undefined) throw new Error('nothing was fixed')
  let thread: string | undefined
  for (let page = 0; page < pages; page++) {
    const said = { message: content.message, layout: content.layout ?? 'flat' }
    const outcome = await platformOf(target.platform).post({ ...said, target, key, page, thread })
    if (outcome.kind !== 'posted') throw new Error('the peer took no post')
    thread ??= outcome.post
  }
}

/** How often each paragraph arrived. */
async function times(): Promise<readonly number[]> {
  const marks = (await under.peer.posts()).flatMap((post) => post.marks)
  return pagedContent('a', PAGES).message.blocks.map(
    (_, index) => marks.filter((mark) => mark === `mark:a-${index}`).length,
  )
}

async function only(): Promise<Delivery | undefined> {
  return (await under.deliveries())[0]
}

describe('a digest of several pages that a version left which did not count them', () => {
  it.each(STATES.flatMap((state) => [0, 1, 2, 3].map((pages) => [state, pages] as const)))(
    'in Slack, %s and %i of its pages there, is made whole, and nothing of it is there twice',
    async (state, pages) => {
      const delivery = await leave(state, { platform: 'slack', workspace: 'T1', channel: 'C1' })
      await postBefore(delivery, pages)

      under.moveTo(NINE + MINUTE)
      await under.tick()

      expect(new Set(await times())).toEqual(new Set([1]))
      expect(await only()).toMatchObject({ state: 'sent', pages: PAGES, page: PAGES })
      expect((await only())?.following).toHaveLength(PAGES - 1)
    },
  )

  it.each([1, 2, 3])('in Teams, %i of its pages there, is said to have arrived in part', async (pages) => {
    const delivery = await leave('sending', { platform: 'teams', workspace: 'T1', channel: 'C1' })
    await postBefore(delivery, pages)

    under.moveTo(NINE + MINUTE)
    await under.tick()

    expect(Math.max(...(await times()))).toBe(1)
    expect((await only())?.history.at(-1)).toMatchObject({ state: 'unknown', reason: 'posted-in-part' })
  })
})
