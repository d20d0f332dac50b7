import { damagedContract } from './damaged-contract.ts'
import { deliveryLedgerContract } from './delivery-ledger-contract.ts'
import { eraseContract } from './erase-contract.ts'
import { subscriptionOf } from './examples.ts'
import { findWorkContract } from './find-work-contract.ts'
import { installationStoreContract } from './installation-store-contract.ts'
import { memoryStoreContract } from './memory-store-contract.ts'
import type { BreakableStores } from './open-stores.ts'
import { rateLimiterContract } from './rate-limiter-contract.ts'
import { sourceStoreContract } from './source-store-contract.ts'
import { subscriptionStoreContract } from './subscription-store-contract.ts'

/** What every `Store` keeps to, with all of its parts. */
export function storeContract(name: string, openStores: BreakableStores): void {
  memoryStoreContract(name, openStores)
  subscriptionStoreContract(name, openStores)
  damagedContract(name, openStores)
  deliveryLedgerContract(name, openStores)
  findWorkContract(name, openStores)
  rateLimiterContract(name, openStores)
  installationStoreContract(name, openStores)
  sourceStoreContract(name, openStores)
  eraseContract(name, openStores)

  describe(`${name} as a whole`, () => {
    it('is ready', async () => {
      const [store] = await openStores(1)

      expect(await store.health()).toEqual({ isReady: true, problems: [] })
    })

    it('says whether an import is under way, to whoever opens it', async () => {
      const [store, other] = await openStores(2)
      const told: (boolean | undefined)[] = []
      for (const isUnderWay of [undefined, true, true, false, false]) {
        if (isUnderWay !== undefined) await store.imports.set(isUnderWay)
        told.push(await other?.imports.isUnderWay())
      }

      expect(told).toEqual([false, true, true, false, false])
    })

    it('keeps what was asked for before it is closed, and refuses what is asked for after', async () => {
      const [store, other] = await openStores(2)

      const saving = store.subscriptions.save([subscriptionOf({})])
      await Promise.all([store.close(), store.close()])
      const late = store.subscriptions.save([subscriptionOf({ id: 's2' })])

      await expect(saving).resolves.toBe(true)
      await expect(late).rejects.toMatchObject({ failure: { code: 'store-unavailable' } })
      expect(await other?.subscriptions.count()).toBe(1)
    })
  })
}
