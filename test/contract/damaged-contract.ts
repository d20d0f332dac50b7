import type { ScheduledSubscription } from '../../src/index.ts'
import { contentOf, deliveryOf, subscriptionOf, TARGET } from './examples.ts'
import type { BreakableStores } from './open-stores.ts'

const WHOLE = ['a', 'c'].map((id) => subscriptionOf({ id }))

function idsOf(entries: readonly ScheduledSubscription[]): readonly string[] {
  return entries.map(({ subscription }) => subscription.id)
}

/** What every store does with records of which one cannot be read. */
export function damagedContract(name: string, openStores: BreakableStores): void {
  damagedSubscriptions(name, openStores)
  describe.each(['{"cron":1}', '[1, 2'])(`${name} with a record %j`, (record) => {
    it.each(['delivery', 'content'] as const)('pages over a damaged %s as over any other', async (kind) => {
      const [{ ledger }] = await openStores(1)
      await ledger.add(['a', 'b', 'c', 'd'].map((id) => ({ ...deliveryOf({ content: contentOf(1) }), id })))

      await openStores.breakRecords(kind, ['b', 'd'], record)

      const [first, rest] = [await ledger.page('', 2), await ledger.page('b', 2)]
      expect([first, rest].map(({ readable }) => readable.map(({ id }) => id))).toEqual([['a'], ['c']])
      expect([first, rest].map(({ unreadable, last }) => ({ unreadable, last }))).toEqual([
        { unreadable: ['b'], last: 'b' },
        { unreadable: ['d'], last: 'd' },
      ])
      await expect(ledger.find('b')).rejects.toMatchObject({ failure: { code: 'store-damaged' } })
      const lists = [await ledger.ofTarget(TARGET, 9), await ledger.inState('planned', 9)]
      expect(lists.map((list) => list.map(({ id }) => id).sort())).toEqual([
        ['a', 'c'],
        ['a', 'c'],
      ])
    })

    it.each(['channel', 'thread'] as const)('pages over what is remembered of a damaged %s', async (kind) => {
      const [{ memory }] = await openStores(1)
      for (const id of ['a', 'b', 'c']) {
        await memory.changeChannel(id, (before) => ({ ...before, seen: [id] }))
        await memory.changeThread(id, (before) => ({ ...before, documents: [id] }))
      }

      await openStores.breakRecords(kind, ['b'], record)

      const { readable, unreadable, last } = await (kind === 'channel' ? memory.channels : memory.threads)('', 9)
      expect({ ids: readable.map(({ id }) => id), unreadable, last }).toEqual({
        ids: ['a', 'c'],
        unreadable: ['b'],
        last: 'c',
      })
    })
  })
}

function damagedSubscriptions(name: string, openStores: BreakableStores): void {
  describe.each(['', '{"cron":1}', '[1, 2]', '["0 9 * * *', '\\u0000'])(`${name} with a record %j`, (record) => {
    it('lists the others of a channel and of a workspace, and names the damaged one and its place', async () => {
      const [{ subscriptions }] = await openStores(1)
      await subscriptions.restore([...WHOLE, subscriptionOf({ id: 'b' })])

      await openStores.breakRecords('subscription', ['b'], record)

      const found = { readable: WHOLE, unreadable: [{ id: 'b', target: TARGET }] }
      expect(await subscriptions.ofTarget(TARGET)).toEqual(found)
      expect(await subscriptions.ofWorkspace(TARGET, 9)).toEqual(found)
    })

    it('pages over damaged ones as over any other', async () => {
      const [{ subscriptions }] = await openStores(1)
      await subscriptions.restore(['a', 'b', 'c', 'd', 'e'].map((id) => subscriptionOf({ id })))

      await openStores.breakRecords('subscription', ['b', 'c', 'e'], record)

      const first = await subscriptions.page('', 3)
      const second = await subscriptions.page(first.last ?? '', 3)
      const third = await subscriptions.page(second.last ?? '', 3)
      expect([first, second].map(({ readable }) => idsOf(readable))).toEqual([['a'], ['d']])
      expect([first, second].map(({ unreadable }) => unreadable.map(({ id }) => id))).toEqual([['b', 'c'], ['e']])
      expect([first.last, second.last, third.last]).toEqual(['c', 'e', undefined])
    })

    it('says so when it is asked for that one alone, and removes it', async () => {
      const [{ subscriptions }] = await openStores(1)
      await subscriptions.restore([...WHOLE, subscriptionOf({ id: 'b' })])
      await openStores.breakRecords('subscription', ['b'], record)

      await expect(subscriptions.find('b')).rejects.toMatchObject({ failure: { code: 'store-damaged' } })
      await subscriptions.remove(['b'])

      expect(await subscriptions.ofTarget(TARGET)).toEqual({ readable: WHOLE, unreadable: [] })
      expect(await subscriptions.find('b')).toBeUndefined()
    })
  })
}
