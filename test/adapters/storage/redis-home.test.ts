import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LedgerDoubt, Store } from '../../../src/index.ts'
import { changed, deliveryOf, NINE } from '../../contract/examples.ts'
import { type RedisServer, startRedis } from './redis-server.ts'
import { openAt } from './redis-stores.ts'
import { openSwitchboard, type Switchboard } from './switchboard.ts'

const delivery = deliveryOf({})
const attempt = changed(delivery, { state: 'sending' })

let folder: string
let main: RedisServer
let front: Switchboard
let store: Store
let others: RedisServer[]

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'home-'))
  main = await startRedis('--repl-diskless-sync-delay', '0')
  front = await openSwitchboard(main.port)
  others = []
  store = await openAt(front.url, path.join(folder, 'mark'), false, () => NINE)
  await store.ledger.add([delivery])
})

afterEach(async () => {
  await store.close()
  await front.close()
  for (const server of [main, ...others]) await server.remove()
  rmSync(folder, { recursive: true })
})

async function replicate(): Promise<RedisServer> {
  const replica = await startRedis('--replicaof', '127.0.0.1', String(main.port))
  others.push(replica)
  while (!/slave0:.*state=online/.test(String(await main.command('INFO', 'replication'))));
  await main.command('WAIT', '1', '5000')
  return replica
}

async function doubt(): Promise<LedgerDoubt | undefined> {
  return (await store.findWork(delivery.id))?.doubt
}

describe('the store in a Redis', () => {
  it('has no doubt, also when a first replica comes', async () => {
    await replicate()

    await store.subscriptions.due(NINE, 1)

    expect(await store.ledger.begin(attempt, undefined, undefined)).toBe(true)
    expect(await doubt()).toBeUndefined()
  })

  it('goes on with one that tells nothing of itself', async () => {
    await main.command('ACL', 'SETUSER', 'default', '-info')

    expect(await store.ledger.begin(attempt, undefined, undefined)).toBe(true)
    expect(await doubt()).toBeUndefined()
  })

  it('doubts what was before a restart, and has an attempt thought over that saw it first', async () => {
    await main.stop('SIGKILL')
    await main.start()

    expect(await store.ledger.begin(attempt, undefined, undefined)).toBe(false)
    const known = await doubt()
    expect(known).toEqual({ sinceMs: NINE, seenMs: NINE, isTakenOver: false })
    // also who was under way beside the one that saw it
    expect(await store.ledger.begin(attempt, undefined, undefined)).toBe(false)
    expect(await store.ledger.begin(attempt, undefined, known)).toBe(true)
  })

  it('has a page of a correction thought over as well, and nothing that only is written down', async () => {
    const sent = changed(delivery, { state: 'sent', actAtMs: undefined, post: 'p1' })
    const grown = changed(sent, { following: [''] })
    await store.ledger.change(sent, undefined)
    await store.subscriptions.due(NINE, 1)
    await main.stop('SIGKILL')
    await main.start()

    expect(await store.ledger.begin(grown, undefined, undefined)).toBe(false)
    expect(await store.ledger.change(changed(sent, { state: 'sending' }), undefined)).toBe(true)
  })

  it('doubts what was before another took over, by the next tick', async () => {
    const replica = await replicate()
    await store.subscriptions.due(NINE, 1)
    await main.command('WAIT', '1', '5000')

    await main.stop('SIGKILL')
    await replica.command('REPLICAOF', 'NO', 'ONE')
    front.leadTo(replica.port)
    await store.subscriptions.due(NINE + 20_000, 1)

    expect(await doubt()).toEqual({ sinceMs: NINE + 20_000, seenMs: NINE, isTakenOver: true })
    expect((await store.health()).problems).toEqual([
      'another Redis took over: what was due before is looked up before it is posted',
    ])
  })

  it('doubts at a start what was before, also when nobody was there to see it', async () => {
    await store.close()
    await main.stop('SIGTERM')
    await main.start()

    store = await openAt(front.url, path.join(folder, 'mark'), false, () => NINE + 7_000)

    expect(await doubt()).toEqual({ sinceMs: NINE + 7_000, seenMs: NINE, isTakenOver: false })
    expect((await store.health()).problems).toEqual([])
  })
})
