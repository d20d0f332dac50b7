import { type Job as BullJob, Queue as BullQueue, DelayedError, Worker } from 'bullmq'
import type { DeadLetter, Job, Queue, WorkOn } from '../../src/index.ts'
import type { RedisClient } from '../shared/redis-client.ts'
import { createWorkspaceTurns, type WorkspaceTurns } from './workspace-turns.ts'

/** How the distributed queue behaves. */
export interface BullMqQueueOptions {
  /** The queue's own: it is ended with the queue. Workers open another like it, to wait on. */
  readonly connection: RedisClient
  /** Keeps the bot's keys apart from others' in the same Redis; letters and digits in braces for a cluster. */
  readonly prefix: string
  /** A job whose worker is gone is brought to another one after this, in milliseconds. */
  readonly lockMs: number
  /** A job's record is kept for so long after its end, so that the same delivery is not brought again, or seen as a dead letter, in seconds. */
  readonly keepS: number
  /** After so many failures a job is a dead letter. */
  readonly mostTries: number
  readonly onError: (error: Error) => void
}

/** What a job holds: nothing that is worth reading, since Redis shows it in clear text. */
interface Data {
  readonly delivery: string
}

const NAME = 'deliveries'
/** How often workers look for jobs whose worker is gone. */
const CHECKS_PER_LOCK = 3
/** A worker that dies again and again takes no delivery with it: the ledger decides, not the queue. */
const MOST_STALLS = 1000
const BATCH = 500
/** A job that should have been worked on so long ago and has an end is one that the ledger brings again. */
const OVERDUE_MS = 5000
/** The clocks of replicas differ by less, and every clock is corrected by less all the time. */
const LEAST_SET_BACK_MS = 30_000
/** Jobs that wait for the same time are in order within it, see BullMQ's `getDelayedScore`. */
const SCORES_PER_MS = 0x1000
/** A dead letter is tried again after this: whoever put the bug right has put in a new version by then, or will. */
const DEAD_MS = 600_000

/**
 * The queue for any number of replicas, on BullMQ. Job ids are delivery ids, so a delivery waits once.
 *
 * BullMQ itself takes jobs in the order in which they came, or by priority: workspaces take turns by their jobs' priorities.
 */
export function createBullMqQueue(options: BullMqQueueOptions): Queue {
  const { connection, prefix, onError } = options
  const queue = new BullQueue<Data>(NAME, {
    connection,
    prefix,
    defaultJobOptions: {
      attempts: options.mostTries,
      backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
      removeOnComplete: { age: options.keepS },
      // what the ledger still has comes again long before; what it has no more would be told of for ever
      removeOnFail: { age: options.keepS },
    },
  })
  queue.on('error', onError)
  const workspaceTurns = createWorkspaceTurns(connection, (id) => queue.toKey(id))
  let worker: Worker<Data> | undefined
  const size = async (): Promise<number> => {
    const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized')
    return Object.values(counts).reduce((sum, count) => sum + count, 0)
  }
  return {
    size,
    async add(jobs) {
      const nowMs = Date.now()
      for (let from = 0; from < jobs.length; from += BATCH) {
        await addBatch({ queue, connection, workspaceTurns, nowMs }, jobs.slice(from, from + BATCH))
      }
    },
    async start(work, concurrency) {
      if ((await size()) === 0) await workspaceTurns.clear()
      worker = createWorker({ ...options, workspaceTurns }, work, concurrency)
      await worker.waitUntilReady()
    },
    async deadLetters(limit) {
      const failed = await queue.getFailed(0, limit - 1)
      return failed.map(asDeadLetter)
    },
    async forget(delivery) {
      await Promise.all([queue.remove(jobId(delivery)), workspaceTurns.end(jobId(delivery))])
    },
    async close() {
      await worker?.close()
      await queue.close()
      // BullMQ leaves open what it did not open
      connection.disconnect()
    },
  }
}

interface Bringing {
  readonly queue: BullQueue<Data>
  readonly connection: RedisClient
  readonly workspaceTurns: WorkspaceTurns
  /** When the jobs were brought. */
  readonly nowMs: number
}

async function addBatch(bringing: Bringing, jobs: readonly Job[]): Promise<void> {
  const { queue, workspaceTurns, nowMs } = bringing
  const overdue = jobs.filter(({ actAtMs }) => nowMs - actAtMs > OVERDUE_MS)
  const there = await findThere(bringing, overdue)
  const wanted = jobs.filter((job) => !there.has(job))
  if (wanted.length === 0) return
  const waiting = wanted.map(({ delivery, actAtMs, workspace }) => {
    return { id: jobId(delivery), atMs: Math.max(nowMs, actAtMs), delivery, workspace }
  })
  const turns = await workspaceTurns.give(waiting)
  await queue.addBulk(
    waiting.map(({ id, atMs, delivery }, at) => ({
      name: NAME,
      data: { delivery },
      opts: { jobId: id, delay: atMs - nowMs, priority: turns[at] ?? 1 },
    })),
  )
}

