import {
  type ChannelChange,
  type ChannelMemory,
  DELIVERY_STATES,
  type Delivery,
  type DeliveryContent,
  type DeliveryLedger,
  type DeliveryState,
  targetKey,
  targetOf,
} from '../../../src/index.ts'
import { readDelivery, writeDelivery } from '../records/delivery-record.ts'
import { createKeptContents } from '../records/kept-contents.ts'
import type { MemoryCodec } from '../records/memory-record.ts'
import { readPage, readWhole } from '../records/read-rows.ts'
import { idOfKey, storedKey } from '../records/stored-key.ts'
import type { TextCodec } from '../records/text-codec.ts'
import { writeDoubt } from './doubt.ts'
import { ACTIONABLE, ADD, CHANGE, COUNTS, FIND, LAST, PAGE, PRUNE } from './ledger-scripts.ts'
import { keptText } from './memories.ts'
import { READ } from './memory-scripts.ts'
import { areOne, readHead, readTriple } from './rows.ts'
import type { Argument, Reply, Scripts } from './script.ts'

const FORGOTTEN_AT_ONCE = 250
const ENDS: readonly DeliveryState[] = ['sent', 'failed', 'skipped', 'unknown']
/** What `CHANGE` answers. */
const CHANGED = 1
const OTHER_MEMORY = 2
const SAME_CONTENT = '='
const NOT_COMPARED = '-'
const NO_CHANNEL: readonly Argument[] = ['', '', '', '']

/** What keeping the ledger takes. */
export interface LedgerParts {
  readonly contents: TextCodec<DeliveryContent>
  /** The one that the memories are read by: what it has read, it knows again. */
  readonly channels: MemoryCodec<ChannelMemory>
  /** As the store has it. */
  readonly clock: (() => number) | undefined
}

/** Keeps the ledger in Redis. @param argumentsOf writes a delivery as `ADD_DELIVERY` takes it. */
export function createLedger(
  scripts: Scripts,
  argumentsOf: (delivery: Delivery) => readonly Argument[],
  { contents, channels, clock }: LedgerParts,
): DeliveryLedger {
  const change = createChange(scripts, argumentsOf, { channels, clock })
  return {
    ...createReads(scripts, (row) => readDeliveryRow(contents, row)),
    change: (delivery, channel) => change({ delivery, channel, doubt: NOT_COMPARED }),
    begin: (delivery, channel, doubt) => change({ delivery, channel, doubt: writeDoubt(doubt) }),
    async add(deliveries) {
      const added = areOne(await scripts.list(ADD, deliveries.flatMap(argumentsOf)))
      return deliveries.filter((_, index) => added[index] === true).map(({ id }) => id)
    },
    async prune(beforeMs) {
      let all = 0
      for (const state of ENDS) all += await pruneState(scripts, state, beforeMs)
      return all
    },
  }
}

/** Makes the function that writes a delivery as `ADD_DELIVERY` takes it. @param nextWriter marks each change. */
export function createDeliveryArguments(
  nextWriter: () => string,
  contents: TextCodec<DeliveryContent>,
): (delivery: Delivery) => readonly Argument[] {
  return (delivery) => {
    const { id, version, state, dueAtMs, actAtMs, target, content } = delivery
    const head = [storedKey(id), version, nextWriter(), state, dueAtMs, actAtMs ?? '-', targetKey(target)]
    return [...head, writeDelivery(delivery), content === undefined ? '' : contents.write(content)]
  }
}

type Reads = Pick<DeliveryLedger, 'find' | 'actionable' | 'ofTarget' | 'inState' | 'counts' | 'page'>

function createReads(scripts: Scripts, read: (row: Reply) => Delivery): Reads {
  const last = async (index: string, limit: number) => readWhole(await scripts.list(LAST, [index, limit]), read)
  return {
    async find(id) {
      const row = readTriple('delivery', await scripts.run(FIND, [storedKey(id)]))
      return row[1] === '' ? undefined : read(row)
    },
    actionable: async (nowMs, limit, passed) => {
      const rows = await scripts.list(ACTIONABLE, [nowMs, limit, passed])
      return rows.map(read).map(({ id, target }) => ({ id, target }))
    },
    ofTarget: (target, limit) => last(`target:${targetKey(target)}`, limit),
    inState: (state, limit) => last(`state:${state}`, limit),
    async counts() {
      const counts = await scripts.list(COUNTS, DELIVERY_STATES)
      const entries = DELIVERY_STATES.map((state, index) => [state, Number(counts[index])] as const)
      return Object.fromEntries(entries) as Record<DeliveryState, number>
    },
    page: async (after, limit) => {
      const rows = await scripts.list(PAGE, [storedKey(after), limit])
      return readPage(rows, { idOf: (row) => idOfKey(readTriple('delivery', row)[0]), read })
    },
  }
}

function createChange(
  scripts: Scripts,
  argumentsOf: (delivery: Delivery) => readonly Argument[],
  parts: Pick<LedgerParts, 'channels' | 'clock'>,
): (change: Change) => Promise<boolean> {
  const kept = createKeptContents()
  const change = createChangeOf(scripts, parts)
  return async (wanted) => {
    const { delivery } = wanted
    const whole = argumentsOf(delivery)
    const isChanged = await change(kept.isKept(delivery) ? [...whole.slice(0, -1), SAME_CONTENT] : whole, wanted)
    if (isChanged) kept.keep(delivery)
    return isChanged
  }
}

interface Change {
  readonly delivery: Delivery
  readonly channel: ChannelChange | undefined
  /** As it is kept, or `NOT_COMPARED`. */
  readonly doubt: string
}

function createChangeOf(
  scripts: Scripts,
  { channels, clock }: Pick<LedgerParts, 'channels' | 'clock'>,
): (wanted: readonly Argument[], change: Change) => Promise<boolean> {
  return async (wanted, { delivery, channel, doubt }) => {
    const run = (memory: readonly Argument[]) => scripts.run(CHANGE, [...wanted, ...memory, clock?.() ?? '', doubt])
    if (channel === undefined) return (await run(NO_CHANNEL)) === CHANGED
    const { before, after } = channel
    const id = storedKey(targetKey(delivery.target))
    const change = (stored: string) => run([id, stored, channels.write(after), channels.write(channels.empty)])
    const answer = await change(channels.write(before))
    if (answer !== OTHER_MEMORY) return answer === CHANGED
    // The same memory may have been packed by another version of Node.
    const stored = keptText(await scripts.run(READ, ['channel', id]))
    return stored !== '' && channels.isSame(stored, before) && (await change(stored)) === CHANGED
  }
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

/** Reads a row of the ledger: id, what is kept, content. @throws FailureError `store-damaged`. */
export function readDeliveryRow(contents: TextCodec<DeliveryContent>, row: Reply): Delivery {
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
    content: content === '' ? undefined : contents.read(content),
    version: Number(version),
  }
}
