import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { WebSocket } from 'ws'
import { type RedisServer, startRedis } from '../../adapters/storage/redis-server.ts'
import { deliveryOf, restingOf } from '../../contract/examples.ts'
import { endWithUs } from '../../own-children.ts'
import type { PeerCall } from '../../peer/peer.ts'
import { type RunningPeer, startPeer } from '../../peer/start-peer.ts'
import { withStore } from '../../storm/storm-place.ts'
import { type Answered, commandBody, pressBody, quantile, sendAtRate, sendSigned, triggerOf } from './send-commands.ts'

/** Tells one figure: what it is, its value, and what it has to be. */
export type Say = (what: string, value: string, note?: string) => void

/** The bot as it is shipped, in a process of its own. */
export interface RunningBot {
  readonly port: number
  /** A figure of `/metrics` by its name, labels included. */
  figure(name: string): Promise<number>
  get(
    path: string,
    cookie?: string,
  ): Promise<{ readonly location: string; readonly cookie: string; readonly body: string }>
  /** Bytes of what is alive, after everything else was collected; only where the inspector is on. */
  heap(): Promise<number>
  isAlive(): boolean
  stop(): Promise<void>
}

const PROGRAM = path.join(__dirname, '../../../dist/adapters/cli/main.js')

/** With this among Node's options what is alive can be measured. */
export const INSPECTED = '--inspect=127.0.0.1:0'

/** Starts the bot with settings of Slack. */
export async function startBot(
  settings: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Promise<RunningBot> {
  const { PATH = '', HOME = '' } = process.env
  const child = endWithUs(
    spawn(
      process.execPath,
      [...nodeOptions, ...(process.env.BOT_OPTIONS?.split(' ') ?? []), PROGRAM, 'start', '--json', '--port', '0'],
      {
        env: { PATH, HOME, ...settings },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    ),
  )
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    complaints += chunk
    if (!/debugger|inspector/i.test(chunk)) process.stderr.write(chunk)
  })
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data')
  const { port }: { port: number } = JSON.parse(String(line).split('\n')[0] ?? '')
  const get: RunningBot['get'] = (where, cookie = '') => getFrom(port, where, cookie)
  return {
    port,
    get,
    async figure(name) {
      const { body } = await get('/metrics')
      return Number(
        body
          .split('\n')
          .find((one) => one.startsWith(`${name} `))
          ?.split(' ')
          .at(-1),
      )
    },
    heap: () => collectHeap(inspectorAt(complaints)),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async stop() {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}

function inspectorAt(complaints: string): string {
  const [address] = /ws:\/\/\S+/.exec(complaints) ?? []
  if (address === undefined) throw new Error('the inspector is not on')
  return address
}

/** Asks the inspector to collect garbage, and how much is left. */
async function collectHeap(address: string): Promise<number> {
  const socket = new WebSocket(address)
  await once(socket, 'open')
  const ask = async (id: number, method: string): Promise<{ readonly result: { readonly usedSize?: number } }> => {
    socket.send(JSON.stringify({ id, method }))
    for (;;) {
      const [data] = await once(socket, 'message')
      const answer = JSON.parse(String(data))
      if (answer.id === id) return answer
    }
  }
  await ask(1, 'HeapProfiler.collectGarbage')
  const { result } = await ask(2, 'Runtime.getHeapUsage')
  socket.close()
  return result.usedSize ?? 0
}

function getFrom(port: number, where: string, cookie: string): ReturnType<RunningBot['get']> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: where, headers: { cookie } }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => {
        const [kept = ''] = (response.headers['set-cookie']?.[0] ?? '').split(';')
        resolve({ location: response.headers.location ?? '', cookie: kept, body })
      })
    })
      .on('error', reject)
      .end()
  })
}

const WORKSPACES = 10
const DELIVERIES = 1_000
const COMMANDS = 2_000
const PER_SECOND = 200
const PRESSES = 200
const PRESSES_PER_SECOND = 20
const CALM_ANSWERS = 200
const CALM_PER_SECOND = 20

/** Commands at a rate while digests are delivered to ten workspaces, and answers when little else is done. */
export async function measureAnswers(secret: string, store: 'embedded' | 'redis', say: Say): Promise<void> {
  const redis = store === 'redis' ? await startRedis() : undefined
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const peer = await startPeer()
  const start = (): Promise<RunningBot> =>
    startBot({ ...settingsOf(folder, secret, peer), ...(redis === undefined ? {} : { REDIS_URL: redis.url }) })
  const first = await start()
  for (let team = 0; team < WORKSPACES; team++) await install(first, `code-T${team}`)
  await first.stop()
  await seedDeliveries(folder, redis)
  const bot = await start()
  const send = (prefix: string) => (number: number) =>
    sendSigned(
      { port: bot.port, secret },
      commandBody(number, 'risks', `${peer.url}/respond/${prefix}${number}`, `T${number % WORKSPACES}`),
    )
  const processorS = (): Promise<number> => bot.figure('process_cpu_seconds_total')
  const atStart = await processorS()
  const press = (number: number) =>
    sendSigned({ port: bot.port, secret }, pressBody(number, peer.url, `T${number % WORKSPACES}`))
  const [acks, presses] = await Promise.all([
    sendAtRate(COMMANDS, PER_SECOND, send('busy')),
    sendAtRate(PRESSES, PRESSES_PER_SECOND, press),
  ])
  tellAcks(say, acks, (await peer.posts()).length)
  await untilAnswered(peer, 'busy', COMMANDS)
  tellAnswers(say, '  answers meanwhile', await answerTimes(peer, 'busy', acks))
  await tellWindows(say, peer, presses)
  await untilPosted(peer)
  const perJob = (((await processorS()) - atStart) * 1000) / (COMMANDS + PRESSES + DELIVERIES)
  say('  processor for an answer or a delivery', `${perJob.toFixed(1)} ms`)
  const before = await processorS()
  const calm = await sendAtRate(CALM_ANSWERS, CALM_PER_SECOND, send('calm'))
  await untilAnswered(peer, 'calm', CALM_ANSWERS)
  tellAnswers(say, `answers at ${CALM_PER_SECOND} a second`, await answerTimes(peer, 'calm', calm))
  say('  processor for an answer', `${((((await processorS()) - before) * 1000) / CALM_ANSWERS).toFixed(1)} ms`)
  await bot.stop()
  await peer.stop()
  await redis?.remove()
  rmSync(folder, { recursive: true })
}

