import type { ScheduledSubscription } from '../../src/index.ts'
import {
  deliveryOf,
  HOSTILE_IDS,
  MINUTE,
  NINE,
  planOf,
  restingOf,
  type SubscriptionParts,
  subscriptionOf,
  TARGET,
} from './examples.ts'
import type { OpenStores } from './open-stores.ts'

const NONE = { readable: [], unreadable: [] }

function idsOf(entries: readonly ScheduledSubscription[]): readonly string[] {
  return entries.map(({ subscription }) => subscription.id)
}

/** What every store does for subscriptions. */
export function subscriptionStoreContract(name: string, openStores: OpenStores): void {
  describe(`${name} as a store of subscriptions`, () => {
    it.each<[string, SubscriptionParts]>([
      ['a usual one', {}],
      [
        'one with every option',
        {
          options: {
            topics: ['risks', '"'],
            packs: ['p'],
            language: 'zh-Hant',
            items: 1,
            layout: 'thread',
            whenNothingNew: 'revisit',
            catchUp: 'merge',
            maxAgeMs: 1,
            whenUnsure: 'at-least-once',
          },
        },
      ],
      ['a paused one', { pause: { untilMs: NINE, reason: 'asked' } }],
      ['one whose channel is gone', { pause: { untilMs: undefined, reason: 'target-gone' } }],
      ['one by somebody with a strange id', { createdBy: '\0"\ud800', target: { ...TARGET, channel: '/\0\ud800' } }],
    ])('gives back %s as it was', async (_, parts) => {
      const [store, other] = await openStores(2)
      const entry = subscriptionOf(parts)

      const isSaved = await store.subscriptions.save([entry])

      expect(isSaved).toBe(true)
      expect(await other?.subscriptions.find('s1')).toEqual(entry)
    })

    it('finds nothing where nothing is', async () => {
      const [{ subscriptions }] = await openStores(1)

      expect(await subscriptions.find('s1')).toBeUndefined()
      expect(await subscriptions.ofTarget(TARGET)).toEqual(NONE)
      expect(await subscriptions.ofWorkspace(TARGET, 10)).toEqual(NONE)
      expect((await subscriptions.due(NINE, 10)).readable).toEqual([])
      expect(await subscriptions.page('', 10)).toEqual({ ...NONE, last: undefined })
      expect(await subscriptions.count()).toBe(0)
    })

    it('replaces a version by the next, and by no other', async () => {
      const [{ subscriptions }] = await openStores(1)
      const save = (version: number, createdBy: string) => subscriptions.save([subscriptionOf({ version, createdBy })])

      const saved = [await save(2, 'a'), await save(1, 'b'), await save(1, 'c'), await save(2, 'd'), await save(2, 'e')]

      expect(saved).toEqual([false, true, false, true, false])
      expect((await subscriptions.find('s1'))?.subscription.createdBy).toBe('d')
    })

    it('makes several changes all or none', async () => {
      const [{ subscriptions }] = await openStores(1)
      const both = (version: number) => ['a', 'b'].map((id) => subscriptionOf({ id, version }))
      await subscriptions.save(both(1))
      await subscriptions.save([subscriptionOf({ id: 'b', version: 2 })])

      const late = await subscriptions.save([...both(2), subscriptionOf({ id: 'c' })])
      const inTime = await subscriptions.save([subscriptionOf({ id: 'a', version: 2 }), subscriptionOf({ id: 'c' })])

      expect([late, inTime]).toEqual([false, true])
      const versions = (await subscriptions.page('', 9)).readable.map(
        ({ subscription: { id, version } }) => `${id}${version}`,
      )
      expect(versions).toEqual(['a2', 'b2', 'c1'])
      await subscriptions.remove(['a', 'c', 'never there'])
      expect(idsOf((await subscriptions.page('', 9)).readable)).toEqual(['b'])
    })

    it('lets one of many changes at once win', async () => {
      const stores = await openStores(5)
      await stores[0].subscriptions.save([subscriptionOf({})])

      const saved = await Promise.all(
        stores.map(({ subscriptions }, index) =>
          subscriptions.save([subscriptionOf({ version: 2, createdBy: String(index) })]),
        ),
      )

      expect(saved.filter((isSaved) => isSaved)).toHaveLength(1)
      expect((await stores[0].subscriptions.find('s1'))?.subscription.createdBy).toBe(String(saved.indexOf(true)))
    })

    it('lists those of a channel, oldest first, and those of a workspace by channel', async () => {
      const [{ subscriptions }] = await openStores(1)
      const put = (id: string, workspace: string, channel: string, createdAtMs: number) =>
        subscriptions.save([subscriptionOf({ id, target: { platform: 'peer', workspace, channel }, createdAtMs })])
      await put('a', 'T1', 'C2', 3)
      await put('b', 'T1', 'C1', 2)
      await put('c', 'T1', 'C1', 1)
      await put('d', 'T10', 'C1', 1)
      await put('e', 'T1/', 'C1', 1)
      await put('f', '', 'C1', 1)

      expect(idsOf((await subscriptions.ofTarget(TARGET)).readable)).toEqual(['c', 'b'])
      expect(idsOf((await subscriptions.ofWorkspace(TARGET, 10)).readable)).toEqual(['c', 'b', 'a'])
      expect(idsOf((await subscriptions.ofWorkspace(TARGET, 2)).readable)).toEqual(['c', 'b'])
      expect(idsOf((await subscriptions.ofWorkspace({ platform: 'peer', workspace: '' }, 9)).readable)).toEqual(['f'])
    })

    it('forgets a removed one, its due time and its place in the channel', async () => {
      const [{ subscriptions }] = await openStores(1)
      await subscriptions.save([subscriptionOf({})])

      await subscriptions.remove(['s1'])
      await subscriptions.remove(['never there'])

      expect(await subscriptions.find('s1')).toBeUndefined()
      expect((await subscriptions.due(NINE, 10)).readable).toEqual([])
      expect(await subscriptions.ofTarget(TARGET)).toEqual(NONE)
      expect(await subscriptions.count()).toBe(0)
    })

    it('gives what is due, earliest first, and no more than was asked for', async () => {
      const [{ subscriptions }] = await openStores(1)
      await subscriptions.save([subscriptionOf({ id: 'later', dueAtMs: NINE + 1 })])
      await subscriptions.save([subscriptionOf({ id: 'now', dueAtMs: NINE })])
      await subscriptions.save([subscriptionOf({ id: 'before', dueAtMs: NINE - 1 })])
      await subscriptions.save([restingOf({ id: 'never' })])

      expect(idsOf((await subscriptions.due(NINE, 10)).readable)).toEqual(['before', 'now'])
      expect(idsOf((await subscriptions.due(NINE, 1)).readable)).toEqual(['before'])
      expect((await subscriptions.due(NINE, 1)).readable[0]?.dueAtMs).toBe(NINE - 1)
    })

    it('moves the due time with a change, and takes it away from one that rests', async () => {
      const [{ subscriptions }] = await openStores(1)
      await subscriptions.save([subscriptionOf({})])

      await subscriptions.save([subscriptionOf({ version: 2, dueAtMs: NINE + MINUTE })])
      const early = (await subscriptions.due(NINE, 10)).readable
      await subscriptions.save([restingOf({ version: 3 })])
      const never = (await subscriptions.due(NINE + MINUTE, 10)).readable

      expect([early, never]).toEqual([[], []])
    })

    it('plans a due one: its deliveries are in the ledger, and it is due next', async () => {
      const [{ subscriptions, ledger }] = await openStores(1)
      const entry = subscriptionOf({})
      await subscriptions.save([entry])

      const counted = await subscriptions.plan([planOf(entry)])

      expect(counted).toEqual([true])
      expect(await ledger.find(deliveryOf({}).id)).toEqual(deliveryOf({}))
      expect((await subscriptions.due(NINE, 10)).readable).toEqual([])
      expect(await subscriptions.find('s1')).toEqual({ ...entry, dueAtMs: NINE + 1440 * MINUTE })
    })

    it('counts a plan only while the due time that was read stands', async () => {
      const [{ subscriptions, ledger }] = await openStores(1)
      const entry = subscriptionOf({})
      await subscriptions.save([entry])
      await subscriptions.save([subscriptionOf({ version: 2, dueAtMs: NINE + MINUTE })])

      const counted = await subscriptions.plan([planOf(entry), planOf(subscriptionOf({ id: 'gone' }))])

      expect(counted).toEqual([false, false])
      expect((await ledger.page('', 10)).readable).toEqual([])
      expect((await subscriptions.find('s1'))?.dueAtMs).toBe(NINE + MINUTE)
    })

    it('ends a schedule, and plans without a delivery', async () => {
      const [{ subscriptions, ledger }] = await openStores(1)
      await subscriptions.save([subscriptionOf({})])

      const counted = await subscriptions.plan([
        { subscription: 's1', dueAtMs: NINE, nextDueAtMs: undefined, deliveries: [] },
      ])

      expect(counted).toEqual([true])
      expect((await subscriptions.find('s1'))?.dueAtMs).toBeUndefined()
      expect((await ledger.page('', 10)).readable).toEqual([])
    })

    it('leaves a delivery that the ledger has as it is there', async () => {
      const [{ subscriptions, ledger }] = await openStores(1)
      const entry = subscriptionOf({})
      const known = deliveryOf({ state: 'sent', actAtMs: undefined, post: 'p' })
      await subscriptions.save([entry])
      await ledger.add([known])

      const counted = await subscriptions.plan([planOf(entry)])

      expect(counted).toEqual([true])
      expect(await ledger.find(known.id)).toEqual(known)
    })

    it('counts every plan once when five claim the same at once', async () => {
      const stores = await openStores(5)
      const entries = Array.from({ length: 600 }, (_, index) => subscriptionOf({ id: `s${index}` }))
      await Promise.all(entries.map((entry) => stores[0].subscriptions.save([entry])))

      const counted = await Promise.all(
        stores.map(async ({ subscriptions }) => {
          const due = (await subscriptions.due(NINE, 1000)).readable
          return await subscriptions.plan(due.map(planOf))
        }),
      )

      const times = entries.map((_, index) => counted.filter((one) => one[index] === true).length)
      expect(new Set(times)).toEqual(new Set([1]))
      expect((await stores[0].ledger.counts()).planned).toBe(600)
    })

    it('pages through all in one order, without a gap or a repeat', async () => {
      const [{ subscriptions }] = await openStores(1)
      const ids = Array.from({ length: 25 }, (_, index) => `s${index}`)
      await Promise.all(ids.map((id) => subscriptions.save([subscriptionOf({ id })])))

      const paged: string[] = []
      for (let times = 0; times < 4; times++)
        paged.push(...idsOf((await subscriptions.page(paged.at(-1) ?? '', 10)).readable))

      expect(paged).toEqual([...ids].sort())
      expect(await subscriptions.count()).toBe(25)
    })

    it('restores any version, and leaves what is there', async () => {
      const [{ subscriptions }] = await openStores(1)
      const there = subscriptionOf({ id: 'there' })
      const moved = subscriptionOf({ id: 'moved', version: 7 })
      await subscriptions.save([there])

      const restored = await subscriptions.restore([moved, subscriptionOf({ id: 'there', version: 9 })])

      expect(restored).toEqual(['moved'])
      expect(await subscriptions.find('moved')).toEqual(moved)
      expect(await subscriptions.find('there')).toEqual(there)
      expect(idsOf((await subscriptions.due(NINE, 9)).readable)).toHaveLength(2)
      expect(await subscriptions.save([subscriptionOf({ id: 'moved', version: 8 })])).toBe(true)
    })

    it('keeps ids apart, whatever they hold', async () => {
      const [{ subscriptions }] = await openStores(1)

      for (const id of HOSTILE_IDS)
        await subscriptions.save([subscriptionOf({ id, target: { ...TARGET, channel: id } })])

      for (const id of HOSTILE_IDS) {
        expect((await subscriptions.find(id))?.subscription.id).toBe(id)
        expect(idsOf((await subscriptions.ofTarget({ ...TARGET, channel: id })).readable)).toEqual([id])
      }
      expect([...idsOf((await subscriptions.page('', 100)).readable)].sort()).toEqual([...HOSTILE_IDS].sort())
      expect([...idsOf((await subscriptions.due(NINE, 100)).readable)].sort()).toEqual([...HOSTILE_IDS].sort())
    })
  })
}
