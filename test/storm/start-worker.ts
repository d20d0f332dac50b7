import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { DeliveryState } from '../../src/index.ts'
import { endWithUs } from '../own-children.ts'
import type { WorkerOrder } from './worker.ts'

/** A worker's process, as the storm sees it. */
export interface StormWorker {
  /** Resolves when it delivers: `false` when it has ended before. */
  hasWorked(): Promise<boolean>
  /** How many deliveries have come to an end, as it last said. */
  ended(): number
  /** Everything it said was wrong so far, each once. */
  problems(): readonly string[]
  /** How many lines of its log hold a text. */
  logged(text: string): number
  /** The most memory it has had, in bytes. */
  peakMemory(): number
  /** The processor time it has had, in milliseconds. */
  processorMs(): number
  /** How long its event loop could have gone on while others had the processor, in milliseconds. */
  waitedMs(): number
  /** Lets it tick, where it waits for that. */
  tick(): void
  untilDone(deliveries: number): Promise<void>
  /** Resolves when it has ended, by itself or not. */
  untilGone(): Promise<void>
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>
  /** Ends it in good order. */
  stop(): Promise<void>
}

interface Told {
  readonly problems?: readonly string[]
  readonly counts: Readonly<Record<DeliveryState, number>>
  /** 0 when no delivery may still act. */
  readonly open: number
}

/** Nothing that a storm waits for takes so long. */
const STUCK_MS = 60_000
const OURS = path.join(__dirname, 'worker.ts')
/** As the product is started, by `npm start` and by the image: 100,000 jobs leave behind what takes long to be found dead. */
export const START_OPTIONS = ['--heap-growing-percent=40']
const STOCK = path.join(__dirname, 'stock-worker.ts')

/** Starts a worker, with Node's options in `WORKER_OPTIONS` such as `--cpu-prof`. It does not outlive this process. */
export function startWorker({ isStock, ...order }: WorkerOrder & { readonly isStock: boolean }): StormWorker {
  const options = [...START_OPTIONS, ...(process.env.WORKER_OPTIONS?.split(' ') ?? []), '--import', 'tsx']
  const before = order.mostBlocks === undefined ? '' : `ulimit -f ${order.mostBlocks};`
  const env = { ...process.env, STORM_WORKER: JSON.stringify(order) }
  const child = endWithUs(
    spawn('sh', ['-c', `${before} exec "$0" "$@"`, process.execPath, ...options, isStock ? STOCK : OURS], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
  const exited = once(child, 'exit')
  let last: Told | undefined
  let listeners: (() => void)[] = []
  const lines = createInterface({ input: child.stdout })
  const problems = new Set<string>()
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (order.isWatched) log += text
    else process.stderr.write(text)
  })
  lines.on('line', (line) => {
    const { counts, open, problems: found = [] }: Partial<Told> = JSON.parse(line)
    for (const problem of found) problems.add(problem)
    if (counts !== undefined && open !== undefined) last = { counts, open }
    const waiting = listeners
    listeners = []
    for (const listener of waiting) listener()
  })
  const next = (): Promise<unknown> =>
    Promise.race([new Promise<void>((resolve) => void listeners.push(resolve)), exited])
  const isDone = (deliveries: number): boolean => {
    if (last === undefined || last.open > 0) return false
    return Object.values(last.counts).reduce((sum, count) => sum + count, 0) >= deliveries
  }
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null
  return {
    async hasWorked() {
      while (last === undefined && isRunning()) await next()
      return isRunning()
    },
    ended: () => {
      const { sent = 0, failed = 0, skipped = 0, unknown = 0 } = last?.counts ?? {}
      return sent + failed + skipped + unknown
    },
    problems: () => [...problems],
    logged: (text) => log.split('\n').filter((line) => line.includes(text)).length,
    peakMemory() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
    },
    processorMs() {
      // fields 14 and 15, in hundredths of a second; the name before them may hold spaces
      const [, fields = ''] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')
      const [user, system] = fields.split(' ').slice(11, 13)
      return (Number(user) + Number(system)) * 10
    },
    // the second figure, in nanoseconds
    waitedMs: () => Number(readFileSync(`/proc/${child.pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6,
    tick: () => void child.kill('SIGUSR2'),
    async untilDone(deliveries) {
      let [before, sinceMs] = ['', Date.now()]
      while (!isDone(deliveries)) {
        if (!isRunning()) throw new Error(`a worker ended by itself with ${child.exitCode}`)
        await next()
        const now = JSON.stringify(last)
        if (now !== before) [before, sinceMs] = [now, Date.now()]
        else if (Date.now() - sinceMs > STUCK_MS) throw new Error(`the storm does not end: ${now}`)
      }
    },
    untilGone: async () => void (await exited),
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}
