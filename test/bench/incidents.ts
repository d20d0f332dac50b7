import { CATCH_UPS, type Delivery } from '../../src/index.ts'
import { MINUTE } from '../contract/examples.ts'
import { allDeliveries, dueChannel, subscribe } from '../storm/storm-place.ts'
import { option } from './arguments.ts'
import { crowd, hotChannel, waves } from './incident-rates.ts'
import { refusals } from './incident-refusals.ts'
import { arrived, inScene, pause, say } from './incident-scene.ts'

const DAY = 1440 * MINUTE
const DAYS_DOWN = 3
/** Enough for a store with its tables and some of the deliveries, in blocks of half a kilobyte. */
const FEW_BLOCKS = 2_000

/**
 * Lets things go wrong that do, and counts at the peer what came of it: `--only replicas`, `outage`, `full`, `limits`,
 * `hot`, `waves`, `crowd` or `down` for one of them, `--deliveries N` for how many (10,000 for replicas, 5,000 for crowd,
 * 2,000 for waves, 500 for hot and limits, 1,000 for the others when not given), `--workers 2,5` for how many replicas, and
 * `--store embedded` or `redis` for the limits of one of the two.
 */
export async function run(args: readonly string[]): Promise<void> {
  const only = option(args, 'only', '')
  const count = Number(option(args, 'deliveries', '0'))
  const incidents: Readonly<Record<string, () => Promise<void>>> = {
    replicas: () => replicas(count || 10_000, option(args, 'workers', '2,5').split(',').map(Number)),
    outage: () => outage(count || 1_000),
    full: () => fullDisk(count || 1_000),
    limits: () => refusals(count || 500, option(args, 'store', 'embedded,redis').split(',')),
    hot: () => hotChannel(count || 500),
    waves: () => waves(count || 2_000),
    crowd: () => crowd(count || 5_000),
    down: () => down(count || 1_000),
  }
  for (const [name, show] of Object.entries(incidents)) if (only === '' || only === name) await show()
}

async function replicas(count: number, sizes: readonly number[]): Promise<void> {
  for (const workers of sizes) {
    await inScene('redis', {}, async ({ peer, fill, start }) => {
      await fill((store) => subscribe(store, count))
      const started = Array.from({ length: workers }, () => start({ isWatched: false }))
      await Promise.all(started.map((worker) => worker.untilDone(count)))
      await Promise.all(started.map((worker) => worker.stop()))
      say(`${count} due, ${workers} replicas`, await arrived(peer), `${count} once`)
    })
  }
}

async function outage(count: number): Promise<void> {
  await inScene('redis', { delayMs: 100 }, async ({ redis, peer, fill, start }) => {
    await fill((store) => subscribe(store, count))
    const workers = [start(), start()]
    while ((await peer.keys()).length < count / 4) await pause(50)
    await redis?.stop('SIGKILL')
    await pause(20_000)
    const meanwhile = (await peer.keys()).length
    await redis?.start()
    await Promise.all(workers.map((worker) => worker.untilDone(count)))
    const logged = workers.reduce((sum, worker) => sum + worker.logged('store-unavailable'), 0)
    const problems = new Set(workers.flatMap((worker) => worker.problems()))
    await Promise.all(workers.map((worker) => worker.stop()))
    say('Redis killed, away 20 s', await arrived(peer), `${count} once; ${meanwhile} before it came back`)
    say('  said', `${logged} lines of the log`, [...problems].slice(0, 3).join('; '))
  })
}

async function fullDisk(count: number): Promise<void> {
  await inScene('embedded', {}, async ({ peer, fill, start }) => {
    await fill((store) => subscribe(store, count))
    const full = start({ mostBlocks: FEW_BLOCKS })
    while (full.problems().length === 0 || full.logged('store-') === 0) await pause(100)
    const before = (await peer.keys()).length
    await full.kill()
    const roomy = start()
    await roomy.untilDone(count)
    await roomy.stop()
    say('disk full, then room again', await arrived(peer), `${count} once; ${before} before there was room`)
    say('  said', `${full.logged('store-')} lines of the log`, full.problems().slice(0, 2).join('; '))
  })
}

/** Daily digests, nobody there for three days. */
async function down(count: number): Promise<void> {
  for (const catchUp of CATCH_UPS) {
    await inScene('embedded', {}, async ({ peer, fill, start }) => {
      const firstMs = Math.floor(Date.now() / MINUTE) * MINUTE - DAYS_DOWN * DAY + 60 * MINUTE
      const entries = Array.from({ length: count }, (_, number) => {
        const { subscription, dueAtMs } = dueChannel(number, firstMs)
        const options = { ...subscription.options, catchUp, maxAgeMs: 7 * DAY }
        return { subscription: { ...subscription, options }, dueAtMs }
      })
      await fill((store) => store.subscriptions.restore(entries))
      const worker = start()
      await worker.untilDone(count)
      await worker.stop()
      const all = await fill(allDeliveries)
      const [missed, said] = [all.filter(isPassedOver), all.filter(saysWhy)]
      const times = missed.reduce((sum, one) => sum + 1 + one.missed, 0)
      const told = `${said.length} say why, ${times} in the ledger as missed`
      say(`down 3 days, ${catchUp}`, await arrived(peer), `${catchUp === 'skip' ? 0 : count} once; ${told}`)
    })
  }
}

function isPassedOver({ history }: Delivery): boolean {
  return history.at(-1)?.reason === 'passed-over'
}

function saysWhy({ content }: Delivery): boolean {
  return /comes late|stands for/.test(JSON.stringify(content?.message ?? ''))
}
