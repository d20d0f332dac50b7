import { type ChannelMemory, DELIVERY_STATES, type Delivery, EMPTY_CHANNEL, targetKey } from '../../src/index.ts'
import { changed, contentOf, deliveryOf, HOSTILE_IDS, longMemory, MINUTE, NINE, TARGET } from './examples.ts'
import type { OpenStores } from './open-stores.ts'

const SEEN: ChannelMemory = { ...EMPTY_CHANNEL, seen: ['a', 'b'], language: 'en' }
const CHANNEL = targetKey(TARGET)

function idsOf(deliveries: readonly { readonly id: string }[]): readonly string[] {
  return deliveries.map(({ id }) => id)
}

/** What every ledger does. */
export function deliveryLedgerContract(name: string, openStores: OpenStores): void {
  describe(`${name} as a ledger`, () => {
    it.each<[string, Partial<Delivery>]>([
      ['a planned delivery', {}],
      ['one of another subscription than its id says', { id: 'any id at all', subscription: 's9@x' }],
      [
        'a sent one with its content',
        {
          state: 'sent',
          actAtMs: undefined,
          attempts: 2,
          attemptedAtMs: NINE + 1,
          post: '17.00\0"',
          missed: 3,
          content: contentOf(4),
          history: [
            { state: 'planned', atMs: NINE, reason: 'catch-up' },
            { state: 'sent', atMs: NINE + 2, reason: 'found' },
          ],
          version: 5,
        },
      ],
    ])('gives back %s as it was', async (_, parts) => {
      const [store, other] = await openStores(2)
      const delivery = deliveryOf(parts)

      const added = await store.ledger.add([delivery])

      expect(added).toEqual([delivery.id])
      expect(await other?.ledger.find(delivery.id)).toEqual(delivery)
    })

    it('knows nothing at first', async () => {
      const [{ ledger }] = await openStores(1)

      expect(await ledger.find('d')).toBeUndefined()
      expect(await ledger.actionable(NINE, 10, 0)).toEqual([])
      expect(await ledger.ofTarget(TARGET, 10)).toEqual([])
      expect(await ledger.inState('planned', 10)).toEqual([])
      expect((await ledger.page('', 10)).readable).toEqual([])
      expect(await ledger.counts()).toEqual(Object.fromEntries(DELIVERY_STATES.map((state) => [state, 0])))
      expect(await ledger.prune(NINE)).toBe(0)
    })

    it('adds what is new and leaves what is there', async () => {
      const [{ ledger }] = await openStores(1)
      const first = deliveryOf({ id: 'a', post: 'first' })

      await ledger.add([first])
      const added = await ledger.add([
        deliveryOf({ id: 'a', post: 'second' }),
        deliveryOf({ id: 'b', post: 'third' }),
        deliveryOf({ id: 'b', post: 'fourth' }),
      ])
      const none = await ledger.add([])

      expect([added, none]).toEqual([['b'], []])
      expect((await ledger.find('a'))?.post).toBe('first')
      expect((await ledger.find('b'))?.post).toBe('third')
    })

    it('changes a version to the next, and no other', async () => {
      const [{ ledger }] = await openStores(1)
      const planned = deliveryOf({})
      const sending = changed(planned, { state: 'sending', content: contentOf(1), attempts: 1 })
      const sent = changed(sending, { state: 'sent', actAtMs: undefined, post: 'p' })
      await ledger.add([planned])

      const counted = [
        await ledger.change(sent, undefined),
        await ledger.change(sending, undefined),
        await ledger.change({ ...sending, attempts: 9 }, undefined),
        await ledger.change(sent, undefined),
        await ledger.change(changed(deliveryOf({ id: 'unknown' }), {}), undefined),
      ]

      expect(counted).toEqual([false, true, false, true, false])
      expect(await ledger.find(planned.id)).toEqual(sent)
    })

    it('lets one of many workers win, also when all want the very same', async () => {
      const stores = await openStores(5)
      const planned = deliveryOf({})
      await stores[0].ledger.add([planned])
      const claimed = changed(planned, { state: 'sending' })

      const won = await Promise.all(
        stores.flatMap(({ ledger }) => [ledger.change(claimed, undefined), ledger.change(claimed, undefined)]),
      )

      expect(won.filter((isWon) => isWon)).toHaveLength(1)
    })

    it('changes the memory of the channel with the delivery', async () => {
      const [{ ledger, memory }] = await openStores(1)
      const planned = deliveryOf({})
      await ledger.add([planned])

      const isChanged = await ledger.change(changed(planned, { state: 'sending' }), {
        before: EMPTY_CHANNEL,
        after: SEEN,
      })

      expect(isChanged).toBe(true)
      expect(await memory.channel(CHANNEL)).toEqual(SEEN)
    })

    it('changes neither when the memory has changed in between', async () => {
      const [{ ledger, memory }] = await openStores(1)
      const planned = deliveryOf({})
      await ledger.add([planned])
      await memory.changeChannel(CHANNEL, () => SEEN)

      const isChanged = await ledger.change(changed(planned, { state: 'sending' }), {
        before: EMPTY_CHANNEL,
        after: { ...SEEN, seen: ['c'] },
      })
      const isChangedThen = await ledger.change(changed(planned, { state: 'sending' }), {
        before: await memory.channel(CHANNEL),
        after: { ...SEEN, seen: ['c'] },
      })

      expect([isChanged, isChangedThen]).toEqual([false, true])
      expect((await memory.channel(CHANNEL)).seen).toEqual(['c'])
    })

    it('knows a memory that was read by its worth, and not only by itself', async () => {
      const [{ ledger, memory }] = await openStores(1)
      const planned = deliveryOf({})
      await ledger.add([planned])
      await memory.changeChannel(CHANNEL, longMemory)

      const isChanged = await ledger.change(changed(planned, { content: contentOf(1, 5_000) }), {
        before: longMemory(),
        after: { ...longMemory(), seen: ['c'] },
      })

      expect(isChanged).toBe(true)
      expect(await memory.channel(CHANNEL)).toEqual({ ...longMemory(), seen: ['c'] })
      expect((await ledger.find(planned.id))?.content).toEqual(contentOf(1, 5_000))
    })

    it('changes neither when the delivery has changed in between', async () => {
      const [{ ledger, memory }] = await openStores(1)
      const planned = deliveryOf({})
      await ledger.add([planned])
      await ledger.change(changed(planned, { state: 'sending' }), undefined)

      const isChanged = await ledger.change(changed(planned, { state: 'sending' }), {
        before: EMPTY_CHANNEL,
        after: SEEN,
      })

      expect(isChanged).toBe(false)
      expect(await memory.channel(CHANNEL)).toEqual(EMPTY_CHANNEL)
    })

    it('names what can be acted on, earliest first, with its target', async () => {
      const [{ ledger }] = await openStores(1)
      const target = { platform: 'peer', workspace: '/\0', channel: '\ud800' }
      const planned = deliveryOf({ id: 'now', actAtMs: NINE })
      await ledger.add([
        planned,
        deliveryOf({ id: 'before', actAtMs: NINE - 1, target }),
        deliveryOf({ id: 'later', actAtMs: NINE + 1 }),
        deliveryOf({ id: 'ended', state: 'failed', actAtMs: undefined }),
      ])

      const all = await ledger.actionable(NINE, 10, 0)
      const first = await ledger.actionable(NINE, 1, 0)
      const second = await ledger.actionable(NINE, 1, 1)
      await ledger.change(changed(planned, { state: 'sent', actAtMs: undefined }), undefined)
      const rest = await ledger.actionable(NINE + 1, 10, 0)

      expect(all).toEqual([
        { id: 'before', target },
        { id: 'now', target: TARGET },
      ])
      expect([idsOf(first), idsOf(second)]).toEqual([['before'], ['now']])
      expect(idsOf(rest)).toEqual(['before', 'later'])
    })

    it('lists the last of a channel and of a state, newest first', async () => {
      const [{ ledger }] = await openStores(1)
      const days = [0, 1, 2].map((day) => deliveryOf({ dueAtMs: NINE + day * 1440 * MINUTE }))
      const other = deliveryOf({ id: 'other', target: { ...TARGET, channel: 'C2' }, content: contentOf(1) })
      await ledger.add([...days, other])
      const [first, second, third] = idsOf(days)
      await ledger.change(changed(deliveryOf({}), { state: 'failed', actAtMs: undefined }), undefined)

      expect(idsOf(await ledger.ofTarget(TARGET, 10))).toEqual([third, second, first])
      expect(idsOf(await ledger.ofTarget(TARGET, 2))).toEqual([third, second])
      expect(idsOf(await ledger.inState('planned', 2))).toEqual([third, second])
      expect(idsOf(await ledger.inState('failed', 10))).toEqual([first])
      expect(await ledger.counts()).toEqual({ planned: 3, sending: 0, sent: 0, failed: 1, unknown: 0, skipped: 0 })
    })

    it('forgets what ended before a time, and nothing that may still act', async () => {
      const [{ ledger }] = await openStores(1)
      const old = NINE - MINUTE
      const ended = (id: string, parts: Partial<Delivery>) => deliveryOf({ id, actAtMs: undefined, ...parts })
      await ledger.add([
        ended('sent', { state: 'sent', dueAtMs: old, content: contentOf(1) }),
        ended('failed', { state: 'failed', dueAtMs: old }),
        ended('skipped', { state: 'skipped', dueAtMs: old }),
        ended('unknown for good', { state: 'unknown', dueAtMs: old }),
        ended('new', { state: 'sent', dueAtMs: NINE }),
        deliveryOf({ id: 'unknown', state: 'unknown', dueAtMs: old }),
        deliveryOf({ id: 'planned', dueAtMs: old }),
      ])

      const forgotten = await ledger.prune(NINE)

      expect(forgotten).toBe(4)
      expect(idsOf((await ledger.page('', 10)).readable)).toEqual(['new', 'planned', 'unknown'])
      expect(idsOf(await ledger.ofTarget(TARGET, 10))).toHaveLength(3)
      expect((await ledger.counts()).sent).toBe(1)
      expect(await ledger.add([ended('sent', {})])).toEqual(['sent'])
      expect((await ledger.find('sent'))?.content).toBeUndefined()
    })

    it('forgets and pages through more than fits a page', async () => {
      const [{ ledger }] = await openStores(1)
      const many = Array.from({ length: 1_203 }, (_, index) =>
        deliveryOf({ id: `d${String(index).padStart(4, '0')}`, state: 'sent', actAtMs: undefined }),
      )
      await ledger.add(many)

      const first = (await ledger.page('', 1_000)).readable
      const second = (await ledger.page(first.at(-1)?.id ?? '', 1_000)).readable
      const forgotten = await ledger.prune(NINE + 1)

      expect(idsOf([...first, ...second])).toEqual(idsOf(many))
      expect(forgotten).toBe(1_203)
      expect((await ledger.page('', 10)).readable).toEqual([])
    })

    it('keeps ids apart, whatever they hold', async () => {
      const [{ ledger, memory }] = await openStores(1)
      const all = HOSTILE_IDS.map((id) => deliveryOf({ id, post: id, target: { ...TARGET, channel: id } }))

      await ledger.add(all)
      for (const delivery of all) {
        const after = { ...SEEN, seen: [delivery.id] }
        await ledger.change(changed(delivery, { state: 'sending' }), { before: EMPTY_CHANNEL, after })
      }

      for (const { id, target } of all) {
        expect((await ledger.find(id))?.post).toBe(id)
        expect(idsOf(await ledger.ofTarget(target, 10))).toEqual([id])
        expect((await memory.channel(targetKey(target))).seen).toEqual([id])
      }
      expect([...idsOf(await ledger.actionable(NINE, 100, 0))].sort()).toEqual([...HOSTILE_IDS].sort())
    })
  })
}