/**
 * A delivery that was started again has the record of its first job in the way, and so has one whose job died of a bug:
 * that is tried again after a while. One that waits for a time by a clock that was set back since would wait too long.
 * Such records are taken away.
 * @returns the jobs that the queue has, and keeps: most of what the ledger brings again only waits for its turn.
 */
async function findThere({ queue, connection, nowMs }: Bringing, jobs: readonly Job[]): Promise<ReadonlySet<Job>> {
  if (jobs.length === 0) return new Set()
  const asking = connection.pipeline()
  for (const { delivery } of jobs) {
    asking.hmget(queue.toKey(jobId(delivery)), 'finishedOn', 'failedReason', 'delay', 'timestamp')
    asking.zscore(queue.toKey('delayed'), jobId(delivery))
  }
  const answers = ((await asking.exec()) ?? []).map(([, answer]) => answer)
  const there = jobs.filter((_, at) => isThere(answers[at * 2]))
  const outdated = jobs.filter((_, at) => {
    const [record, score] = answers.slice(at * 2, at * 2 + 2)
    return isInTheWay(record, nowMs) || isSetBack(record, score, nowMs)
  })
  await Promise.all(outdated.map(({ delivery }) => queue.remove(jobId(delivery))))
  const gone = new Set(outdated)
  return new Set(there.filter((job) => !gone.has(job)))
}

/** BullMQ writes the time of a job with it. */
function isThere(record: unknown): boolean {
  return Array.isArray(record) && typeof record[3] === 'string'
}

/** Replicas bring the same jobs at the same time: one that another has ended meanwhile is not wanted again. */
function isInTheWay(record: unknown, nowMs: number): boolean {
  const [finishedOn, failedReason] = Array.isArray(record) ? record : []
  if (typeof finishedOn !== 'string') return false
  return nowMs - Number(finishedOn) >= (typeof failedReason === 'string' ? DEAD_MS : 0)
}

/** A job that began to wait at a time that is still to come. @param score where it waits, as BullMQ counts. */
function isSetBack(record: unknown, score: unknown, nowMs: number): boolean {
  const [, , waitMs] = Array.isArray(record) ? record : []
  if (typeof score !== 'string') return false
  return Number(score) / SCORES_PER_MS - Number(waitMs) - nowMs > LEAST_SET_BACK_MS
}

interface WorkerOptions extends BullMqQueueOptions {
  readonly workspaceTurns: WorkspaceTurns
}

function createWorker(options: WorkerOptions, work: WorkOn, concurrency: number): Worker<Data> {
  const { connection, prefix, lockMs, workspaceTurns, onError } = options
  // neither is waited for: it travels before what BullMQ says next, and does no harm when it is lost
  const end = ({ delivery }: Data): void => void workspaceTurns.end(jobId(delivery)).catch(onError)
  const putLast = ({ delivery }: Data): void => void workspaceTurns.putLast(jobId(delivery)).catch(onError)
  const worker = new Worker<Data>(
    NAME,
    async (job, token) => {
      const again = await work(job.data.delivery).catch((error: unknown) => {
        // it may be a dead letter now, and has its turn behind it when not
        end(job.data)
        throw error
      })
      if (again === undefined) {
        end(job.data)
        return
      }
      if (again.isLast) putLast(job.data)
      await job.moveToDelayed(again.atMs, token)
      throw new DelayedError()
    },
    {
      connection,
      prefix,
      concurrency,
      lockDuration: lockMs,
      stalledInterval: Math.ceil(lockMs / CHECKS_PER_LOCK),
      maxStalledCount: MOST_STALLS,
      // a delivery waits many times for its turn, and none of these waits is a failure
      maxStartedAttempts: Number.MAX_SAFE_INTEGER,
    },
  )
  worker.on('error', onError)
  return worker
}

/** BullMQ takes no id with a colon and none that is a number. */
function jobId(delivery: string): string {
  return `d-${encodeURIComponent(delivery)}`
}

function asDeadLetter(job: BullJob<Data>): DeadLetter {
  return { delivery: job.data.delivery, reason: job.failedReason.split('\n')[0] ?? '', atMs: job.finishedOn ?? 0 }
}
