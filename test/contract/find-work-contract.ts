import { type ChannelMemory, EMPTY_CHANNEL, targetKey } from '../../src/index.ts'
import { contentOf, deliveryOf, HOSTILE_IDS, subscriptionOf, TARGET } from './examples.ts'
import type { OpenStores } from './open-stores.ts'

const SEEN: ChannelMemory = { ...EMPTY_CHANNEL, seen: ['a'], language: 'zh-Hans' }

/** What every store gives to whoever works on a delivery. */
export function findWorkContract(name: string, openStores: OpenStores): void {
  describe(`${name} for whoever works on a delivery`, () => {
    it('has nothing of a delivery that the ledger does not have', async () => {
      const [store] = await openStores(1)

      expect(await store.findWork('s1@2026')).toBeUndefined()
    })

    it('gives the delivery, its subscription and the memory of its channel', async () => {
      const [store, other] = await openStores(2)
      const { subscription } = subscriptionOf({})
      const delivery = deliveryOf({ content: contentOf(2) })
      await store.subscriptions.save([{ subscription, dueAtMs: undefined }])
      await store.ledger.add([delivery])
      await store.memory.changeChannel(targetKey(TARGET), () => SEEN)

      expect(await other?.findWork(delivery.id)).toEqual({ delivery, subscription, channel: SEEN })
    })

    it('tells that there is no subscription any more, and that the channel has seen nothing', async () => {
      const [store] = await openStores(1)
      const delivery = deliveryOf({})
      await store.ledger.add([delivery])

      expect(await store.findWork(delivery.id)).toEqual({ delivery, subscription: undefined, channel: EMPTY_CHANNEL })
    })

    it('finds the subscription that the delivery names, whatever its id looks like', async () => {
      const [store] = await openStores(1)
      const { subscription } = subscriptionOf({ id: 'right' })
      const delivery = deliveryOf({ id: 'wrong@2026', subscription: 'right' })
      await store.subscriptions.save([subscriptionOf({ id: 'wrong' }), { subscription, dueAtMs: undefined }])
      await store.ledger.add([delivery])

      expect((await store.findWork('wrong@2026'))?.subscription).toEqual(subscription)
    })

    it.each(HOSTILE_IDS)('takes ids as they are: %j', async (id) => {
      const [store] = await openStores(1)
      const target = { ...TARGET, channel: id }
      const { subscription } = subscriptionOf({ id, target })
      const delivery = deliveryOf({ subscription: id, target })
      await store.subscriptions.save([{ subscription, dueAtMs: undefined }])
      await store.ledger.add([delivery])
      await store.memory.changeChannel(targetKey(target), () => SEEN)

      expect(await store.findWork(delivery.id)).toEqual({ delivery, subscription, channel: SEEN })
    })
  })
}
