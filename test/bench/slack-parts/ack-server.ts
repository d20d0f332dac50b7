import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

/*
 * A server that acknowledges commands and does nothing else: Bolt's own, or ours with all of its checks. It says where
 * it listens, and for each message what the processor did for it so far.
 */

const BUILT = path.join(__dirname, '../../../dist/adapters')
const [kind = '', secret = '', folder = ''] = process.argv.slice(2)

async function bolt(): Promise<number> {
  const { App, HTTPReceiver, LogLevel } = await import('@slack/bolt')
  const receiver = new HTTPReceiver({ signingSecret: secret, endpoints: '/slack/events', logLevel: LogLevel.ERROR })
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B', botUserId: 'U', teamId: 'T1' }),
  })
  app.command('/genai-report', async ({ ack }) => await ack())
  const server = createServer(receiver.requestListener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function ours(): Promise<number> {
  const { App, LogLevel } = await import('@slack/bolt')
  const { SlackReceiver }: typeof import('../../../adapters/slack/receiver.ts') = await import(
    `${BUILT}/slack/receiver.js`
  )
  const { createRequestCheck }: typeof import('../../../adapters/slack/verify-request.ts') = await import(
    `${BUILT}/slack/verify-request.js`
  )
  const { startHttpServer, DEFAULT_TIMEOUTS }: typeof import('../../../adapters/http/server.ts') = await import(
    `${BUILT}/http/server.js`
  )
  const { openStore }: typeof import('../../../adapters/storage/open-store.ts') = await import(
    `${BUILT}/storage/open-store.js`
  )
  const { composeEngine }: typeof import('../../../adapters/compose.ts') = await import(`${BUILT}/compose.js`)
  const { createTurns }: typeof import('../../../adapters/shared/turns.ts') = await import(`${BUILT}/shared/turns.js`)
  const store = await openStore({ dataFolder: folder, redis: undefined, redisMayForget: false })
  const receiver = new SlackReceiver({
    takeOnce: async (key) => (await store.limits.take([{ key, perSecond: 1 / 3600, burst: 1 }], Date.now())) === 0,
    takeTurn: createTurns().take,
    takeRevocation: async () => false,
    onFailure: async ({ error }) => void process.stderr.write(`${String(error)}\n`),
    onRequest: () => undefined,
  })
  const app = new App({
    receiver,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B', botUserId: 'U', teamId: 'T1' }),
  })
  app.command('/genai-report', async ({ ack }) => await ack())
  const server = await startHttpServer({
    routes: [receiver.route(createRequestCheck(secret, Date.now))],
    host: '127.0.0.1',
    port: 0,
    voices: (await composeEngine()).voices,
    health: async () => ({ isReady: true, problems: [], facts: [] }),
    onError: (error) => process.stderr.write(`${String(error)}\n`),
    timeouts: DEFAULT_TIMEOUTS,
  })
  return server.port
}

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ processorMs: (user + system) / 1000 })
})
process.on('disconnect', () => process.exit(0))

const started = kind === 'bolt' ? bolt() : ours()
started
  .then((port) => process.send?.({ port }))
  .catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    process.exit(1)
  })
