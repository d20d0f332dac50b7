import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { Redis } from 'ioredis'
import { type BullMqQueueOptions, createBullMqQueue } from '../../../adapters/queue/bullmq-queue.ts'
import { connectRedis } from '../../../adapters/shared/redis-client.ts'
import { parseRedisUrl } from '../../../adapters/shared/redis-place.ts'
import type { Queue } from '../../../src/index.ts'
import { queueContract } from '../../contract/queue-contract.ts'
import { endWithUs } from '../../own-children.ts'
import { type RedisServer, startRedis } from '../storage/redis-server.ts'

const REPLICA = path.join(__dirname, 'queue-worker.ts')
let redis: RedisServer
const opened: Queue[] = []
let count = 0

beforeAll(async () => {
  redis = await startRedis()
})

beforeEach(() => {
  count++
})

afterEach(async () => {
  for (const queue of opened.splice(0)) await queue.close()
})

afterAll(() => redis.remove())

/** Opens a queue on the test's own place; two of them are two replicas. */
async function open(options: Partial<BullMqQueueOptions> = {}): Promise<Queue> {
  const place = parseRedisUrl(redis.url)
  if (!place.ok) throw new Error(place.failure)
  const connectionOptions = { attemptsPerCommand: null, commandMs: undefined, isPipelined: false }
  const queue = createBullMqQueue({
    connection: connectRedis(place.value, connectionOptions, () => undefined),
    prefix: `{test-${count}}`,
    lockMs: 500,
    keepS: 3600,
    mostTries: 2,
    onError: () => undefined,
    ...options,
  })
  opened.push(queue)
  return queue
}

queueContract('BullMQ', open)

