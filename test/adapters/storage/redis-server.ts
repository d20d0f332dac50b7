import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Redis } from 'ioredis'
import { endWithUs } from '../../own-children.ts'

/** A real Redis that a test can treat badly. */
export interface RedisServer {
  readonly port: number
  readonly url: string
  /** Runs one command, such as `FLUSHALL`. */
  command(name: string, ...args: readonly string[]): Promise<unknown>
  /** Ends it, in good order or as a power cut would. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Makes it hang, or go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void
  /** Starts it again on the same port, with what is on its disk. */
  start(): Promise<void>
  /** Ends it and takes away what is on its disk. */
  remove(): Promise<void>
}

/** How a durable Redis is set up, as the store asks for. */
const DURABLE = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction']

/**
 * Starts a Redis of its own on a free port, in a folder of its own.
 * @param settings what follows the usual ones on its command line.
 */
export async function startRedis(...settings: readonly string[]): Promise<RedisServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'redis-'))
  const port = await freePort()
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder, ...DURABLE, ...settings]
  let child: ChildProcess | undefined
  const start = async (): Promise<void> => {
    child = endWithUs(spawn('redis-server', words, { stdio: 'ignore' }))
    await once(child, 'spawn')
    await ask(port, 'PING')
  }
  const stop = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  await start()
  return {
    port,
    url: `redis://127.0.0.1:${port}/0`,
    command: (name, ...args) => ask(port, name, ...args),
    stop,
    signal: (name) => void child?.kill(name),
    start,
    async remove() {
      await stop('SIGKILL')
      rmSync(folder, { recursive: true })
    },
  }
}

/** Finds a port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function ask(port: number, name: string, ...args: readonly string[]): Promise<unknown> {
  const client = new Redis({ port, retryStrategy: () => 20, maxRetriesPerRequest: 500 })
  client.on('error', () => undefined)
  try {
    return await client.call(name, ...args)
  } finally {
    client.disconnect()
  }
}
