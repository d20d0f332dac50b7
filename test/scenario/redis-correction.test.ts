import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInProcessQueue } from '../../adapters/queue/in-process-queue.ts'
import { type DeliveryContent, type Platform, planCorrections, type Store, workOnDelivery } from '../../src/index.ts'
import { type RedisServer, startRedis } from '../adapters/storage/redis-server.ts'
import { openAt } from '../adapters/storage/redis-stores.ts'
import { deliveryOf, MINUTE, NINE, restingOf } from '../contract/examples.ts'
import { composeCorrected, CORRECTED_PACK as PACK } from './corrected-engine.ts'
import { partsOf } from './delivery-under-test.ts'

const ITEM = 'value-3-trillion'
const CONTENT: DeliveryContent = {
  edition: 1,
  items: [`${PACK}/${ITEM}`],
  layout: 'flat',
  message: {
    language: 'en',
    summary: 'One item.',
    blocks: [
      { kind: 'item', number: 1, content: [{ kind: 'text', text: ITEM, emphasis: 'none' }], details: [], actions: [] },
    ],
  },
}

let redis: RedisServer
let store: Store
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'correction-'))
  redis = await startRedis()
  store = await openAt(redis.url, path.join(folder, 'mark'), false, () => NINE)
})

afterEach(async () => {
  await store.close()
  await redis.remove()
  rmSync(folder, { recursive: true })
})

/** A place where a corrected post lacks a page, and whose change takes as long as a Redis takes to be started again. */
function placeWithRestart(posted: string[]): Platform {
  return {
    id: 'place',
    answerWithinMs: 1_000,
    settleMs: 1_000,
    canLookUp: async () => true,
    ratesOf: () => [],
    pageCount: () => 1,
    async post({ key }) {
      posted.push(key)
      return { kind: 'posted', post: 'p2' }
    },
    lookUp: async () => ({ kind: 'absent' }),
    async update() {
      await redis.stop('SIGKILL')
      await redis.start()
      return { kind: 'updated', missing: [1] }
    },
    tell: async () => true,
  }
}

it('posts no page of a correction before it is known what a Redis that was started again has lost', async () => {
  const say = { en: 'It was wrong.', 'zh-Hans': '有误。', 'zh-Hant': '有誤。' }
  const engine = await composeCorrected([{ id: ITEM, item: ITEM, kind: 'withdrawn', on: '2026-03-03', say }])
  const now = (): number => NINE + MINUTE
  const queue = createInProcessQueue({ mostWaiting: 100, mostTries: 3, failureWaitMs: 1, now })
  const posted: string[] = []
  const others = [placeWithRestart(posted)]
  const parts = partsOf(engine, { store, queue, now, peerUrl: 'http://127.0.0.1:9', report: () => undefined, others })
  const target = { platform: 'place', workspace: 'T1', channel: 'C1' }
  const sent = deliveryOf({
    subscription: 'a',
    target,
    content: CONTENT,
    state: 'sent',
    actAtMs: undefined,
    post: 'p1',
  })
  await store.subscriptions.restore([restingOf({ id: 'a', target })])
  await store.ledger.add([sent])
  await planCorrections(parts)
  const [correction] = (await store.ledger.page('', 10)).readable.filter(({ corrects }) => corrects !== undefined)

  const again = await workOnDelivery(parts, correction?.id ?? '')
  await queue.close()
  await engine.close()

  expect([again, posted]).toEqual([now(), []])
})
