import {
  type ChannelChange,
  DELIVERY_STATES,
  type Delivery,
  type DeliveryContent,
  type DeliveryLedger,
  type DeliveryState,
  targetKey,
  targetOf,
} from '../../../src/index.ts'
import { createContentCodec, readDelivery, writeDelivery } from '../records/delivery-record.ts'
import { createKeptContents } from '../records/kept-contents.ts'
import { readPage, readWhole } from '../records/read-rows.ts'
import { idOfKey, storedKey } from '../records/stored-key.ts'
import type { TextCodec } from '../records/text-codec.ts'
import { numberIn, numberOrNone, textIn } from './cells.ts'
import type { GroupCommit } from './group-commit.ts'
import type { SqlDatabase, SqlRow } from './sql-database.ts'
import { refusing } from './sqlite-failure.ts'

/** What the ledger needs of the memories, within a transaction under way. */
export interface ChannelMemories {
  /** @returns whether the memory was as it should have been, and has been replaced. */
  replace(id: string, change: ChannelChange): boolean
}

const COLUMNS = 'id, target, state, due_at, act_at, version, record'
/** Deliveries forgotten in one transaction. */
const FORGOTTEN_AT_ONCE = 500

/** Keeps the ledger in SQLite. */
export function createLedger(
  database: SqlDatabase<unknown>,
  commit: GroupCommit,
  memories: ChannelMemories,
): DeliveryLedger & { readonly addWithin: (delivery: Delivery) => boolean } {
  const contents = createContentCodec()
  const keepContent = prepareContent(database, contents)
  const addWithin = prepareAdd(database, keepContent)
  const change = prepareChange(database, memories, keepContent)
  const prune = preparePrune(database)
  return {
    ...prepareReads(database, (row) => readRow(contents, row)),
    addWithin,
    add: (deliveries) => commit.write(() => deliveries.filter(addWithin).map(({ id }) => id)),
    change: (delivery, channel) => commit.write(() => change(delivery, channel)),
    // a file forgets nothing
    begin: (delivery, channel) => commit.write(() => change(delivery, channel)),
    async prune(beforeMs) {
      for (let all = 0; ; ) {
        const forgotten = await commit.write(() => prune(beforeMs))
        all += forgotten
        if (forgotten < FORGOTTEN_AT_ONCE) return all
      }
    },
  }
}

type Reads = Pick<DeliveryLedger, 'find' | 'actionable' | 'ofTarget' | 'inState' | 'counts' | 'page'>

function prepareReads(database: SqlDatabase<unknown>, read: (row: SqlRow) => Delivery): Reads {
  const select = (rest: string) =>
    database.prepare(`SELECT ${COLUMNS}, content FROM delivery LEFT JOIN content ON content.delivery = row ${rest}`)
  const find = select('WHERE id = ?')
  const ofTarget = select('WHERE target = ? ORDER BY due_at DESC, row DESC LIMIT ?')
  const inState = select('WHERE state = ? ORDER BY due_at DESC, row DESC LIMIT ?')
  const page = select('WHERE id > ? ORDER BY id LIMIT ?')
  const actionable = database.prepare(
    'SELECT id, target FROM delivery WHERE act_at <= ? ORDER BY act_at, row LIMIT ? OFFSET ?',
  )
  const counts = database.prepare('SELECT state, count(*) AS number FROM delivery GROUP BY state')
  return {
    find: async (id) => {
      const row = refusing(() => find.get(storedKey(id)))
      return row && read(row)
    },
    ofTarget: async (target, limit) =>
      readWhole(
        refusing(() => ofTarget.all(targetKey(target), limit)),
        read,
      ),
    inState: async (state, limit) =>
      readWhole(
        refusing(() => inState.all(state, limit)),
        read,
      ),
    page: async (after, limit) => {
      const rows = refusing(() => page.all(storedKey(after), limit))
      return readPage(rows, { idOf: (row) => idOfKey(textIn(row, 'id')), read })
    },
    actionable: async (nowMs, limit, passed) => {
      const rows = refusing(() => actionable.all(nowMs, limit, passed))
      return rows.map((row) => ({ id: idOfKey(textIn(row, 'id')), target: targetOf(textIn(row, 'target')) }))
    },
    counts: async () => {
      const rows = refusing(() => counts.all())
      const numbers = new Map(rows.map((row) => [textIn(row, 'state'), numberIn(row, 'number')]))
      const entries = DELIVERY_STATES.map((state) => [state, numbers.get(state) ?? 0] as const)
      return Object.fromEntries(entries) as Record<DeliveryState, number>
    },
  }
}

