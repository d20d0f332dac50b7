import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Redis } from 'ioredis'
import Database from 'libsql'
import { openSqliteStore } from '../../adapters/storage/sqlite/open-sqlite-store.ts'
import type { ScheduledSubscription, Store } from '../../src/index.ts'
import { startRedis } from '../adapters/storage/redis-server.ts'
import { openAt } from '../adapters/storage/redis-stores.ts'
import { deliveryOf, MINUTE, NINE, planOf, subscriptionOf } from '../contract/examples.ts'
import { hasFlag, option } from './arguments.ts'

const PAGE = 500
const QUIET_AT = NINE - 60 * MINUTE
const QUIET = 435
const CROWDED = 16_000
const CRON = ['0 9 * * *', '30 8 * * 1-5', '0 9,17 * * *', '0 9 1 * *']
const ZONES = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'UTC']

/** What the store is held beside: the same driver with nothing of ours around it. */
interface Bare {
  /** Moves so many due times on and adds a row for each, in pages. */
  claim(ids: readonly string[]): Promise<void>
  /** Writes so many rows, each safe before the next, or so many at once. */
  write(count: number, atOnce: number): Promise<void>
}

interface Bench {
  readonly store: Store
  readonly bare: Bare
  /** What everything takes, in bytes. */
  size(): Promise<number>
  /** The processor time of everything at work but this process, in milliseconds. */
  otherWorkMs(): Promise<number>
  close(): Promise<void>
}

/** Measures both stores, each beside its bare driver: `--subscriptions N`, `--sqlite`, `--redis`. */
export async function run(args: readonly string[]): Promise<void> {
  const count = Number(option(args, 'subscriptions', '1000000'))
  const all = !hasFlag(args, 'sqlite') && !hasFlag(args, 'redis')
  if (all || hasFlag(args, 'sqlite')) await measure('SQLite', count, sqliteBench())
  if (all || hasFlag(args, 'redis')) await measure('Redis', count, await redisBench())
}

async function measure(name: string, count: number, bench: Bench): Promise<void> {
  process.stdout.write(`\n${name}, ${count} subscriptions\n`)
  const before = await bench.size()
  const { ms: loadMs } = await timed(() => load(bench.store, count))
  say('loaded', `${(loadMs / 1000).toFixed(1)} s`)
  say('bytes each', `${Math.round(((await bench.size()) - before) / count)}`, '≤ 1,024')
  await measureDue(bench)
  await measureClaims(bench)
  await measureWrites(bench)
  say('resident memory of this process', `${Math.round(process.memoryUsage.rss() / 1e6)} MB`)
  await bench.close()
}

async function measureDue(bench: Bench): Promise<void> {
  const { subscriptions } = bench.store
  const none = await median(() => subscriptions.due(QUIET_AT - 1, PAGE))
  const quiet = await median(() => subscriptions.due(QUIET_AT, PAGE))
  const { workMs } = await worked(bench, () => median(() => subscriptions.due(QUIET_AT, PAGE)))
  say('tick with none due', `${none.toFixed(2)} ms`, '≤ 1 ms')
  say(`quiet minute, ${QUIET} found`, `${quiet.toFixed(2)} ms`, '≤ 5 ms')
  say('  by the processor alone', `${(workMs / MEDIAN_OF).toFixed(2)} ms`)
}

async function measureClaims(bench: Bench): Promise<void> {
  const { store, bare } = bench
  await claimAll(store, QUIET_AT)
  const { value, workMs } = await worked(bench, () => timed(() => claimAll(store, NINE)))
  const { ms, value: claimed } = value
  const { ms: bareMs } = await timed(() => bare.claim(claimed))
  say(`crowded minute, ${claimed.length} claimed`, `${ms.toFixed(0)} ms`, '≤ 1,000 ms')
  say('  by the processor alone', `${workMs.toFixed(0)} ms`)
  say('  the same by the bare driver', `${bareMs.toFixed(0)} ms`, `ours takes ${(ms / bareMs).toFixed(2)} ×`)
}

