import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deliveryOf } from '../../contract/examples.ts'
import { storeContract } from '../../contract/store-contract.ts'
import { freePort, type RedisServer, startRedis } from './redis-server.ts'
import { openAt, redisStores } from './redis-stores.ts'

const SLOTS = 16_384

/** Asks until the answer is the one that is waited for. */
async function until(isThere: () => Promise<boolean>): Promise<void> {
  for (let times = 0; times < 500; times++) {
    if (await isThere()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('it did not come')
}

/** Makes one cluster of three nodes, each with a third of the slots. */
async function startCluster(): Promise<readonly RedisServer[]> {
  const nodes = await Promise.all([0, 1, 2].map(() => startRedis('--cluster-enabled', 'yes')))
  for (const [index, node] of nodes.entries()) {
    const [first, last] = [index, index + 1].map((third) => Math.floor((SLOTS * third) / 3))
    await node.command('CLUSTER', 'ADDSLOTSRANGE', String(first), String((last ?? 0) - 1))
    await node.command('CLUSTER', 'MEET', '127.0.0.1', String(nodes[0]?.port))
  }
  for (const node of nodes) {
    await until(async () => /cluster_state:ok[\s\S]*known_nodes:3/.test(String(await node.command('CLUSTER', 'INFO'))))
  }
  return nodes
}

/** What is another node's to keep is done there. */
function unlessOfAnother(error: unknown): void {
  if (!(error instanceof Error && error.message.startsWith('MOVED'))) throw error
}

describe('in a cluster', () => {
  let nodes: readonly RedisServer[] = []

  beforeAll(async () => {
    nodes = await startCluster()
  })

  afterAll(async () => {
    for (const node of nodes) await node.remove()
  })

  storeContract(
    'Redis in a cluster',
    redisStores(() => ({
      url: `redis://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
      command: async (...words) => {
        for (const node of nodes) await node.command(...words).catch(unlessOfAnother)
      },
    })),
  )
})

describe('behind a sentinel', () => {
  it('goes on with the replica that the sentinel names when the main one is gone', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-'))
    const main = await startRedis('--repl-diskless-sync-delay', '0')
    const replica = await startRedis('--replicaof', '127.0.0.1', String(main.port))
    const port = await freePort()
    const file = path.join(folder, 'sentinel.conf')
    const watched = [
      `monitor group 127.0.0.1 ${main.port} 1`,
      'down-after-milliseconds group 500',
      'failover-timeout group 2000',
    ]
    writeFileSync(file, [`port ${port}`, ...watched.map((line) => `sentinel ${line}`)].join('\n'))
    const sentinel = spawn('redis-server', [file, '--sentinel'], { stdio: 'ignore', cwd: folder })
    await until(async () => /slave0:.*state=online/.test(String(await main.command('INFO', 'replication'))))
    const store = await openAt(`redis+sentinel://127.0.0.1:${port}/group`, path.join(folder, 'mark'))

    await store.ledger.add([deliveryOf({ id: 'before' })])
    await main.command('WAIT', '1', '5000')
    await main.stop('SIGKILL')
    await until(async () => (await store.health()).isReady)
    const added = await store.ledger.add([deliveryOf({ id: 'after' })])
    const { planned } = await store.ledger.counts()

    expect([added, planned]).toEqual([['after'], 2])
    await store.close()
    sentinel.kill('SIGKILL')
    for (const server of [main, replica]) await server.remove()
    rmSync(folder, { recursive: true })
  })
})
