import { composeEngine } from '../../../adapters/compose.ts'
import { runDelivery } from '../../../adapters/delivery/run-delivery.ts'
import { watchDelivery } from '../../../adapters/delivery/watch-delivery.ts'
import { createInProcessQueue } from '../../../adapters/queue/in-process-queue.ts'
import { openTemporaryStore } from '../../../adapters/storage/open-store.ts'
import { deliveryOf, NINE, restingOf } from '../../contract/examples.ts'
import { startPeer } from '../../peer/start-peer.ts'
import { partsOf } from '../../scenario/delivery-under-test.ts'

jest.setTimeout(30_000)

describe('delivering', () => {
  it('starts and ends in good order while more is left than the queue holds', async () => {
    const [engine, peer] = [await composeEngine(), await startPeer({ hangBefore: 1 })]
    const store = openTemporaryStore()
    const now = (): number => NINE
    const queue = createInProcessQueue({ mostWaiting: 2, mostTries: 3, failureWaitMs: 1, now })
    const targets = Array.from({ length: 20 }, (_, index) => ({
      platform: 'slack',
      workspace: `T${index}`,
      channel: 'C1',
    }))
    await store.subscriptions.restore(targets.map((target) => restingOf({ id: target.workspace, target })))
    await store.ledger.add(targets.map((target) => deliveryOf({ subscription: target.workspace, target })))

    const running = await runDelivery({
      watch: watchDelivery({ queue, now, elapsed: now, onClockSet: () => undefined }),
      parts: partsOf(engine, { store, queue, now, peerUrl: peer.url, report: () => undefined }),
      concurrency: 1,
      ticker: () => ({ stop: () => undefined }),
      keepMs: 1,
      onError: (error) => {
        throw error
      },
    })
    await running.close()

    const { planned, unknown, sending } = await store.ledger.counts()
    expect(planned + unknown + sending).toBe(20)
    expect(planned).toBeGreaterThan(15)
    await store.close()
    await peer.stop()
  })
})