async function claimAll({ subscriptions }: Store, nowMs: number): Promise<readonly string[]> {
  const claimed: string[] = []
  for (;;) {
    const due = (await subscriptions.due(nowMs, PAGE)).readable
    if (due.length === 0) return claimed
    const counted = await subscriptions.plan(due.map(planOf))
    claimed.push(...due.filter((_, index) => counted[index] === true).map(({ subscription }) => subscription.id))
  }
}

async function measureWrites({ store, bare }: Bench): Promise<void> {
  let alone = 0
  for (const atOnce of [1, 50, 500]) {
    const count = atOnce === 1 ? 2_000 : 20_000
    const { ms } = await timed(() => write(store, count, atOnce))
    const { ms: bareMs } = await timed(() => bare.write(count, atOnce))
    const [ours, theirs] = [(count / ms) * 1000, (count / bareMs) * 1000]
    if (atOnce === 1) alone = ours
    const gain = `bare ${theirs.toFixed(0)}, ratio ${(ours / theirs).toFixed(2)}; ${(ours / alone).toFixed(1)} × one at a time`
    say(`durable writes a second, ${atOnce} at once`, ours.toFixed(0), gain)
  }
}

let written = 0

async function write({ ledger }: Store, count: number, atOnce: number): Promise<void> {
  for (let done = 0; done < count; done += atOnce) {
    const some = Array.from({ length: atOnce }, () => deliveryOf({ id: `w${written++}`, target: targetOf(written) }))
    await Promise.all(some.map((delivery) => ledger.add([delivery])))
  }
}

async function load({ subscriptions }: Store, count: number): Promise<void> {
  const step = 2_000
  for (let start = 0; start < count; start += step) {
    const some = Array.from({ length: Math.min(step, count - start) }, (_, index) => subscriptionAt(start + index))
    await subscriptions.restore(some)
  }
}

function subscriptionAt(index: number): ScheduledSubscription {
  const isPlain = index % 3 === 0
  return subscriptionOf({
    id: idOf(index),
    target: targetOf(index),
    dueAtMs: dueOf(index),
    schedule: { cron: CRON[index % CRON.length] ?? '', zone: ZONES[index % ZONES.length] ?? '' },
    createdBy: `U${codeOf(index * 7)}`,
    ...(isPlain ? {} : { options: { topics: ['risks', 'regulation'], language: 'zh-Hans', layout: 'thread' } }),
  })
}

function dueOf(index: number): number {
  if (index < QUIET) return QUIET_AT
  if (index < QUIET + CROWDED) return NINE
  return NINE + Math.floor(index / QUIET) * MINUTE
}

