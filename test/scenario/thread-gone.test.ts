import { composeEngine } from '../../adapters/compose.ts'
import { createInProcessQueue } from '../../adapters/queue/in-process-queue.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import { type DeliveryEvent, type Platform, workOnDelivery } from '../../src/index.ts'
import { contentOf, deliveryOf, NINE, subscriptionOf } from '../contract/examples.ts'
import { partsOf } from './delivery-under-test.ts'

const TARGET = { platform: 'threads', workspace: 'T1', channel: 'C1' }

/** A place that has no thread any more, and tells one reader what it is asked to. */
function threadless(told: string[]): Platform {
  return {
    id: TARGET.platform,
    answerWithinMs: 1_000,
    settleMs: 0,
    canLookUp: async () => false,
    ratesOf: () => [],
    pageCount: () => 2,
    post: async ({ thread }) =>
      thread === undefined
        ? { kind: 'posted', post: '1' }
        : { kind: 'refused', scope: 'target', detail: `no thread ${thread}` },
    lookUp: async () => ({ kind: 'absent' }),
    update: async () => ({ kind: 'gone', detail: 'status 404' }),
    tell: async (user) => told.push(user) > 0,
  }
}

describe('a thread that is gone', () => {
  it.each([
    ['for the note of a correction', { corrects: { delivery: 'daily@1', post: '0', correction: 'c' } }],
    ['for the second page of a digest', { post: '1', pages: 2, page: 1 }],
  ])('is the end of what goes there, and not of its channel: %s', async (_, parts) => {
    const [engine, store] = [await composeEngine(), openTemporaryStore()]
    const now = (): number => NINE + 1000
    const told: string[] = []
    const events: DeliveryEvent[] = []
    const report = (event: DeliveryEvent) => events.push(event)
    const queue = createInProcessQueue({ mostWaiting: 10, mostTries: 3, failureWaitMs: 1, now })
    const setup = { store, queue, now, peerUrl: '', report, others: [threadless(told)] }
    await store.subscriptions.save([subscriptionOf({ id: 'daily', target: TARGET })])
    const delivery = deliveryOf({
      id: 'daily@2',
      subscription: 'daily',
      target: TARGET,
      content: contentOf(1),
      ...parts,
    })
    await store.ledger.add([delivery])

    await workOnDelivery(partsOf(engine, setup), delivery.id)

    const after = await store.ledger.find(delivery.id)
    expect([after?.state, after?.history.at(-1)?.reason]).toEqual(['failed', 'refused'])
    expect((await store.subscriptions.find('daily'))?.subscription.pause).toBeUndefined()
    expect(told).toEqual([])
    expect(events.map(({ kind }) => kind)).toContain('refused')
    await store.close()
  })
})