type KeepContent = (delivery: Delivery) => void

function prepareAdd(database: SqlDatabase<unknown>, keepContent: KeepContent): (delivery: Delivery) => boolean {
  const insert = database.prepare(
    `INSERT INTO delivery (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  )
  return (delivery) => {
    const { id, target, state, dueAtMs, actAtMs, version } = delivery
    const values = [storedKey(id), targetKey(target), state, dueAtMs, actAtMs, version, writeDelivery(delivery)]
    if (insert.run(...values) === 0) return false
    if (delivery.content !== undefined) keepContent(delivery)
    return true
  }
}

function prepareChange(
  database: SqlDatabase<unknown>,
  memories: ChannelMemories,
  keepContent: KeepContent,
): (delivery: Delivery, channel: ChannelChange | undefined) => boolean {
  const find = database.prepare('SELECT version FROM delivery WHERE id = ?')
  const replace = database.prepare(
    'UPDATE delivery SET target = ?, state = ?, due_at = ?, act_at = ?, version = ?, record = ? WHERE id = ?',
  )
  return (delivery, channel) => {
    const { id, target, state, dueAtMs, actAtMs, version } = delivery
    const before = find.get(storedKey(id))
    if (before === undefined || numberIn(before, 'version') !== version - 1) return false
    if (channel !== undefined && !memories.replace(targetKey(target), channel)) return false
    replace.run(targetKey(target), state, dueAtMs, actAtMs, version, writeDelivery(delivery), storedKey(id))
    keepContent(delivery)
    return true
  }
}

/** Keeps the content of a delivery that is there; writes nothing where it is kept already. */
function prepareContent(database: SqlDatabase<unknown>, contents: TextCodec<DeliveryContent>): KeepContent {
  const keep = database.prepare(
    `INSERT INTO content SELECT row, ? FROM delivery WHERE id = ?
      ON CONFLICT (delivery) DO UPDATE SET content = excluded.content WHERE content <> excluded.content`,
  )
  const forget = database.prepare('DELETE FROM content WHERE delivery = (SELECT row FROM delivery WHERE id = ?)')
  const kept = createKeptContents()
  return (delivery) => {
    const { id, content } = delivery
    if (content === undefined) forget.run(storedKey(id))
    else if (!kept.isKept(delivery)) keep.run(contents.write(content), storedKey(id))
    kept.keep(delivery)
  }
}

function preparePrune(database: SqlDatabase<unknown>): (beforeMs: number) => number {
  const ended = database.prepare(
    `SELECT row FROM delivery WHERE state IN ('sent', 'failed', 'skipped', 'unknown') AND due_at < ? AND act_at IS NULL
      LIMIT ${FORGOTTEN_AT_ONCE}`,
  )
  const forget = database.prepare('DELETE FROM delivery WHERE row = ?')
  const forgetContent = database.prepare('DELETE FROM content WHERE delivery = ?')
  return (beforeMs) => {
    const rows = ended.all(beforeMs).map((row) => numberIn(row, 'row'))
    for (const row of rows) {
      forgetContent.run(row)
      forget.run(row)
    }
    return rows.length
  }
}

function readRow(contents: TextCodec<DeliveryContent>, row: SqlRow): Delivery {
  const id = idOfKey(textIn(row, 'id'))
  return {
    id,
    target: targetOf(textIn(row, 'target')),
    // The column holds what was written from the same type.
    state: textIn(row, 'state') as DeliveryState,
    dueAtMs: numberIn(row, 'due_at'),
    actAtMs: numberOrNone(row, 'act_at'),
    ...readDelivery(id, textIn(row, 'record')),
    content: row.content === null ? undefined : contents.read(textIn(row, 'content')),
    version: numberIn(row, 'version'),
  }
}
