import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { EMPTY_CHANNEL, type Store, targetKey } from '../../../src/index.ts'
import {
  changed,
  contentOf,
  deliveryOf,
  longMemory,
  NINE,
  planOf,
  subscriptionOf,
  TARGET,
} from '../../contract/examples.ts'
import { freePort, type RedisServer, startRedis } from './redis-server.ts'
import { openAt } from './redis-stores.ts'

let servers: RedisServer[] = []
let opened: Store[] = []
const folder = mkdtempSync(path.join(tmpdir(), 'redis-faults-'))
let mark = ''
let other: Server | undefined
let tests = 0

beforeEach(() => {
  tests++
  mark = path.join(folder, `mark-${tests}`)
})

afterEach(async () => {
  for (const store of opened) await store.close()
  for (const server of servers) await server.remove()
  servers = []
  opened = []
  other?.close()
  other = undefined
})

afterAll(() => rmSync(folder, { recursive: true }))

async function start(...settings: readonly string[]): Promise<RedisServer> {
  const server = await startRedis(...settings)
  servers.push(server)
  return server
}

async function open(server: Pick<RedisServer, 'url'>, mayForget = false): Promise<Store> {
  const store = await openAt(server.url, mark, mayForget)
  opened.push(store)
  return store
}

function failing(code: string, detail: RegExp): object {
  return { failure: { code, detail: expect.stringMatching(detail) } }
}

describe('a store in Redis, when Redis stops', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('goes on after a %s with all that was acknowledged', async (signal) => {
    const server = await start()
    const store = await open(server)
    const planned = deliveryOf({ content: contentOf(1) })
    const entry = subscriptionOf({ id: 's2' })
    await store.ledger.add([planned])
    await store.subscriptions.save([entry])
    await store.memory.changeChannel('C1', (before) => ({ ...before, seen: ['a'] }))

    await server.stop(signal)
    const refused = store.ledger.find(planned.id)
    await expect(refused).rejects.toMatchObject(failing('store-unavailable', /cannot be reached/))
    const away = await store.health()
    await server.start()
    const found = await store.ledger.find(planned.id)

    expect(away).toEqual({ isReady: false, problems: [expect.stringMatching(/cannot be reached|does not answer/)] })
    expect(found).toEqual(planned)
    expect((await store.subscriptions.due(NINE, 9)).readable).toEqual([entry])
    expect((await store.memory.channel('C1')).seen).toEqual(['a'])
    const known = (await store.findWork(planned.id))?.doubt
    expect(await store.ledger.begin(changed(planned, { state: 'sending' }), undefined, known)).toBe(true)
    expect(await store.subscriptions.plan([planOf(entry)])).toEqual([true])
    expect(await store.health()).toEqual({ isReady: true, problems: [] })
  })

  it('waits for one that comes back at once, and loses nothing that was on its way', async () => {
    const server = await start()
    const store = await open(server)
    const ids = Array.from({ length: 2_000 }, (_, index) => `d${index}`)

    const adding = Promise.all(ids.map((id) => store.ledger.add([deliveryOf({ id })])))
    await server.stop('SIGKILL')
    await server.start()
    const added = (await adding).flat()

    expect(added).toEqual(ids)
    expect((await store.ledger.counts()).planned).toBe(2_000)
  })

  it('says that it is not ready when Redis hangs, and goes on when Redis does', async () => {
    const server = await start()
    const store = await open(server)

    server.signal('SIGSTOP')
    const hanging = await store.health()
    const adding = store.ledger.add([deliveryOf({})])
    server.signal('SIGCONT')

    expect(hanging).toEqual({ isReady: false, problems: ['Redis does not answer'] })
    expect(await adding).toHaveLength(1)
    expect(await store.health()).toEqual({ isReady: true, problems: [] })
  })

  it('is opened by the next process as it was left', async () => {
    const server = await start()
    const store = await open(server)
    await store.subscriptions.save([subscriptionOf({})])
    await store.close()

    const next = await open(server)

    expect(await next.subscriptions.count()).toBe(1)
  })
})

