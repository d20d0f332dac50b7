import type { Engine } from '../../adapters/compose.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import { type Delivery, isPageKey, type Store, type Target } from '../../src/index.ts'
import { callMistakes } from '../adapters/slack/validate-calls.ts'
import { MINUTE, NINE, subscriptionOf } from '../contract/examples.ts'
import type { PeerCall } from '../peer/peer.ts'
import { composeCorrected, CORRECTED_PACK as PACK } from './corrected-engine.ts'
import { type DeliveryUnderTest, deliverToPeer } from './delivery-under-test.ts'

const HOUR = 60 * MINUTE

let store: Store
let before: DeliveryUnderTest
let corrected: Engine

beforeAll(async () => {
  const says = (text: string) => ({ en: `${text} was wrong.`, 'zh-Hans': `${text}有误。`, 'zh-Hant': `${text}有誤。` })
  const corrections = [
    { id: 'value', item: 'value-3-trillion', kind: 'withdrawn', on: '2026-03-03', say: says('The figure') },
    { id: 'flaws', item: 'two-flaws', kind: 'corrected', on: '2026-03-03', say: says('The wording <!channel> *x*') },
  ]
  corrected = await composeCorrected(corrections)
})

afterAll(() => corrected.close())

beforeEach(async () => {
  store = openTemporaryStore()
  before = await deliverToPeer(NINE - 10 * MINUTE, store)
})

afterEach(() => before.close())

function targetOf(channel: string): Target {
  return { platform: 'slack', workspace: 'T1', channel }
}

/** Digests in three languages, one of them with its details in a thread, each posted once. */
async function postDigests(): Promise<readonly Delivery[]> {
  const wishes = [
    { id: 'C1', options: { language: 'en' } },
    { id: 'C2', options: { language: 'zh-Hans' } },
    { id: 'C3', options: { language: 'zh-Hant', layout: 'thread' } },
  ] as const
  for (const { id, options } of wishes) {
    await store.subscriptions.save([subscriptionOf({ id, target: targetOf(id), options: { items: 10, ...options } })])
  }
  before.moveTo(NINE + 1000)
  await before.tick()
  await before.stopDelivering()
  return await before.deliveries()
}

async function restart(nowMs: number): Promise<DeliveryUnderTest> {
  const after = await deliverToPeer(nowMs, store, { peer: before.peer, engine: corrected })
  await after.tick()
  return after
}

function updatesIn(calls: readonly PeerCall[], channel: string): readonly PeerCall[] {
  return calls.filter(({ path: name, fields }) => name.endsWith('chat.update') && fields.channel === channel)
}

function textOf(call: PeerCall | undefined): string {
  return String(call?.fields.blocks)
}

describe('an item that its editor withdraws or corrects', () => {
  it('is put right in every posted copy, with a note in its thread, once across restarts', async () => {
    const posted = await postDigests()

    const first = await restart(NINE + HOUR)
    await first.stopDelivering()
    const second = await restart(NINE + 2 * HOUR)
    await second.stopDelivering()

    const calls = await before.peer.calls()
    const posts = await before.peer.posts()
    expect(posted.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
    for (const { id, target, post = '', content } of posted) {
      const notes = posts.filter(
        ({ channel, thread, key }) => channel === target.channel && thread === post && !isPageKey(key, id),
      )
      expect(notes.map(({ key }) => key).toSorted()).toEqual([`${id}#${PACK}/flaws`, `${id}#${PACK}/value`])
      const updated = updatesIn(calls, target.channel)
      expect(updated.map(({ fields }) => fields.ts)).toContain(post)
      const shown = updated.slice(-2).map(textOf).join()
      expect(shown).toMatch(/Withdrawn on 3 March 2026|2026年3月3日撤回/)
      expect(shown).toMatch(/Corrected on 3 March 2026|2026年3月3日更正/)
      expect(JSON.stringify(content?.message)).toMatch(/3 trillion|3 万亿|3 萬億/)
      expect(shown).not.toMatch(/3 trillion|3 万亿|3 萬億/)
    }
    expect(calls.flatMap(callMistakes)).toEqual([])
  })

  it('changes what follows a parent in its thread, where that is', async () => {
    const posted = await postDigests()
    const threaded = posted.find(({ target }) => target.channel === 'C3')

    const after = await restart(NINE + HOUR)
    await after.stopDelivering()

    const updated = updatesIn(await before.peer.calls(), 'C3').map(({ fields }) => fields.ts)
    expect(threaded?.following).toHaveLength(1)
    expect(new Set(updated)).toEqual(new Set([threaded?.post, ...(threaded?.following ?? [])]))
  })

  it('leaves no note beneath what was posted after it came, whose pages say it rightly', async () => {
    const options = { language: 'en', items: 10, layout: 'thread' } as const
    await store.subscriptions.save([subscriptionOf({ id: 'C4', target: targetOf('C4'), options })])

    const after = await restart(NINE + 1000)
    await after.tick()
    await after.stopDelivering()

    const [posted] = await store.ledger.ofTarget(targetOf('C4'), 1)
    expect(posted?.content?.items).toContain(`${PACK}/two-flaws`)
    expect(posted).toMatchObject({ state: 'sent', pages: 2 })
    expect((await before.deliveries()).map(({ id }) => id)).toEqual([posted?.id])
  })

  it('leaves its note once although the platform does not say that it arrived', async () => {
    const [posted] = await postDigests()
    await before.peer.setFaults({ hangAfter: 1 })
    const lost = await deliverToPeer(NINE + HOUR, store, { peer: before.peer, engine: corrected })
    await lost.tickUntilPosted((await before.peer.keys()).length + 6)
    await before.peer.setFaults({})
    await lost.tick()
    await lost.stopDelivering()

    const keys = await before.peer.keys()
    const notes = keys.filter((key) => key.includes('#'))
    expect(new Set(notes).size).toBe(notes.length)
    expect(notes).toHaveLength(6)
    expect((await store.ledger.find(`${posted?.id}#${PACK}/value`))?.history.at(-1)?.reason).toBe('found')
  })

  it('is told in the thread where the post can be changed no more, also of a digest that was ended', async () => {
    await postDigests()
    await store.subscriptions.remove(['C1'])
    await before.peer.setFaults({ unchangeable: ['C1'] })

    const after = await restart(NINE + HOUR)
    await after.stopDelivering()

    const notes = (await before.peer.posts()).filter(({ channel, key }) => channel === 'C1' && key.includes('#'))
    expect(notes).toHaveLength(2)
  })

  it('is in no edition any more, and hostile words of its note are shown as they are', async () => {
    await postDigests()
    const after = await restart(NINE + 24 * HOUR + 1000)
    await after.stopDelivering()

    const calls = await before.peer.calls()
    const items = (await after.deliveries()).flatMap(({ dueAtMs, content }) =>
      dueAtMs > NINE ? (content?.items ?? []) : [],
    )
    const note = calls.find((call) => textOf(call).includes('<!channel> *x*'))
    expect(items).not.toContain(`${PACK}/value-3-trillion`)
    expect(String(note?.fields.text)).toContain('&lt;!channel&gt;')
    expect(note?.fields.parse).toBe('none')
  })
})
