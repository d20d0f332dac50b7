import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDriver } from '../../../adapters/storage/sqlite/open-driver.ts'
import { openSqliteStore } from '../../../adapters/storage/sqlite/open-sqlite-store.ts'
import type { Store } from '../../../src/index.ts'
import { contentOf, deliveryOf, HOSTILE_IDS, NINE, restingOf, subscriptionOf, TARGET } from '../../contract/examples.ts'
import { type RedisServer, startRedis } from '../storage/redis-server.ts'
import { jsonLines, runCli } from './run-cli.ts'

let server: RedisServer
const folder = mkdtempSync(path.join(tmpdir(), 'transfer-'))
const COUNTS = { subscription: 1_214, delivery: 1_214, channel: 13, thread: 13, installation: 12, source: 12 }

beforeAll(async () => {
  server = await startRedis()
  await fill(place('first'))
  await run(['export', 'bot.jsonl'], place('first'))
})

afterAll(async () => {
  await server.remove()
  rmSync(folder, { recursive: true })
})

function place(name: string): string {
  return path.join(folder, name)
}

/** Some of everything, with more than a page of what there is much of. */
async function fill(dataFolder: string): Promise<void> {
  mkdirSync(dataFolder)
  await withStore(dataFolder, async ({ subscriptions, ledger, memory, installations, sources }) => {
    const many = Array.from({ length: 1_200 }, (_, index) => `s${index}`)
    const hostile = HOSTILE_IDS.map((id) => ({ id, target: { platform: id, workspace: id, channel: id } }))
    await subscriptions.restore([...many.map((id) => subscriptionOf({ id })), ...hostile.map(subscriptionOf)])
    await subscriptions.restore([
      restingOf({ id: 'resting', version: 7, pause: { untilMs: undefined, reason: 'target-gone' } }),
      subscriptionOf({ id: 'paused', pause: { untilMs: NINE, reason: 'asked' }, options: { language: 'zh-Hant' } }),
    ])
    await ledger.add([...many.map((id) => deliveryOf({ id })), ...hostile.map(deliveryOf)])
    await ledger.add([
      deliveryOf({
        id: 'sent',
        state: 'sent',
        actAtMs: undefined,
        attempts: 2,
        attemptedAtMs: NINE,
        post: 'p',
        version: 9,
      }),
      deliveryOf({
        id: 'unknown',
        state: 'unknown',
        content: contentOf(3),
        post: '1',
        following: [''],
        pages: 4,
        page: 2,
      }),
    ])
    for (const id of HOSTILE_IDS) {
      const source = { platform: id, workspace: id, id, title: id, addedAtMs: NINE, record: 'cmVjb3Jk' }
      await sources.add(source, { sources: 9, bytes: 999 })
      await installations.replace(id, undefined, `sealed ${Buffer.from(id).toString('base64')}`)
      await memory.changeChannel(id, (before) => ({ ...before, seen: [id] }))
      await memory.changeThread(id, (before) => ({ ...before, posted: [id], documents: ['d'] }))
    }
    const edition = {
      number: 2,
      date: '2026-03-02',
      language: 'en',
      takeaways: [],
      quotes: [],
      leftOut: [],
      unseen: 3,
    } as const
    await memory.changeChannel('C1', () => ({
      seen: ['a'],
      language: 'zh-Hans',
      edition,
      opinions: [{ item: 'a', user: 'U1', verdict: 'more', topic: 'risks', speaker: undefined }],
      zone: 'Asia/Shanghai',
    }))
    await memory.changeThread('C1 private', (before) => ({
      ...before,
      asked: [{ question: 'Why?', answers: [], message: '1.2' }],
      answers: [{ id: 1, words: 'risks', message: contentOf(4).message, posted: ['a'], isShared: false }],
      exchanges: [
        { message: '1.2', posts: ['1.3'], now: 'risks' },
        { message: '1.4', posts: [], now: null },
      ],
    }))
  })
}