describe('a store in Redis, when Redis has lost everything', () => {
  it('says so instead of sending all again, at once and at the next start', async () => {
    const server = await start()
    const store = await open(server)
    await store.ledger.add([deliveryOf({})])

    await server.command('FLUSHALL')
    const emptied = failing('store-emptied', /lost/)

    await expect(store.ledger.add([deliveryOf({})])).rejects.toMatchObject(emptied)
    await expect(store.subscriptions.due(NINE, 9)).rejects.toMatchObject(emptied)
    await expect(store.memory.channel('C1')).rejects.toMatchObject(emptied)
    await expect(store.limits.take([], NINE)).rejects.toMatchObject(emptied)
    expect(await store.health()).toEqual({ isReady: false, problems: [expect.stringContaining('lost')] })
    await expect(open(server)).rejects.toMatchObject(failing('store-emptied', /delete .*mark-\d+ to start anew/))
    expect(await server.command('DBSIZE')).toBe(0)
  })

  it('starts anew when an operator has said so', async () => {
    const server = await start()
    await open(server)
    await server.command('FLUSHALL')
    rmSync(mark)

    const store = await open(server)

    expect(await store.ledger.add([deliveryOf({})])).toHaveLength(1)
    expect(existsSync(mark)).toBe(true)
  })

  it('gives every replica the same mark, whoever comes first', async () => {
    const server = await start()
    const files = [1, 2, 3, 4].map((number) => `${mark}-${number}`)

    const stores = await Promise.all(files.map((file) => openAt(server.url, file)))
    opened.push(...stores)

    expect(new Set(files.map((file) => readFileSync(file, 'utf8'))).size).toBe(1)
  })
})

describe('a store in Redis, refused', () => {
  it.each([
    ['keeps no file of changes', ['--appendonly', 'no'], /appendonly yes/],
    ['may throw data away', ['--maxmemory-policy', 'allkeys-lru'], /set it to noeviction/],
  ])('is not opened where Redis %s, unless that was asked for', async (_, settings, detail) => {
    const server = await start(...settings)

    await expect(open(server)).rejects.toMatchObject(failing('store-unsafe', detail))
    const trial = await open(server, true)

    expect(await trial.health()).toEqual({ isReady: true, problems: [expect.stringMatching(detail)] })
  })

  it('says where nothing answers, without the password', async () => {
    const port = await freePort()

    const opening = open({ url: `redis://me:hidden@127.0.0.1:${port}` })

    await expect(opening).rejects.toMatchObject(failing('store-unavailable', /^127\.0\.0\.1:\d+: Redis cannot be/))
    await expect(opening).rejects.not.toThrow(/hidden/)
  })

  it.each<[string, (socket: Socket) => void]>([
    ['a web server', (socket) => socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))],
    ['a mail server', (socket) => socket.write('220 mail.example ready\r\n')],
    [
      'one that knows no such commands',
      (socket) =>
        socket.on('data', (data) => {
          for (const _ of String(data).matchAll(/^\*/gm)) socket.write("-ERR unknown command 'x'\r\n")
        }),
    ],
  ])('says that what answers is no Redis: %s', async (_, answer) => {
    other = createServer((socket) => answer(socket.on('error', () => undefined).unref()))
    const port = await freePort()
    await once(other.listen(port, '127.0.0.1'), 'listening')

    const opening = open({ url: `redis://127.0.0.1:${port}` })

    await expect(opening).rejects.toMatchObject(failing('store-unavailable', /is no Redis: correct REDIS_URL$/))
  })

  it('says that there is no database of that number, and does not take the first one for it', async () => {
    const server = await start()
    const where = server.url.replace(/\/\d*$/, '')

    await expect(open({ url: `${where}/99` })).rejects.toMatchObject(
      failing('store-unavailable', /no such database.*REDIS_URL/),
    )
    expect(await server.command('DBSIZE')).toBe(0)
    expect((await (await open({ url: `${where}/7` })).health()).isReady).toBe(true)
  })

  it('says that the password is wrong', async () => {
    const server = await start()
    await server.command('CONFIG', 'SET', 'requirepass', 'right')

    await expect(open(server)).rejects.toMatchObject(failing('store-unavailable', /refuses the login/))
  })

  it('says that the memory of Redis is full, and changes nothing', async () => {
    const server = await start()
    const store = await open(server)
    await store.ledger.add([deliveryOf({})])
    await server.command('CONFIG', 'SET', 'maxmemory', '1')

    const change = store.ledger.change(changed(deliveryOf({}), { state: 'sending' }), undefined)

    await expect(change).rejects.toMatchObject(failing('store-full', /maxmemory/))
    expect((await store.ledger.find(deliveryOf({}).id))?.state).toBe('planned')
    expect(await store.health()).toEqual({ isReady: false, problems: [expect.stringContaining('maxmemory')] })
    await server.command('CONFIG', 'SET', 'maxmemory', '0')
    expect(await store.health()).toEqual({ isReady: true, problems: [] })
    expect(await store.ledger.change(changed(deliveryOf({}), { state: 'sending' }), undefined)).toBe(true)
  })

  it('says that Redis has become a replica', async () => {
    const server = await start()
    const store = await open(server)
    await server.command('REPLICAOF', '127.0.0.1', String(await freePort()))

    const save = store.subscriptions.save([subscriptionOf({})])

    await expect(save).rejects.toMatchObject(failing('store-read-only', /replica/))
    expect((await store.health()).isReady).toBe(false)
  })
})

