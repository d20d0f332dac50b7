import type { ScheduledSubscription } from '../../src/index.ts'
import { subscriptionOf, TARGET } from './examples.ts'
import type { BreakableStores } from './open-stores.ts'

const WHOLE = ['a', 'c'].map((id) => subscriptionOf({ id }))

function idsOf(entries: readonly ScheduledSubscription[]): readonly string[] {
  return entries.map(({ subscription }) => subscription.id)
}

/** What every store does with subscriptions of which one cannot be read. */
export function damagedContract(name: string, openStores: BreakableStores): void {
  describe.each(['', '{"cron":1}', '[1, 2]', '["0 9 * * *', '\\u0000'])(`${name} with a record %j`, (record) => {
    it('lists the others of a channel and of a workspace, and names the damaged one and its place', async () => {
      const [{ subscriptions }] = await openStores(1)
      await subscriptions.restore([...WHOLE, subscriptionOf({ id: 'b' })])

      await openStores.breakSubscriptions(['b'], record)

      const found = { readable: WHOLE, unreadable: [{ id: 'b', target: TARGET }] }
      expect(await subscriptions.ofTarget(TARGET)).toEqual(found)
      expect(await subscriptions.ofWorkspace(TARGET, 9)).toEqual(found)
    })

    it('pages over damaged ones as over any other', async () => {
      const [{ subscriptions }] = await openStores(1)
      await subscriptions.restore(['a', 'b', 'c', 'd', 'e'].map((id) => subscriptionOf({ id })))

      await openStores.breakSubscriptions(['b', 'c', 'e'], record)

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
      await openStores.breakSubscriptions(['b'], record)

      await expect(subscriptions.find('b')).rejects.toMatchObject({ failure: { code: 'store-damaged' } })
      await subscriptions.remove(['b'])

      expect(await subscriptions.ofTarget(TARGET)).toEqual({ readable: WHOLE, unreadable: [] })
      expect(await subscriptions.find('b')).toBeUndefined()
    })
  })
}