describe('BullMQ among replicas', () => {
  it('brings each of many jobs to one of five', async () => {
    // a busy machine must not take a job for one whose worker is gone
    const replicas = await Promise.all(Array.from({ length: 5 }, () => open({ lockMs: 20_000 })))
    const worked: string[] = []
    const jobs = Array.from({ length: 500 }, (_, index) => ({ delivery: `d${index}`, actAtMs: 0, workspace: 'T1' }))
    const all = new Promise<void>((resolve) => {
      for (const replica of replicas) {
        void replica.start(async (delivery) => {
          worked.push(delivery)
          if (worked.length >= jobs.length) resolve()
          return undefined
        }, 10)
      }
    })

    await Promise.all(replicas.map((replica) => replica.add(jobs)))
    await all

    expect(worked).toHaveLength(500)
    expect(new Set(worked).size).toBe(500)
  })

  it('does not add what it has already', async () => {
    const queue = await open()
    const jobs = Array.from({ length: 20 }, (_, number) => ({ delivery: `d${number}`, actAtMs: 0, workspace: 'T1' }))
    await queue.add(jobs)

    await queue.add([...jobs, { delivery: 'another', actAtMs: 0, workspace: 'T1' }])
    const told = JSON.stringify(await redis.command('XRANGE', `{test-${count}}:deliveries:events`, '-', '+'))

    expect([await queue.size(), told.includes('duplicated')]).toEqual([21, false])
  })

  it('lets workspaces take turns at jobs that waited for the same time', async () => {
    const queue = await open()
    const actAtMs = Date.now() + 300
    const worked: string[] = []
    const many = Array.from({ length: 200 }, (_, number) => ({ delivery: `many${number}`, actAtMs, workspace: 'T1' }))
    await queue.add([...many, { delivery: 'one', actAtMs, workspace: 'T2' }])

    await new Promise<void>((resolve) => {
      void queue.start(async (delivery) => {
        worked.push(delivery)
        if (worked.length === 201) resolve()
        return undefined
      }, 1)
    })

    expect(worked.indexOf('one')).toBeLessThanOrEqual(1)
  })

  it('keeps no turn of what has ended, whatever its end was', async () => {
    const queue = await open()
    const client = new Redis(redis.url)
    await queue.start(async (delivery) => {
      if (delivery === 'broken') throw new Error('broken')
      return undefined
    }, 4)

    for (const _ of [1, 2]) {
      await queue.add(['a', 'b', 'a', 'broken'].map((delivery) => ({ delivery, actAtMs: Date.now(), workspace: 'T1' })))
      while ((await queue.size()) > 0) await new Promise((resolve) => setImmediate(resolve))
    }
    const kept = await client.keys(`{test-${count}}:*:turns*`)
    await client.quit()

    expect(kept).toEqual([])
    expect(await queue.deadLetters(9)).toHaveLength(1)
  })

  it('keeps no dead letter for ever', async () => {
    const queue = await open({ mostTries: 1 })
    const client = new Redis(redis.url)
    await queue.start(async () => {
      throw new Error('broken')
    }, 1)
    const fail = async (delivery: string): Promise<void> => {
      await queue.add([{ delivery, actAtMs: Date.now(), workspace: 'T1' }])
      while ((await queue.size()) > 0) await new Promise((resolve) => setImmediate(resolve))
    }

    await fail('old')
    const [failed = ''] = await client.keys(`{test-${count}}:*:failed`)
    await client.zadd(failed, Date.now() - 3_700_000, 'd-old')
    await fail('new')
    await client.quit()

    expect((await queue.deadLetters(9)).map(({ delivery }) => delivery)).toEqual(['new'])
  })

  it('forgets turns at a start that nothing waits for any more', async () => {
    const client = new Redis(redis.url)
    const key = `{test-${count}}:deliveries:turns`
    const [idle, busy] = [await open(), await open({ prefix: `{busy-${count}}` })]
    await client.hset(key, 'd-left', '7 T1')
    await busy.add([{ delivery: 'later', actAtMs: Date.now() + 3_600_000, workspace: 'T1' }])

    await idle.start(async () => undefined, 1)
    await busy.start(async () => undefined, 1)
    const kept = [await client.exists(key), await client.exists(`{busy-${count}}:deliveries:turns`)]
    await client.quit()

    expect(kept).toEqual([0, 1])
  })

  it('brings what waits for the time of a clock that was set back since, and nothing else before its time', async () => {
    const before = await open()
    await before.start(async () => ({ atMs: Date.now() + 20_000, isLast: false }), 2)
    await before.add(['set-back', 'waiting'].map((delivery) => ({ delivery, actAtMs: 0, workspace: 'T1' })))
    const client = new Redis(redis.url)
    const delayed = `{test-${count}}:deliveries:delayed`
    while ((await client.zcard(delayed)) < 2) await new Promise((resolve) => setImmediate(resolve))
    await before.close()
    // as it stands when the clock showed two hours more at that time
    await client.zincrby(delayed, 7_200_000 * 0x1000, 'd-set-back')

    const after = await open()
    const worked: string[] = []
    const isWorked = new Promise<void>((resolve) => {
      void after.start(async (delivery) => {
        worked.push(delivery)
        resolve()
        return undefined
      }, 2)
    })
    await after.add(['waiting', 'set-back'].map((delivery) => ({ delivery, actAtMs: 0, workspace: 'T1' })))
    await isWorked
    while ((await after.size()) > 1) await new Promise((resolve) => setImmediate(resolve))
    await client.quit()

    expect(worked).toEqual(['set-back'])
    expect(await after.size()).toBe(1)
  })

  it('takes an id with colons, and one that is a number', async () => {
    const queue = await open()
    const ids = ['s1@2026-03-02T09:00:00.000Z', '17', '订阅 1']
    const worked: string[] = []

    await new Promise<void>((resolve) => {
      void queue.start(async (delivery) => {
        worked.push(delivery)
        if (worked.length === ids.length) resolve()
        return undefined
      }, 1)
      void queue.add(ids.map((delivery) => ({ delivery, actAtMs: 0, workspace: 'T1' })))
    })

    expect([...worked].sort()).toEqual([...ids].sort())
  })

  it('brings a job again that ended, when the ledger says that it has long been due', async () => {
    const queue = await open()
    const worked: string[] = []
    let again: () => void = () => undefined
    const twice = new Promise<void>((resolve) => {
      again = resolve
    })
    await queue.start(async (delivery) => {
      worked.push(delivery)
      if (worked.length === 2) again()
      return undefined
    }, 1)

    await queue.add([{ delivery: 'a', actAtMs: Date.now(), workspace: 'T1' }])
    while ((await queue.size()) > 0) await new Promise((resolve) => setImmediate(resolve))
    await queue.add([{ delivery: 'a', actAtMs: 0, workspace: 'T1' }])
    await twice

    expect(worked).toEqual(['a', 'a'])
  })

  it('brings the job of a replica that was killed to another one', async () => {
    const queue = await open()
    await queue.add([{ delivery: 'a', actAtMs: 0, workspace: 'T1' }])
    const replica = endWithUs(
      spawn(process.execPath, ['--import', 'tsx', REPLICA, redis.url, `{test-${count}}`], {
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    )
    await once(replica.stdout, 'data')
    replica.kill('SIGKILL')
    await once(replica, 'exit')

    const worked = await new Promise<string>((resolve) => {
      void queue.start(async (delivery) => {
        resolve(delivery)
        return undefined
      }, 1)
    })

    expect(worked).toBe('a')
  })

  it('does not bring a job again that has just ended', async () => {
    const queue = await open()
    const worked: string[] = []
    const job = (delivery: string) => ({ delivery, actAtMs: Date.now(), workspace: 'T1' })
    let ended: () => void = () => undefined
    await queue.start(async (delivery) => {
      worked.push(delivery)
      if (delivery === 'last') ended()
      return undefined
    }, 1)
    const last = new Promise<void>((resolve) => {
      ended = resolve
    })

    await queue.add([job('a')])
    while ((await queue.size()) > 0) await new Promise((resolve) => setImmediate(resolve))
    await queue.add([job('a'), job('last')])
    await last

    expect(worked).toEqual(['a', 'last'])
  })
})