/** As random as a real one, and the same in every run. */
function idOf(index: number): string {
  const digits = [1, 2, 3, 4]
    .map((part) =>
      scramble(index * 4 + part)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('')
  return digits.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
}

function targetOf(index: number) {
  return { platform: 'slack', workspace: `T${codeOf(Math.floor(index / 20))}`, channel: `C${codeOf(index)}` }
}

function codeOf(index: number): string {
  return (scramble(index) * 1024 + (index % 1024)).toString(36).toUpperCase().padStart(9, '0').slice(-9)
}

/** Knuth's multiplicative hash, twice. */
function scramble(number: number): number {
  const once = Math.imul(number + 1, 2_654_435_761) >>> 0
  return Math.imul(once ^ (once >>> 15), 2_246_822_519) >>> 0
}

function sqliteBench(): Bench {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const file = path.join(folder, 'b.db')
  const store = openSqliteStore(file)
  return {
    store,
    bare: bareSqlite(file, path.join(folder, 'bare.db')),
    async size() {
      const other = new Database(file)
      other.exec('PRAGMA busy_timeout = 5000; PRAGMA wal_checkpoint(TRUNCATE)')
      other.close()
      return statSync(file).size
    },
    otherWorkMs: async () => 0,
    async close() {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Claims in the store's own file, where the million is; the rows it adds have one index. */
function bareSqlite(file: string, other: string): Bare {
  return {
    async claim(ids) {
      const database = new Database(file)
      database.exec(
        'PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; CREATE TABLE bare (id TEXT UNIQUE, record TEXT)',
      )
      const due = database.prepare('SELECT id, due_at FROM subscription WHERE due_at >= ? ORDER BY due_at LIMIT ?')
      const move = database.prepare('UPDATE subscription SET due_at = ? WHERE id = ?')
      const add = database.prepare('INSERT INTO bare VALUES (?, ?)')
      for (let start = 0; start < ids.length; start += PAGE) {
        due.all(NINE, PAGE)
        database.exec('BEGIN IMMEDIATE')
        for (const id of ids.slice(start, start + PAGE)) {
          move.run([NINE + 3000 * MINUTE, id])
          add.run([`${id}@2026-03-02T09:00:00.000Z`, '[null,0,0,null,null,[["planned",1772442000000,"due"]]]'])
        }
        database.exec('COMMIT')
      }
      database.close()
    },
    async write(count, atOnce) {
      const database = new Database(other)
      database.exec(
        'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS bare (id TEXT UNIQUE, record TEXT)',
      )
      const add = database.prepare('INSERT INTO bare VALUES (?, ?)')
      for (let done = 0; done < count; done += atOnce) {
        if (atOnce > 1) database.exec('BEGIN IMMEDIATE')
        for (let index = 0; index < atOnce; index++) {
          add.run([`b${written++}`, '[null,0,0,null,null,[["planned",1772442000000,"due"]]]'])
        }
        if (atOnce > 1) database.exec('COMMIT')
      }
      database.close()
    },
  }
}

async function redisBench(): Promise<Bench> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const server = await startRedis()
  const client = new Redis({ port: server.port })
  const store = await openAt(server.url, path.join(folder, 'mark'))
  return {
    store,
    bare: bareRedis(client),
    size: async () => Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]),
    async otherWorkMs() {
      const told = (await client.info('cpu')).matchAll(/used_cpu_(?:sys|user):([\d.]+)/g)
      return Array.from(told, ([, seconds]) => Number(seconds) * 1000).reduce((sum, one) => sum + one, 0)
    },
    async close() {
      await store.close()
      client.disconnect()
      await server.remove()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Plain commands, as many as travel together; no checks, no other indexes. */
function bareRedis(client: Redis): Bare {
  const record = '[null,0,0,null,null,[["planned",1772442000000,"due"]]]'
  return {
    async claim(ids) {
      for (let start = 0; start < ids.length; start += PAGE) {
        await client.zrangebyscore('{briefing}:due', NINE, '+inf', 'LIMIT', 0, PAGE)
        const pipeline = client.pipeline()
        for (const id of ids.slice(start, start + PAGE)) {
          pipeline.zadd('bare:due', NINE, id)
          pipeline.hset('bare', `${id}@2026-03-02T09:00:00.000Z`, record)
        }
        await pipeline.exec()
      }
    },
    async write(count, atOnce) {
      for (let done = 0; done < count; done += atOnce) {
        const pipeline = client.pipeline()
        for (let index = 0; index < atOnce; index++) pipeline.hset('bare', `b${written++}`, record)
        await pipeline.exec()
      }
    },
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now()
  const value = await work()
  return { ms: performance.now() - start, value }
}

/** With the processor's time, which other work on the machine changes less than the clock's. */
async function worked<T>(
  { otherWorkMs }: Bench,
  work: () => Promise<T>,
): Promise<{ readonly workMs: number; readonly value: T }> {
  const others = await otherWorkMs()
  const before = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { workMs: (user + system) / 1000 + (await otherWorkMs()) - others, value }
}

const MEDIAN_OF = 21

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  while (times.length < MEDIAN_OF) times.push((await timed(work)).ms)
  return times.sort((a, b) => a - b)[Math.floor(MEDIAN_OF / 2)] ?? 0
}

function say(name: string, value: string, beside = ''): void {
  process.stdout.write(`  ${name.padEnd(40)} ${value.padStart(10)}  ${beside}\n`)
}
