import { composeEngine } from '../../../adapters/compose.ts'
import { runDelivery } from '../../../adapters/delivery/run-delivery.ts'
import { watchDelivery } from '../../../adapters/delivery/watch-delivery.ts'
import { createInProcessQueue } from '../../../adapters/queue/in-process-queue.ts'
import { createTurns, type GiveWay } from '../../../adapters/shared/turns.ts'
import { openTemporaryStore } from '../../../adapters/storage/open-store.ts'
import type { DeliveryEvent, Platform, PostOutcome, Store } from '../../../src/index.ts'
import { deliveryOf, NINE, restingOf } from '../../contract/examples.ts'
import { startPeer } from '../../peer/start-peer.ts'
import { briefly, partsOf } from '../../scenario/delivery-under-test.ts'

function isInDoubt(event: DeliveryEvent): boolean {
  return event.kind === 'changed' && event.delivery.history.at(-1)?.reason === 'no-answer'
}

/** A place whose adapter never says anything, whatever it waits for. */
const SILENT: Platform = {
  id: 'silent',
  answerWithinMs: 50,
  settleMs: 0,
  canLookUp: async () => true,
  ratesOf: () => [],
  pageCount: () => 1,
  post: () => new Promise(() => undefined),
  lookUp: () => new Promise(() => undefined),
  update: () => new Promise(() => undefined),
  tell: () => new Promise(() => undefined),
}

const ALONE = { count: 4, isOther: () => false, other: SILENT, concurrency: 2 }

interface Scene {
  /** How many deliveries, of a workspace each; those to the other place come as `isOther` says. */
  readonly count: number
  readonly isOther: (index: number) => boolean
  readonly other: Platform
  readonly concurrency: number
  /** Whoever asks comes first, where not given. */
  readonly giveWay?: GiveWay
}

/** Plans a delivery to each of so many workspaces. */
async function planFor(store: Store, count: number, platformOf: (index: number) => string): Promise<void> {
  const targets = Array.from({ length: count }, (_, index) => ({
    platform: platformOf(index),
    workspace: `T${index}`,
    channel: 'C1',
  }))
  await store.subscriptions.restore(targets.map((target) => restingOf({ id: target.workspace, target })))
  await store.ledger.add(targets.map((target) => deliveryOf({ subscription: target.workspace, target })))
}

/** Runs deliveries, some of them to a place that is no chat, and one to each workspace. */
async function deliverBeside({ count, isOther, other, concurrency, giveWay = createTurns().giveWay }: Scene) {
  const [engine, peer] = [await composeEngine(), await startPeer()]
  const store = openTemporaryStore()
  const now = (): number => NINE + 1000
  const queue = createInProcessQueue({ mostWaiting: 100, mostTries: 3, failureWaitMs: 1, now })
  const events: DeliveryEvent[] = []
  await planFor(store, count, (index) => (isOther(index) ? other.id : 'slack'))
  const running = await runDelivery({
    watch: watchDelivery({ queue, now, elapsed: now, onClockSet: () => undefined }),
    parts: partsOf(engine, {
      ...{ store, queue, now, peerUrl: peer.url, others: [other] },
      report: (event) => events.push(event),
    }),
    concurrency,
    giveWay,
    ticker: () => ({ stop: () => undefined }),
    keepMs: 90 * 86_400_000,
    onError: (error) => {
      throw error
    },
  })
  await running.tick()
  return { peer, store, queue, events, running }
}

describe('delivering', () => {
  it('begins nothing before those who ask let it', async () => {
    let asked = 0
    let begin: () => void = () => undefined
    const mayBegin = new Promise<void>((resolve) => {
      begin = resolve
    })
    const giveWay: GiveWay = () => {
      asked++
      return mayBegin
    }
    const { peer, store, running } = await deliverBeside({ ...ALONE, giveWay })

    while (asked < 2) await briefly()
    const early = (await store.ledger.counts()).planned
    begin()
    while ((await peer.keys()).length < 4) await briefly()
    await running.close()

    expect(early).toBe(4)
    await store.close()
    await peer.stop()
  })

  it('goes on elsewhere while an adapter never answers, and closes', async () => {
    const scene = { count: 20, isOther: (index: number) => index % 2 === 0, other: SILENT, concurrency: 4 }
    const { peer, store, events, running } = await deliverBeside(scene)

    while ((await peer.keys()).length < 10) await briefly()
    while (!events.some(isInDoubt)) await briefly()
    await running.close()

    expect((await peer.keys()).length).toBe(10)
    await store.close()
    await peer.stop()
  })

  it('keeps no worker for places whose answers take long, and goes on with them when they come', async () => {
    const hung: ((outcome: PostOutcome) => void)[] = []
    const slow: Platform = {
      ...SILENT,
      answerWithinMs: 5_000,
      pageCount: () => 2,
      post: ({ page }) =>
        page > 0 ? Promise.resolve({ kind: 'posted', post: 'p1' }) : new Promise((resolve) => hung.push(resolve)),
    }
    const scene = { count: 12, isOther: (index: number) => index < 6, other: slow, concurrency: 2 }
    const { peer, store, queue, events, running } = await deliverBeside(scene)

    while (!events.some(isInDoubt) && ((await peer.keys()).length < 6 || hung.length < 6)) await briefly()
    const early = events.filter(isInDoubt).length
    for (const answer of hung) answer({ kind: 'posted', post: 'p0' })
    while (early === 0 && (await queue.size()) > 0) await briefly()
    await running.close()

    expect([early, (await store.ledger.counts()).sent]).toEqual([0, 12])
    await store.close()
    await peer.stop()
  })

  it('starts and ends in good order while more is left than the queue holds', async () => {
    const [engine, peer] = [await composeEngine(), await startPeer({ hangBefore: 1 })]
    const store = openTemporaryStore()
    const now = (): number => NINE
    const queue = createInProcessQueue({ mostWaiting: 2, mostTries: 3, failureWaitMs: 1, now })
    await planFor(store, 20, () => 'slack')

    const running = await runDelivery({
      watch: watchDelivery({ queue, now, elapsed: now, onClockSet: () => undefined }),
      parts: partsOf(engine, { store, queue, now, peerUrl: peer.url, report: () => undefined }),
      concurrency: 1,
      giveWay: createTurns().giveWay,
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