function settingsOf(folder: string, secret: string, peer: RunningPeer): Readonly<Record<string, string>> {
  return {
    DATA_DIR: folder,
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: `${peer.url}/api/`,
    SLACK_CLIENT_ID: '1234.5678',
    SLACK_CLIENT_SECRET: 'a-client-secret',
    SLACK_STATE_SECRET: 'a-state-secret-of-ours',
    ENCRYPTION_KEY: 'ab'.repeat(32),
  }
}

async function seedDeliveries(folder: string, redis: RedisServer | undefined): Promise<void> {
  const targets = Array.from({ length: DELIVERIES }, (_, index) => ({
    platform: 'slack',
    workspace: `T${index % WORKSPACES}`,
    channel: `D${index}`,
  }))
  await withStore(folder, redis, async (store) => {
    await store.subscriptions.restore(targets.map((target, index) => restingOf({ id: `s${index}`, target })))
    const dueAtMs = Date.now()
    await store.ledger.add(targets.map((target, index) => deliveryOf({ subscription: `s${index}`, target, dueAtMs })))
  })
}

async function untilPosted(peer: RunningPeer): Promise<void> {
  const endMs = Date.now() + PATIENCE_MS
  while ((await peer.posts()).length < DELIVERIES && Date.now() < endMs)
    await new Promise((resolve) => setTimeout(resolve, 200))
}

async function install(bot: RunningBot, code: string): Promise<void> {
  const { location, cookie } = await bot.get('/slack/install')
  const state = new URL(location).searchParams.get('state') ?? ''
  await bot.get(`/slack/oauth_redirect?code=${code}&state=${state}`, cookie)
}

function tellAcks(say: Say, acks: readonly Answered[], posted: number): void {
  const times = acks.map(({ tookMs }) => tookMs)
  const late = times.filter((tookMs) => tookMs > 3_000).length
  const refused = acks.filter(({ status }) => status !== 200).length
  say(`acknowledgements at ${PER_SECOND} a second, p99`, `${quantile(times, 0.99).toFixed(0)} ms`, '≤ 50 ms')
  say(
    '  p50, the longest, over 3 s, refused',
    `${quantile(times, 0.5).toFixed(1)} ms`,
    `${Math.max(...times).toFixed(0)} ms, ${late}, ${refused}`,
  )
  say('  digests posted meanwhile', String(posted), `of ${DELIVERIES}`)
}

function tellAnswers(say: Say, what: string, times: readonly number[]): void {
  say(
    `${what}, p99`,
    `${quantile(times, 0.99).toFixed(0)} ms`,
    `≤ 300 ms; p50 ${quantile(times, 0.5).toFixed(0)} ms of ${times.length}`,
  )
}

async function answersOf(peer: RunningPeer, prefix: string): Promise<ReadonlyMap<number, PeerCall>> {
  const found = new Map<number, PeerCall>()
  for (const call of await peer.calls()) {
    const number = new RegExp(`^/respond/${prefix}(\\d+)$`).exec(call.path)?.[1]
    if (number !== undefined && !found.has(Number(number))) found.set(Number(number), call)
  }
  return found
}

/** From the moment that a button was pressed to the moment that its window was to be opened. */
async function tellWindows(say: Say, peer: RunningPeer, presses: readonly Answered[]): Promise<void> {
  const opened = (await peer.calls()).filter(({ path: called }) => called.endsWith('/views.open'))
  const atMs = new Map(opened.map((call) => [String(call.fields.trigger_id), call.atMs]))
  const times = presses.map(({ sentAtMs }, number) => (atMs.get(triggerOf(number)) ?? Number.NaN) - sentAtMs)
  const missing = times.filter(Number.isNaN).length
  say(
    '  windows opened meanwhile, p99',
    `${quantile(times, 0.99).toFixed(0)} ms`,
    `≤ 1000 ms; longest ${Math.max(...times).toFixed(0)} ms of ${times.length}, ${missing} missing`,
  )
}

/** From the moment that a command was sent to the moment that its first answer arrived. */
async function answerTimes(peer: RunningPeer, prefix: string, sent: readonly Answered[]): Promise<readonly number[]> {
  const answers = await answersOf(peer, prefix)
  return sent.flatMap(({ sentAtMs }, number) => {
    const answer = answers.get(number)
    return answer === undefined ? [] : [answer.atMs - sentAtMs]
  })
}

const PATIENCE_MS = 60_000

async function untilAnswered(peer: RunningPeer, prefix: string, count: number): Promise<void> {
  const endMs = Date.now() + PATIENCE_MS
  while ((await answersOf(peer, prefix)).size < count) {
    if (Date.now() > endMs) throw new Error('some commands were never answered')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
