import { isDeepStrictEqual } from 'node:util'
import { EMPTY_CHANNEL, EMPTY_THREAD, FailureError, type Store } from '../../../src/index.ts'
import type { TransferRecord } from './transfer-schema.ts'

/** What was kept within limits is kept here too. */
const EVERYTHING = { sources: Number.MAX_SAFE_INTEGER, bytes: Number.MAX_SAFE_INTEGER }

/** Tells whether nothing is kept. */
async function isStoreEmpty({ subscriptions, ledger, memory, installations, sources }: Store): Promise<boolean> {
  if ((await subscriptions.count()) > 0) return false
  const firsts = await Promise.all([ledger.page('', 1), memory.channels('', 1), memory.threads('', 1)])
  const others = await Promise.all([installations.page('', 1), sources.page(undefined, 1)])
  return firsts.every(({ last }) => last === undefined) && others.every((page) => page.length === 0)
}

/** @throws FailureError `store-half-imported` when an import broke off: what is kept is not whole. */
export async function checkStoreWhole({ imports }: Pick<Store, 'imports'>): Promise<void> {
  if (!(await imports.isUnderWay())) return
  const detail =
    'an import into this store broke off, or is still going on: finish it with "import --continue FILE", or start with ' +
    'an empty store'
  throw new FailureError({ code: 'store-half-imported', detail })
}

/** @throws FailureError `store-in-use` when something is kept. */
export async function checkStoreEmpty(store: Store): Promise<void> {
  if (await isStoreEmpty(store)) return
  const detail =
    'there is something in the store already: import into an empty one, or add --continue to go on with an import ' +
    'that broke off; then what is there is left as it is'
  throw new FailureError({ code: 'store-in-use', detail })
}

/** Puts records into a store as they were in another; what is there already is left as it is. */
export async function importRecords(store: Store, records: readonly TransferRecord[]): Promise<void> {
  const { subscriptions, ledger, memory, installations, sources } = store
  const entries = records.flatMap((record) => (record.kind === 'subscription' ? [record] : []))
  const deliveries = records.flatMap((record) => (record.kind === 'delivery' ? [record.delivery] : []))
  const others = records.map((record) => {
    if (record.kind === 'channel') return memory.changeChannel(record.id, fillIn(EMPTY_CHANNEL, record.memory))
    if (record.kind === 'thread') return memory.changeThread(record.id, fillIn(EMPTY_THREAD, record.memory))
    if (record.kind === 'installation') return installations.replace(record.id, undefined, record.sealed)
    if (record.kind === 'source') return sources.add(record, EVERYTHING)
    return undefined
  })
  await Promise.all([
    entries.length > 0 ? subscriptions.restore(entries) : undefined,
    deliveries.length > 0 ? ledger.add(deliveries) : undefined,
    ...others,
  ])
}

function fillIn<T>(empty: T, memory: T): (before: T) => T {
  return (before) => (isDeepStrictEqual(before, empty) ? memory : before)
}
