import { Queue } from 'bullmq'

/** The queue of a bot that trusts its libraries. */
export const STOCK_QUEUE = 'stock'

/** Where it is, as BullMQ wants to be told. */
export function stockConnection(redisUrl: string): {
  readonly host: string
  readonly port: number
  readonly maxRetriesPerRequest: null
} {
  const { hostname, port } = new URL(redisUrl)
  return { host: hostname, port: Number(port), maxRetriesPerRequest: null }
}

/** Opens it; whoever does closes it. */
export function openStockQueue(redisUrl: string): Queue {
  const queue = new Queue(STOCK_QUEUE, { connection: stockConnection(redisUrl) })
  queue.on('error', () => undefined)
  return queue
}

/** Adds a job for each of so many channels. */
export async function addStockJobs(redisUrl: string, deliveries: number): Promise<void> {
  const queue = openStockQueue(redisUrl)
  const jobs = Array.from({ length: deliveries }, (_, index) => ({
    name: 'post',
    data: { channel: `C${index}`, key: `s${index}` },
    opts: { jobId: `s${index}`, attempts: 8, backoff: { type: 'exponential', delay: 200 } },
  }))
  await queue.addBulk(jobs)
  await queue.close()
}
