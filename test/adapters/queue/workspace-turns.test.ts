import { Redis } from 'ioredis'
import { createWorkspaceTurns, type WaitingJob, type WorkspaceTurns } from '../../../adapters/queue/workspace-turns.ts'
import { NINE } from '../../contract/examples.ts'
import { type RedisServer, startRedis } from '../storage/redis-server.ts'

let server: RedisServer
let client: Redis
let count = 0

beforeAll(async () => {
  server = await startRedis()
  client = new Redis(server.url)
})

afterAll(async () => {
  await client.quit()
  await server.remove()
})

function open(): WorkspaceTurns {
  count++
  return createWorkspaceTurns(client, (id) => `{turns-${count}}:${id}`)
}

function jobsOf(workspace: string, from: number, until: number, atMs: number): readonly WaitingJob[] {
  return Array.from({ length: until - from }, (_, index) => ({ id: `${workspace}-${from + index}`, workspace, atMs }))
}

describe('the turns of workspaces', () => {
  it('puts the first job of one workspace before the second of another', async () => {
    const workspaceTurns = open()

    const [first, second, last] = await workspaceTurns.give([...jobsOf('a', 0, 2, NINE), ...jobsOf('b', 0, 1, NINE)])

    expect(second).toBeGreaterThan(last ?? 0)
    expect(first).toBe(last)
  })

  it('gives a job the place that it has when it is brought again', async () => {
    const workspaceTurns = open()
    const jobs = jobsOf('a', 0, 3, NINE)
    const before = await workspaceTurns.give(jobs)

    const after = await workspaceTurns.give([...jobs].reverse())

    expect(after).toEqual([...before].reverse())
  })

  it('counts only what has not ended', async () => {
    const workspaceTurns = open()
    const [first] = await workspaceTurns.give(jobsOf('a', 0, 50, NINE))
    for (let number = 0; number < 50; number++) await workspaceTurns.end(`a-${number}`)

    const [again] = await workspaceTurns.give(jobsOf('a', 50, 51, NINE))
    await workspaceTurns.end('a-50')
    await workspaceTurns.end('a-50')
    const [third] = await workspaceTurns.give(jobsOf('a', 51, 52, NINE))

    expect([again, third]).toEqual([first, first])
  })

  it('puts a job behind those of its workspace that have not ended, and no farther', async () => {
    const workspaceTurns = open()
    const turns = await workspaceTurns.give(jobsOf('a', 0, 6, NINE))
    await client.hset(`{turns-${count}}:a-3`, 'priority', '4')
    for (const number of [0, 1, 2]) await workspaceTurns.end(`a-${number}`)

    await workspaceTurns.putLast('a-3')
    await workspaceTurns.putLast('gone')
    const [last] = await workspaceTurns.give(jobsOf('a', 3, 4, NINE))

    expect(last).toBe((turns.at(-1) ?? 0) + 1)
    expect(await client.hget(`{turns-${count}}:a-3`, 'priority')).toBe(String(last))
    expect(await client.exists(`{turns-${count}}:gone`)).toBe(0)
  })

  it('lets what waits be overtaken for a time that its place tells, and not for ever', async () => {
    const workspaceTurns = open()
    const minute = 60_000

    const turns = await workspaceTurns.give(jobsOf('a', 0, 100, NINE))
    const [soon] = await workspaceTurns.give(jobsOf('b', 0, 1, NINE + minute))
    const [late] = await workspaceTurns.give(jobsOf('c', 0, 1, NINE + 60 * minute))

    expect(turns.at(-1)).toBeGreaterThan(soon ?? 0)
    expect(turns.at(-1)).toBeLessThan(late ?? 0)
  })

  it('gives turns that the queue takes, however many jobs wait and whatever the date', async () => {
    const workspaceTurns = open()
    const dates = [0, NINE, NINE + 227 * 86_400_000, Date.UTC(2100, 0)]
    await client.hset(`{turns-${count}}:turns-taken`, 'crowd', 10_000_000)

    const turns = await workspaceTurns.give(dates.map((atMs, at) => ({ id: `d${at}`, workspace: 'crowd', atMs })))

    expect(turns.every((place) => place >= 1 && place < 2 ** 21)).toBe(true)
  })
})