describe('replicas whose clocks differ', () => {
  it('find as much in a bucket that they share, whoever is behind', async () => {
    const server = await start()
    const clocks = [() => Date.now() - 20_000, () => Date.now() + 20_000, Date.now]
    const stores = await Promise.all(clocks.map((clock, at) => openAt(server.url, `${mark}-${at}`, false, clock)))
    opened.push(...stores)
    const rates = [{ key: 'k', perSecond: 1 / 60, burst: clocks.length }]

    const waits: number[] = []
    for (const at of [1, 0, 2, 1, 0]) waits.push((await stores[at]?.limits.take(rates, clocks[at]?.() ?? 0)) ?? 0)

    expect(waits.slice(0, 3)).toEqual([0, 0, 0])
    for (const wait of waits.slice(3)) expect(wait).toBeGreaterThan(30_000)
    for (const wait of waits.slice(3)) expect(wait).toBeLessThanOrEqual(60_000)
  })

  it('wait for as long as a platform asked one of them', async () => {
    const server = await start()
    const ahead = () => Date.now() + 600_000
    const [one, other] = [await openAt(server.url, mark, false, ahead), await openAt(server.url, mark, false, Date.now)]
    opened.push(one, other)

    await one.limits.close('k', ahead() + 60_000)
    const wait = await other.limits.take([{ key: 'k', perSecond: 1, burst: 1 }], Date.now())

    expect(wait).toBeGreaterThan(30_000)
    expect(wait).toBeLessThanOrEqual(60_001)
  })
})

describe('what is kept in Redis', () => {
  it('is known again when another version of Node has packed it', async () => {
    const server = await start()
    const store = await open(server)
    const { seen, language, edition } = longMemory()
    const packed = deflateRawSync(JSON.stringify([seen, language, edition]), { level: 9 }).toString('base64')
    await server.command('HSET', '{briefing}:channel', targetKey(TARGET), `writer z${packed}`)
    const planned = deliveryOf({})
    await store.ledger.add([planned])

    const isChanged = await store.ledger.change(changed(planned, {}), { before: longMemory(), after: EMPTY_CHANNEL })

    expect(isChanged).toBe(true)
    expect(await store.memory.channel(targetKey(TARGET))).toEqual(EMPTY_CHANNEL)
  })

  it('forgets a bucket that is full again, and nothing else', async () => {
    const server = await start()
    const store = await open(server)
    await store.limits.take([{ key: 'k', perSecond: 1, burst: 1 }], NINE)
    await store.subscriptions.save([subscriptionOf({})])
    await store.memory.changeChannel(targetKey(TARGET), (before) => ({ ...before, seen: ['a'] }))

    const keys = (await server.command('KEYS', '*')) as readonly string[]
    const times = await Promise.all(keys.map(async (key) => [key, await server.command('PTTL', key)] as const))

    const fading = times.filter(([, time]) => time !== -1).map(([key]) => key)
    expect(fading).toEqual(['{briefing}:rate:k'])
    expect(keys.every((key) => key.startsWith('{briefing}:'))).toBe(true)
  })
})