async function withStore<T>(dataFolder: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = openSqliteStore(path.join(dataFolder, 'briefing.db'))
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

function breakRecord(dataFolder: string, kind: string, id: string): void {
  const database = openDriver(path.join(dataFolder, 'briefing.db'))
  database.prepare(`UPDATE ${kind} SET record = ? WHERE id = ?`).run('[1', id)
  database.close()
}

function run(words: readonly string[], dataFolder: string, redis = 'none') {
  return runCli(words, { folder, environment: { DATA_DIR: dataFolder, REDIS_URL: redis } })
}

function read(name: string): string {
  return readFileSync(place(name), 'utf8')
}

describe('briefing export and import', () => {
  it('move a bot from SQLite to Redis and back with nothing lost or changed', async () => {
    const there = await run(['import', 'bot.jsonl', '--json'], place('redis'), server.url)
    const fromRedis = await run(['export', 'redis.jsonl', '--json'], place('redis'), server.url)
    const back = await run(['import', 'redis.jsonl', '--json'], place('second'))
    await run(['export', 'second.jsonl'], place('second'))

    // what takes long on a busy machine says how far it is
    const told = [there, fromRedis, back].map(({ code, error }) => ({
      code,
      error: error.replace(/^.* lines …\n/gm, ''),
    }))
    expect(told).toEqual([1, 2, 3].map(() => ({ code: 0, error: '' })))
    expect([there, fromRedis, back].flatMap(({ out }) => jsonLines(out))).toEqual([
      COUNTS,
      { ...COUNTS, leftOut: [] },
      COUNTS,
    ])
    expect(read('redis.jsonl') === read('bot.jsonl')).toBe(true)
    expect(read('second.jsonl') === read('bot.jsonl')).toBe(true)
    const [first, second] = await Promise.all(
      ['first', 'second'].map((name) =>
        withStore(place(name), async ({ subscriptions, ledger, memory, installations, sources }) => [
          await subscriptions.page('', 9_999),
          (await subscriptions.due(NINE, 9_999)).readable.map(({ subscription }) => subscription.id).sort(),
          await subscriptions.ofTarget(TARGET),
          (await ledger.page('', 9_999)).readable,
          await ledger.counts(),
          (await ledger.actionable(NINE, 9_999, 0)).length,
          (await memory.channels('', 9_999)).readable,
          (await memory.threads('', 9_999)).readable,
          await installations.page('', 9_999),
          await sources.page(undefined, 9_999),
        ]),
      ),
    )
    expect(second).toEqual(first)
  }, 120_000)

  it('say how much it was, and let nobody else read the file', async () => {
    const { out } = await run(['export', 'said.jsonl'], place('first'))

    expect(out).toBe(
      'said.jsonl: 1214 subscriptions, 1214 deliveries, 13 channels, 13 threads, 12 installations, 12 texts of readers.\n',
    )
    expect(statSync(place('said.jsonl')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('leave out a subscription that cannot be read, name it with what to do, and tell the shell', async () => {
    mkdirSync(place('broken'))
    await withStore(place('broken'), async ({ subscriptions }) => {
      await subscriptions.restore(['a', 'b', 'c'].map((id) => subscriptionOf({ id })))
    })
    breakRecord(place('broken'), 'subscription', 'b')

    const { code, out, error } = await run(['export', 'rest.jsonl'], place('broken'))
    const inJson = await run(['export', 'rest.jsonl', '--json'], place('broken'))
    const imported = await run(['import', 'rest.jsonl', '--json'], place('mended'))

    expect([code, inJson.code, imported.code]).toEqual([1, 1, 0])
    expect(out).toContain('rest.jsonl: 2 subscriptions')
    expect(error).toMatch(/^the record of subscription b of peer T1 C1 is damaged, .*“unsubscribe” with that number/)
    expect(jsonLines(inJson.out)).toMatchObject([{ subscription: 2, leftOut: [{ kind: 'subscription', id: 'b' }] }])
    expect(jsonLines(imported.out)).toMatchObject([{ subscription: 2 }])
  })

  it('leave out whatever else cannot be read, name it, and hide nothing beside it', async () => {
    mkdirSync(place('worn'))
    await withStore(place('worn'), async ({ ledger, memory }) => {
      await ledger.add(['a', 'b', 'c'].map((id) => ({ ...deliveryOf({}), id })))
      for (const id of ['a', 'b']) {
        await memory.changeChannel(id, (before) => ({ ...before, seen: [id] }))
        await memory.changeThread(id, (before) => ({ ...before, documents: [id] }))
      }
    })
    for (const kind of ['delivery', 'channel', 'thread']) breakRecord(place('worn'), kind, 'b')

    const { code, out, error } = await run(['export', 'worn.jsonl', '--json'], place('worn'))
    const imported = await run(['import', 'worn.jsonl', '--json'], place('mended-worn'))

    const there = { delivery: 2, channel: 1, thread: 1 }
    const leftOut = ['delivery', 'channel', 'thread'].map((kind) => ({ kind, id: 'b' }))
    expect([code, imported.code]).toEqual([1, 0])
    expect([...jsonLines(out), ...jsonLines(imported.out)]).toMatchObject([{ ...there, leftOut }, there])
    expect(error.trimEnd().split('\n')).toEqual(
      ['delivery', 'channel', 'thread'].map((kind) =>
        expect.stringContaining(`the record of ${kind} b is damaged, and it is not in the file: `),
      ),
    )
  })

  it('say where a file cannot be written', async () => {
    const { code, error } = await run(['export', 'missing/bot.jsonl'], place('first'))

    expect(code).toBe(1)
    expect(error).toContain('cannot be written (ENOENT)')
  })
})

describe('briefing import', () => {
  it.each<[string, (lines: string[]) => string[], RegExp]>([
    ['is cut off', (lines) => lines.slice(0, -1), /line 2479: the file is cut off/],
    ['lacks a line', (lines) => lines.toSpliced(5, 1), /line 2479: there are more or fewer lines of subscription/],
    [
      'was changed',
      (lines) => lines.map((line) => line.replace('"createdBy":"U1"', '"createdBy":"U2"')),
      /was changed/,
    ],
    ['goes on after its end', (lines) => [...lines, lines[1] ?? ''], /line 2481: nothing may follow/],
    [
      'is of a newer version',
      (lines) => ['{"format":"briefing-export","version":2}', ...lines.slice(1)],
      /of version 2/,
    ],
    ['is something else', () => ['{"text":"a report"}'], /line 1: the file is no export/],
    ['is empty', () => [], /cut off/],
    ['is no JSON', (lines) => lines.toSpliced(9, 1, '{'), /line 10: it is no JSON/],
    [
      'holds what cannot be',
      (lines) => lines.map((line) => line.replace('"state":"sent"', '"state":"lost"')),
      /line \d+: delivery\.state/,
    ],
    [
      'has a digest every minute',
      (lines) => lines.map((line) => line.replace(/"cron":"[^"]*"/, '"cron":"* * * * *"')),
      /line \d+: subscription\.schedule: is due more than six times a day/,
    ],
    [
      'holds what nobody knows',
      (lines) => lines.map((line) => line.replace('"kind":"thread"', '"kind":"secret"')),
      /line 2443: kind/,
    ],
  ])('writes nothing of a file that %s', async (_, change, problem) => {
    const lines = read('bot.jsonl').trimEnd().split('\n')
    writeFileSync(
      place('bad.jsonl'),
      change(lines)
        .map((line) => `${line}\n`)
        .join(''),
    )

    const { code, error } = await run(['import', 'bad.jsonl'], place('never'))

    expect(code).toBe(1)
    expect(error).toMatch(problem)
    expect(error).toMatch(/^bad\.jsonl: /)
    expect(readdirSync(folder)).not.toContain('never')
  })

  it('lets nothing start from what an import left half done, until it is gone on with', async () => {
    await run(['import', 'bot.jsonl'], place('half'))
    await withStore(place('half'), async ({ subscriptions, imports }) => {
      await subscriptions.remove(['s1'])
      await imports.set(true)
    })

    const halfway = [await run(['start'], place('half')), await run(['doctor'], place('half'))]
    await run(['import', 'bot.jsonl', '--continue'], place('half'))
    const doctor = await run(['doctor'], place('half'))

    expect(halfway.map(({ code }) => code)).toEqual([1, 1])
    for (const { out, error } of halfway) expect(out + error).toContain('import --continue FILE')
    expect(doctor.out).not.toContain('--continue')
    await withStore(place('half'), async ({ subscriptions, imports }) => {
      expect([await subscriptions.count(), await imports.isUnderWay()]).toEqual([COUNTS.subscription, false])
    })
  })

  it('does not mix two bots, and goes on with an import that broke off', async () => {
    await run(['import', 'bot.jsonl'], place('third'))
    await withStore(place('third'), async ({ subscriptions, memory }) => {
      for (let index = 0; index < 700; index++) await subscriptions.remove([`s${index}`])
      await memory.changeChannel('C1', (before) => ({ ...before, seen: ['a', 'new'] }))
    })

    const mixed = await run(['import', 'bot.jsonl'], place('third'))
    const further = await run(['import', 'bot.jsonl', '--continue'], place('third'))

    expect(mixed.code).toBe(1)
    expect(mixed.error).toContain('--continue')
    expect(further.code).toBe(0)
    await withStore(place('third'), async ({ subscriptions, memory }) => {
      expect(await subscriptions.count()).toBe(COUNTS.subscription)
      expect((await memory.channel('C1')).seen).toEqual(['a', 'new'])
    })
  })

  it('reads what was exported before installations and texts of readers were', async () => {
    const lines = read('bot.jsonl').trimEnd().split('\n').slice(0, -1)
    const before = lines.filter((line) => !/^{"kind":"(installation|source)"/.test(line)).map((line) => `${line}\n`)
    const { installation: _, source: __, ...counts } = COUNTS
    const sha256 = createHash('sha256').update(before.join('')).digest('hex')
    writeFileSync(place('old.jsonl'), [...before, JSON.stringify({ kind: 'end', counts, sha256 }), '\n'].join(''))

    const { code, out } = await run(['import', 'old.jsonl', '--json'], place('old'))

    expect(code).toBe(0)
    expect(jsonLines(out)).toEqual([{ ...counts, installation: 0, source: 0 }])
  })

  it('says that there is no such file', async () => {
    const { code, error } = await run(['import', 'nothing.jsonl'], place('never'))

    expect(code).toBe(1)
    expect(error).toContain('Check its name')
  })
})
