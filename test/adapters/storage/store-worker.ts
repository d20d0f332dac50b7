import { rmSync, writeFileSync } from 'node:fs'
import { openStore } from '../../../adapters/storage/open-store.ts'
import { IN_MEMORY, openSqliteStore } from '../../../adapters/storage/sqlite/open-sqlite-store.ts'
import { FailureError, type Store } from '../../../src/index.ts'
import { contentOf, deliveryOf, NINE, planOf, subscriptionOf } from '../../contract/examples.ts'

/** What a process of its own does with a store, one line of JSON for each thing that was acknowledged. */
const WORKS: Readonly<Record<string, (store: Store, file: string) => Promise<void>>> = {
  /** Adds deliveries until somebody ends it, or the store refuses. */
  async write(store) {
    for (let number = 0; ; number += 10) {
      const ids = Array.from({ length: 10 }, (_, index) => `${process.pid}-${number + index}`)
      await Promise.all(ids.map((id) => store.ledger.add([deliveryOf({ id, content: contentOf(number) })])))
      for (const id of ids) say(id)
    }
  },
  /** Claims everything that is due. */
  async claim(store) {
    for (;;) {
      const due = (await store.subscriptions.due(NINE, 50)).readable
      if (due.length === 0) return
      const counted = await store.subscriptions.plan(due.map(planOf))
      for (const [index, { subscription }] of due.entries()) if (counted[index] === true) say(subscription.id)
    }
  },
  /** Adds deliveries until the disk is full, makes room, and goes on. */
  async fill(store, file) {
    const ballast = `${file}.ballast`
    writeFileSync(ballast, Buffer.alloc(200_000))
    const added: string[] = []
    const failure = await addUntilRefused(store, added)
    const health = await store.health()
    rmSync(ballast)
    const later = await store.ledger.add([deliveryOf({ id: 'later' })])
    const kept = (await store.ledger.page('', 1_000_000)).readable
    const half = kept.filter(({ id, content }) => id !== 'later' && content === undefined)
    say({ failure, health, added: added.length, kept: kept.length - later.length, half: half.length, later })
  },
  /** Adds deliveries until the disk is full, closes the store, makes room, and looks what the next opening finds. */
  async end(store, file) {
    const ballast = `${file}.ballast`
    writeFileSync(ballast, Buffer.alloc(200_000))
    const added: string[] = []
    const failure = await addUntilRefused(store, added)
    const closed = await store.close().then(
      () => 'in good order',
      (error: unknown) => String(error),
    )
    rmSync(ballast)
    const next = openSqliteStore(file)
    const kept = (await next.ledger.page('', 1_000_000)).readable
    await next.close()
    say({ failure, closed, lost: added.length - kept.length })
  },
  /** The store of a folder, as the bot opens it. */
  async open(_, folder) {
    try {
      await (await openStore({ dataFolder: folder, redis: undefined, redisMayForget: false })).close()
      say('opened')
    } catch (error) {
      say(error instanceof FailureError ? error.failure : String(error))
    }
  },
  async save(store) {
    say(await store.subscriptions.save([subscriptionOf({})]))
  },
}

async function addUntilRefused(store: Store, added: string[]): Promise<string> {
  for (;;) {
    try {
      const delivery = deliveryOf({ id: `d${added.length}`, content: contentOf(1) })
      added.push(...(await store.ledger.add([delivery])))
    } catch (error) {
      return error instanceof FailureError ? error.failure.code : String(error)
    }
  }
}

function say(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

async function main([work = '', file = '', user]: readonly string[]): Promise<void> {
  // Nobody in particular: an administrator may write wherever it likes.
  if (user !== undefined && process.getuid?.() === 0) process.setuid?.(Number(user))
  try {
    const store = openSqliteStore(work === 'open' ? IN_MEMORY : file)
    await WORKS[work]?.(store, file)
    await store.close()
  } catch (error) {
    say({ failure: error instanceof FailureError ? error.failure.code : String(error) })
  }
}

void main(process.argv.slice(2))
