import {
  type Delivery,
  type Plan,
  type ScheduledSubscription,
  type SubscriptionStore,
  targetKey,
  targetOf,
} from '../../../src/index.ts'
import { type ListReading, readDue, readList } from '../records/read-rows.ts'
import { idOfKey, storedKey } from '../records/stored-key.ts'
import { readSubscription, writeSubscription } from '../records/subscription-record.ts'
import { workspacePrefix } from '../records/workspace-prefix.ts'
import { numberIn, numberOrNone, textIn } from './cells.ts'
import type { GroupCommit } from './group-commit.ts'
import type { SqlDatabase, SqlRow } from './sql-database.ts'
import { refusing } from './sqlite-failure.ts'

const COLUMNS = 'id, target, created_at, due_at, version, record'

/**
 * Keeps subscriptions in SQLite.
 * @param addDelivery puts a delivery in the ledger within the transaction under way, unless it is there.
 */
export function createSubscriptions(
  database: SqlDatabase<unknown>,
  commit: GroupCommit,
  addDelivery: (delivery: Delivery) => void,
): SubscriptionStore {
  const insert = prepareInsert(database)
  const saveAll = prepareSaveAll(database, insert)
  const plan = preparePlan(database, addDelivery)
  const count = database.prepare('SELECT count(*) AS number FROM subscription')
  const remove = database.prepare('DELETE FROM subscription WHERE id = ?')
  return {
    ...prepareReads(database),
    save: (entries) => commit.write(() => saveAll(entries)),
    restore: (entries) =>
      commit.write(() => entries.filter((entry) => insert(entry)).map(({ subscription }) => subscription.id)),
    remove: (ids) =>
      commit.write(() => {
        for (const id of ids) remove.run(storedKey(id))
      }),
    plan: (plans) => commit.write(() => plans.map(plan)),
    count: async () => refusing(() => numberIn(count.get() ?? {}, 'number')),
  }
}

type Reads = Pick<SubscriptionStore, 'find' | 'ofTarget' | 'ofWorkspace' | 'due' | 'page'>

function prepareReads(database: SqlDatabase<unknown>): Reads {
  const select = (rest: string) => database.prepare(`SELECT ${COLUMNS} FROM subscription ${rest}`)
  const find = select('WHERE id = ?')
  const ofTarget = select('WHERE target = ? ORDER BY created_at, id')
  const ofWorkspace = select('WHERE target >= ? AND target < ? ORDER BY target, created_at, id LIMIT ?')
  const due = select('WHERE due_at <= ? ORDER BY due_at LIMIT ?')
  const page = select('WHERE id > ? ORDER BY id LIMIT ?')
  return {
    find: async (id) => {
      const row = refusing(() => find.get(storedKey(id)))
      return row && readRow(row)
    },
    ofTarget: async (target) =>
      readList(
        refusing(() => ofTarget.all(targetKey(target))),
        LIST,
      ),
    ofWorkspace: async (place, limit) => {
      const { first, end } = workspacePrefix(place)
      return readList(
        refusing(() => ofWorkspace.all(first, end, limit)),
        LIST,
      )
    },
    due: async (nowMs, limit) =>
      readDue(
        refusing(() => due.all(nowMs, limit)),
        {
          headOf: (row) => ({ id: idOfKey(textIn(row, 'id')), dueAtMs: numberIn(row, 'due_at') }),
          read: (row) => readRow(row).subscription,
        },
      ),
    page: async (after, limit) => {
      const rows = refusing(() => page.all(storedKey(after), limit))
      return { ...readList(rows, LIST), last: rows.map(LIST.idOf).at(-1) }
    },
  }
}

type Write = (entry: ScheduledSubscription) => boolean

function prepareInsert(database: SqlDatabase<unknown>): Write {
  const insert = database.prepare(
    `INSERT INTO subscription (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  )
  return ({ subscription, dueAtMs }) => {
    const { id, target, createdAtMs, version } = subscription
    const record = writeSubscription(subscription)
    return insert.run(storedKey(id), targetKey(target), createdAtMs, dueAtMs, version, record) === 1
  }
}

/** Looks at all before it writes any: the others of a group of changes are not undone for one that came too late. */
function prepareSaveAll(
  database: SqlDatabase<unknown>,
  insert: Write,
): (entries: readonly ScheduledSubscription[]) => boolean {
  const find = database.prepare('SELECT version FROM subscription WHERE id = ?')
  const replace = prepareReplace(database)
  const isNext = ({ subscription: { id, version } }: ScheduledSubscription): boolean => {
    const before = find.get(storedKey(id))
    return version - 1 === (before === undefined ? 0 : numberIn(before, 'version'))
  }
  return (entries) => {
    if (!entries.every(isNext)) return false
    for (const entry of entries) entry.subscription.version === 1 ? insert(entry) : replace(entry)
    return true
  }
}

function prepareReplace(database: SqlDatabase<unknown>): Write {
  const replace = database.prepare(
    `UPDATE subscription SET target = ?, created_at = ?, due_at = ?, version = ?, record = ?
      WHERE id = ? AND version = ?`,
  )
  return (entry) => {
    const { subscription, dueAtMs } = entry
    const { id, target, createdAtMs, version } = subscription
    const values = [targetKey(target), createdAtMs, dueAtMs, version, writeSubscription(subscription)]
    return replace.run(...values, storedKey(id), version - 1) === 1
  }
}

function preparePlan(
  database: SqlDatabase<unknown>,
  addDelivery: (delivery: Delivery) => void,
): (plan: Plan) => boolean {
  const moveOn = database.prepare('UPDATE subscription SET due_at = ? WHERE id = ? AND due_at = ?')
  return ({ subscription, dueAtMs, nextDueAtMs, deliveries }) => {
    if (moveOn.run(nextDueAtMs, storedKey(subscription), dueAtMs) !== 1) return false
    for (const delivery of deliveries) addDelivery(delivery)
    return true
  }
}

const LIST: ListReading<SqlRow> = {
  idOf: (row) => idOfKey(textIn(row, 'id')),
  targetKeyIn: (row) => textIn(row, 'target'),
  read: readRow,
}

function readRow(row: SqlRow): ScheduledSubscription {
  const subscription = {
    id: idOfKey(textIn(row, 'id')),
    target: targetOf(textIn(row, 'target')),
    ...readSubscription(textIn(row, 'record')),
    createdAtMs: numberIn(row, 'created_at'),
    version: numberIn(row, 'version'),
  }
  return { subscription, dueAtMs: numberOrNone(row, 'due_at') }
}
