import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseRedisUrl } from '../../../adapters/shared/redis-place.ts'
import { openRedisStore } from '../../../adapters/storage/redis/open-redis-store.ts'
import type { Store } from '../../../src/index.ts'
import type { BreakableStores, OpenStores } from '../../contract/open-stores.ts'
import type { RedisServer } from './redis-server.ts'

const KEYS = { subscription: 'sub', delivery: 'dlv', content: 'content', channel: 'channel', thread: 'thread' } as const

/** Opens connections to an emptied Redis; all of them are closed after each test. */
export function redisStores(server: () => Pick<RedisServer, 'url' | 'command'>): BreakableStores {
  let opened: Store[] = []
  let folders: string[] = []
  afterEach(async () => {
    for (const store of opened) await store.close()
    for (const folder of folders) rmSync(folder, { recursive: true })
    opened = []
    folders = []
  })
  const openStores: OpenStores = async (count) => {
    const { url, command } = server()
    await command('FLUSHALL')
    const folder = mkdtempSync(path.join(tmpdir(), 'mark-'))
    folders.push(folder)
    const open = () => openAt(url, path.join(folder, 'mark'))
    const first = await open()
    const others = await Promise.all(Array.from({ length: count - 1 }, open))
    opened.push(first, ...others)
    return [first, ...others]
  }
  const breakRecords: BreakableStores['breakRecords'] = async (kind, ids, record) => {
    await server().command('HSET', `{briefing}:${KEYS[kind]}`, ...ids.flatMap((id) => [id, record]))
  }
  return Object.assign(openStores, { breakRecords })
}

/** Opens a store at an address, of somebody with a clock, or of a test that moves its own. */
export async function openAt(
  url: string,
  markFile: string,
  mayForget = false,
  clock: (() => number) | undefined = undefined,
): Promise<Store> {
  const place = parseRedisUrl(url)
  if (!place.ok) throw new Error(place.failure)
  return await openRedisStore({ place: place.value, mayForget, markFile, clock })
}
