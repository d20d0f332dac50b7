import {
  type ChannelChange,
  DELIVERY_STATES,
  type Delivery,
  type DeliveryLedger,
  type DeliveryState,
  targetKey,
  targetOf,
} from '../../../src/index.ts'
import { readContent, readDelivery, writeContent, writeDelivery } from '../records/delivery-record.ts'
import { CHANNEL_CODEC } from '../records/memory-record.ts'
import { idOfKey, storedKey } from '../records/stored-key.ts'
import { ACTIONABLE, ADD, CHANGE, COUNTS, FIND, LAST, PAGE, PRUNE } from './ledger-scripts.ts'
import { areOne, readHead, readTriple } from './rows.ts'
import type { Argument, Reply, Scripts } from './script.ts'

const FORGOTTEN_AT_ONCE = 250
const ENDS: readonly DeliveryState[] = ['sent', 'failed', 'skipped', 'unknown']
const NO_CHANNEL: readonly Argument[] = ['', '', '', '']

/** Keeps the ledger in Redis. */
export function createLedger(
  scripts: Scripts,
  argumentsOf: (delivery: Delivery) => readonly Argument[],
): DeliveryLedger {
  return {
    ...createReads(scripts),
    async add(deliveries) {
      const added = areOne(await scripts.list(ADD, deliveries.flatMap(argumentsOf)))
      return deliveries.filter((_, index) => added[index] === true).map(({ id }) => id)
    },
    async change(delivery, channel) {
      const channelArguments = channel === undefined ? NO_CHANNEL : channelArgumentsOf(delivery, channel)
      return (await scripts.run(CHANGE, [...argumentsOf(delivery), ...channelArguments])) === 1
    },
    async prune(beforeMs) {
      let all = 0
      for (const state of ENDS) all += await pruneState(scripts, state, beforeMs)
      return all
    },
  }
}

/** Makes the function that writes a delivery as `ADD_DELIVERY` takes it. @param nextWriter marks each change. */
export function createDeliveryArguments(nextWriter: () => string): (delivery: Delivery) => readonly Argument[] {
  return (delivery) => {
    const { id, version, state, dueAtMs, actAtMs, target, content } = delivery
    const head = [storedKey(id), version, nextWriter(), state, dueAtMs, actAtMs ?? '-', targetKey(target)]
    return [...head, writeDelivery(delivery), content === undefined ? '' : writeContent(content)]
  }
}

type Reads = Pick<DeliveryLedger, 'find' | 'actionable' | 'ofTarget' | 'inState' | 'counts' | 'page'>

function createReads(scripts: Scripts): Reads {
  const last = async (index: string, limit: number) => (await scripts.list(LAST, [index, limit])).map(readRow)
  return {
    async find(id) {
      const row = readTriple('delivery', await scripts.run(FIND, [storedKey(id)]))
      return row[1] === '' ? undefined : readRow(row)
    },
    actionable: async (nowMs, limit) => {
      const rows = await scripts.list(ACTIONABLE, [nowMs, limit])
      return rows.map(readRow).map(({ id, target }) => ({ id, target }))
    },
    ofTarget: (target, limit) => last(`target:${targetKey(target)}`, limit),
    inState: (state, limit) => last(`state:${state}`, limit),
    async counts() {
      const counts = await scripts.list(COUNTS, DELIVERY_STATES)
      const entries = DELIVERY_STATES.map((state, index) => [state, Number(counts[index])] as const)
      return Object.fromEntries(entries) as Record<DeliveryState, number>
    },
    page: async (after, limit) => (await scripts.list(PAGE, [storedKey(after), limit])).map(readRow),
  }
}

function channelArgumentsOf({ target }: Delivery, { before, after }: ChannelChange): readonly Argument[] {
  const { write, empty } = CHANNEL_CODEC
  return [storedKey(targetKey(target)), write(before), write(after), write(empty)]
}

/** Deliveries that may still act are passed over, page by page, and stay. */
async function pruneState(scripts: Scripts, state: DeliveryState, beforeMs: number): Promise<number> {
  for (let [all, passed] = [0, 0]; ; ) {
    const [seen, forgotten] = await scripts.list(PRUNE, [state, beforeMs, passed, FORGOTTEN_AT_ONCE])
    all += Number(forgotten)
    passed += Number(seen) - Number(forgotten)
    if (Number(seen) < FORGOTTEN_AT_ONCE) return all
  }
}

function readRow(row: Reply): Delivery {
  const [key, value, content] = readTriple('delivery', row)
  const { head, rest } = readHead('delivery', value, 6)
  const [version, , state, due, act, target = ''] = head
  const id = idOfKey(key)
  return {
    id,
    target: targetOf(target),
    // It was written from the same type.
    state: state as DeliveryState,
    dueAtMs: Number(due),
    actAtMs: act === '-' ? undefined : Number(act),
    ...readDelivery(id, rest),
    content: content === '' ? undefined : readContent(content),
    version: Number(version),
  }
}
