import { WebClient } from '@slack/web-api'
import { Worker } from 'bullmq'
import { openStockQueue, STOCK_QUEUE, stockConnection } from './stock-queue.ts'
import type { WorkerOrder } from './worker.ts'

/*
 * What a bot does that trusts its libraries: a BullMQ worker that posts with Slack's client, both as they come, but for
 * the lock, which is as short as ours. A storm holds ours beside it. Says the same as our worker does.
 */

const LOCK_MS = 3_000
const MOST_STALLS = 1_000
const TELL_MS = 200

function run({ redisUrl = '', peerUrl, timeoutMs, concurrency }: WorkerOrder): void {
  const client = new WebClient('xoxb-storm', { slackApiUrl: `${peerUrl}/api/`, timeout: timeoutMs })
  const worker = new Worker<{ readonly channel: string; readonly key: string }>(
    STOCK_QUEUE,
    async ({ data: { channel, key } }) => {
      const metadata = { event_type: 'briefing_delivery', event_payload: { key } }
      await client.chat.postMessage({ channel, text: 'A digest', metadata })
    },
    {
      connection: stockConnection(redisUrl),
      concurrency,
      lockDuration: LOCK_MS,
      stalledInterval: LOCK_MS / 3,
      maxStalledCount: MOST_STALLS,
    },
  )
  worker.on('error', () => undefined)
  const queue = openStockQueue(redisUrl)
  const tell = async (): Promise<void> => {
    const { completed: sent = 0, failed = 0, ...others } = await queue.getJobCounts()
    const planned = Object.values(others).reduce((sum, count) => sum + count, 0)
    const counts = { planned, sending: 0, sent, failed, unknown: 0, skipped: 0 }
    process.stdout.write(`${JSON.stringify({ counts, open: planned })}\n`)
  }
  const telling = setInterval(() => void tell(), TELL_MS)
  process.once('SIGTERM', () => {
    clearInterval(telling)
    void worker.close().then(() => process.exit())
  })
}

run(JSON.parse(process.env.STORM_WORKER ?? ''))
