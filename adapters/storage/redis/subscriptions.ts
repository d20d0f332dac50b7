import {
  type Delivery,
  type Plan,
  type ScheduledSubscription,
  type Subscription,
  type SubscriptionStore,
  targetKey,
  targetOf,
} from '../../../src/index.ts'
import { type ListReading, readDue, readList } from '../records/read-rows.ts'
import { idOfKey, storedKey } from '../records/stored-key.ts'
import { readSubscription, writeSubscription } from '../records/subscription-record.ts'
import { workspacePrefix } from '../records/workspace-prefix.ts'
import { areOne, inPieces, readHead, readTriple } from './rows.ts'
import type { Argument, Reply, Scripts } from './script.ts'
import { COUNT, DUE, FIND, PAGE, PLACES, PLAN, REMOVE, SAVE } from './subscription-scripts.ts'

/** Plans made in one go: Redis does nothing else meanwhile, for some milliseconds. */
const PLANNED_AT_ONCE = 250
/** Digits of a time in milliseconds, so that texts of it are in its order. */
const TIME_DIGITS = 15

/**
 * Keeps subscriptions in Redis.
 * @param nextWriter makes a word that no other change is marked with.
 * @param deliveryArguments what `ADD_DELIVERY` takes for a delivery.
 */
export function createSubscriptions(
  scripts: Scripts,
  nextWriter: () => string,
  deliveryArguments: (delivery: Delivery) => readonly Argument[],
): SubscriptionStore {
  const save = async (mode: 'next' | 'restore', entries: readonly ScheduledSubscription[]) =>
    areOne(await scripts.list(SAVE, [mode, ...entries.flatMap((entry) => argumentsOf(entry, nextWriter()))]))
  return {
    ...createReads(scripts),
    save: async (entries) => (await save('next', entries)).every((isSaved) => isSaved),
    async restore(entries) {
      const restored = await save('restore', entries)
      return entries.filter((_, index) => restored[index] === true).map(({ subscription }) => subscription.id)
    },
    remove: async (ids) => void (await scripts.run(REMOVE, ids.map(storedKey))),
    async plan(plans) {
      const made = inPieces(plans, PLANNED_AT_ONCE).map((some) =>
        scripts.list(
          PLAN,
          some.flatMap((plan) => planArguments(plan, deliveryArguments)),
        ),
      )
      return areOne((await Promise.all(made)).flat())
    },
    count: async () => Number(await scripts.run(COUNT, [])),
  }
}

type Reads = Pick<SubscriptionStore, 'find' | 'ofTarget' | 'ofWorkspace' | 'due' | 'page'>

function createReads(scripts: Scripts): Reads {
  const places = async (first: string, end: string, limit: number) =>
    readList(await listed(scripts.list(PLACES, [first, end, limit])), LIST)
  return {
    async find(id) {
      const [row] = await listed(scripts.list(FIND, [storedKey(id)]))
      return row && readRow(row)
    },
    // A place is `<target> <created> <id>`, and nothing comes between a space and an exclamation mark.
    ofTarget: (target) => places(`${targetKey(target)} `, `${targetKey(target)}!`, -1),
    ofWorkspace: (place, limit) => {
      const { first, end } = workspacePrefix(place)
      return places(first, end, limit)
    },
    due: async (nowMs, limit) => {
      return readDue(await listed(scripts.list(DUE, [nowMs, limit])), {
        headOf: ([key, due]) => ({ id: idOfKey(key), dueAtMs: Number(due) }),
        read: ([key, , value]) => readSubscriptionRow(idOfKey(key), value),
      })
    },
    page: async (after, limit) => {
      const rows = await listed(scripts.list(PAGE, [storedKey(after), limit]))
      return { ...readList(rows, LIST), last: rows.map(LIST.idOf).at(-1) }
    },
  }
}

function argumentsOf({ subscription, dueAtMs }: ScheduledSubscription, writer: string): readonly Argument[] {
  const { id, target, createdAtMs, version } = subscription
  const created = String(createdAtMs).padStart(TIME_DIGITS, '0')
  const record = writeSubscription(subscription)
  return [storedKey(id), version, writer, targetKey(target), created, dueAtMs ?? '', record]
}

function planArguments(
  { subscription, dueAtMs, nextDueAtMs, deliveries }: Plan,
  deliveryArguments: (delivery: Delivery) => readonly Argument[],
): readonly Argument[] {
  const head = [storedKey(subscription), dueAtMs, nextDueAtMs ?? '', deliveries.length]
  return [...head, ...deliveries.flatMap(deliveryArguments)]
}

/** The target is there where the row was found by its place. */
type Row = readonly [key: string, due: string, value: string, target?: Reply]

async function listed(rows: Promise<readonly Reply[]>): Promise<readonly Row[]> {
  return (await rows).map((row) => [...readTriple('subscription', row), Array.isArray(row) ? row[3] : undefined])
}

const LIST: ListReading<Row> = {
  idOf: ([key]) => idOfKey(key),
  targetKeyIn: ([, , value, target]) =>
    typeof target === 'string' ? target : (readHead('subscription', value, 4).head[2] ?? ''),
  read: readRow,
}

function readRow([key, due, value]: Row): ScheduledSubscription {
  return { subscription: readSubscriptionRow(idOfKey(key), value), dueAtMs: due === '' ? undefined : Number(due) }
}

/** Reads what is kept of a subscription. @throws FailureError `store-damaged`. */
export function readSubscriptionRow(id: string, value: string): Subscription {
  const { head, rest } = readHead('subscription', value, 4)
  const [version, , target = '', created] = head
  return {
    id,
    target: targetOf(target),
    ...readSubscription(rest),
    createdAtMs: Number(created),
    version: Number(version),
  }
}
