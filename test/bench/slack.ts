import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { WebClient } from '@slack/web-api'
import { createSlackPlatform } from '../../adapters/slack/client.ts'
import { renderSlack, type SlackPost } from '../../adapters/slack/render.ts'
import type { Message, Store } from '../../src/index.ts'
import { changed, deliveryOf } from '../contract/examples.ts'
import { endWithUs } from '../own-children.ts'
import { startPeer } from '../peer/start-peer.ts'
import { withStore } from '../storm/storm-place.ts'
import { option } from './arguments.ts'
import { measureFuzz } from './slack-parts/fuzz.ts'
import { measureGreedySockets } from './slack-parts/greedy-sockets.ts'
import { measureHostile } from './slack-parts/hostile.ts'
import { measureAnswers } from './slack-parts/running-bot.ts'
import { commandBody, quantile, sendAll, sendSigned } from './slack-parts/send-commands.ts'

const SECRET = 'a-signing-secret'

/**
 * Measures Slack: acknowledgements, answers and windows while digests are delivered, the processor's part of an acknowledgement
 * beside Bolt's own receiver and of a post beside Slack's own client, what hostile requests and bodies without an end
 * do, and what odd words and buttons cost. `--only acks`, `ack-cpu`, `post-cpu`, `hostile`, `sockets` or `fuzz` for one
 * of them; `--store embedded` or `redis`, `--hostile N` and `--fuzz N` for so many.
 */
export async function run(args: readonly string[]): Promise<void> {
  const only = option(args, 'only', '')
  const seed = Number(option(args, 'seed', '1'))
  const stores = (['embedded', 'redis'] as const).filter((store) => [store, ''].includes(option(args, 'store', '')))
  const parts: Readonly<Record<string, () => Promise<void>>> = {
    async acks() {
      for (const store of stores) {
        say(`kept in ${store}`, '')
        await measureAnswers(SECRET, store, say)
      }
    },
    'ack-cpu': measureAckProcessor,
    'post-cpu': measurePostProcessor,
    hostile: () => measureHostile({ count: Number(option(args, 'hostile', '100000')), seed, secret: SECRET, say }),
    sockets: () => measureGreedySockets(SECRET, say),
    fuzz: () => measureFuzz({ count: Number(option(args, 'fuzz', '100000')), seed, say }),
  }
  for (const [name, part] of Object.entries(parts)) if (only === '' || only === name) await part()
}

interface AckServer {
  readonly port: number
  readonly processorMs: () => Promise<number>
  readonly stop: () => void
}

async function startAckServer(kind: 'bolt' | 'ours', folder: string): Promise<AckServer> {
  const script = path.join(__dirname, 'slack-parts/ack-server.ts')
  const child = endWithUs(
    fork(script, [kind, SECRET, folder], {
      execArgv: ['--import', 'tsx', ...(process.env.BENCH_OPTIONS?.split(' ') ?? [])],
    }),
  )
  const [{ port }] = await once(child, 'message')
  const processorMs = async (): Promise<number> => {
    child.send('processor')
    const [told] = await once(child, 'message')
    return told.processorMs
  }
  return { port, processorMs, stop: () => child.disconnect() }
}

const ROUNDS = 12
const PER_ROUND = 2_000
const AT_ONCE = 20
const ACK_WORKSPACES = 1_000

/** Both in turns within one run, so that what else the machine does falls on both. */
async function measureAckProcessor(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const servers = [await startAckServer('bolt', folder), await startAckServer('ours', folder)] as const
  const costs = [[], []] as [number[], number[]]
  let number = 0
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, server] of servers.entries()) {
      const before = await server.processorMs()
      // one workspace alone would soon be told that it asks too much
      const command = (): string =>
        commandBody(++number, 'risks', 'http://127.0.0.1:9/respond', `T${number % ACK_WORKSPACES}`)
      const answers = await sendAll(PER_ROUND, AT_ONCE, () =>
        sendSigned({ port: server.port, secret: SECRET }, command()),
      )
      if (answers.some(({ status }) => status !== 200)) throw new Error('a command was not acknowledged')
      // the first rounds are the compiler's
      if (round >= 2) costs[index]?.push(((await server.processorMs()) - before) / PER_ROUND)
    }
  }
  for (const { stop } of servers) stop()
  rmSync(folder, { recursive: true })
  const [bare, ours] = costs.map((all) => quantile(all, 0.5) * 1000) as [number, number]
  say(
    'processor for an acknowledgement',
    `${ours.toFixed(0)} µs`,
    `${(ours / bare).toFixed(2)} × Bolt's receiver, ≤ 1.15 ×`,
  )
  say("  Bolt's own receiver", `${bare.toFixed(0)} µs`)
}

const POSTS = 300
const POST_ROUNDS = 24

/**
 * The same blocks, sent by the bare client ready as they are, and by ours with rendering and its rows in the ledger:
 * planned, being sent, sent. Once as one edition that goes to many channels, once as an edition of its own for each.
 */
async function measurePostProcessor(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const peer = await startPeer()
  const apiUrl = `${peer.url}/api/`
  const client = new WebClient('xoxb-bench', {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    maxRequestConcurrency: AT_ONCE,
  })
  const platform = createSlackPlatform({
    apiUrl,
    tokenOf: async () => 'xoxb-bench',
    timeoutMs: 10_000,
    settleMs: 5_000,
    patiently: (call) => call(),
  })
  const costs = { bare: [] as number[], shared: [] as number[], own: [] as number[] }
  await withStore(folder, undefined, async (store) => {
    const postAll = (round: string, messageOf: (number: number) => Message) => () =>
      sendAll(POSTS, AT_ONCE, (number) => postOurs({ platform, store }, `${round}.${number}`, messageOf(number)))
    for (let round = 0; round < POST_ROUNDS; round++) {
      const one = messageAbout(`edition ${round}`)
      const ready = renderSlack(one)
      const bare = await costOf(() => sendAll(POSTS, AT_ONCE, (number) => postBare(client, ready, number)))
      const shared = await costOf(postAll(`shared ${round}`, () => one))
      const messages = Array.from({ length: POSTS }, (_, number) => messageAbout(`edition ${round}.${number}`))
      const own = await costOf(postAll(`own ${round}`, (number) => messages[number] ?? one))
      if (round < POST_WARM_UP) continue
      costs.bare.push(bare)
      costs.shared.push(shared)
      costs.own.push(own)
    }
  })
  await peer.stop()
  rmSync(folder, { recursive: true })
  const [bare, shared, own] = [costs.bare, costs.shared, costs.own].map((all) => quantile(all, 0.5)) as [
    number,
    number,
    number,
  ]
  const beside = (cost: number): string => `${(cost / bare).toFixed(2)} × the bare client, ≤ 1.25 ×`
  say('processor for a post, ledger included', `${shared.toFixed(0)} µs`, beside(shared))
  say('  an edition of its own for each channel', `${own.toFixed(0)} µs`, beside(own))
  say('  the bare client, without retries', `${bare.toFixed(0)} µs`)
}

/** The first rounds are the compiler's. */
const POST_WARM_UP = 4

/** Microseconds for each post. */
async function costOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / POSTS
}

/** Twelve lines, as long as a digest has. */
function messageAbout(what: string): Message {
  return {
    language: 'en',
    summary: `Briefing of 2 March 2026, ${what}: 6 takeaways.`,
    blocks: Array.from({ length: 12 }, (_, index) => ({
      kind: 'paragraph' as const,
      content: [
        {
          kind: 'text' as const,
          text: `Takeaway ${index} of ${what}: losses from fraud fell by 8% in 2024.`,
          emphasis: 'none' as const,
        },
      ],
    })),
  }
}

async function postBare(client: WebClient, { text, blocks }: SlackPost, number: number): Promise<void> {
  await client.chat.postMessage({ channel: `C${number}`, text, blocks: [...blocks] })
}

interface Ours {
  readonly platform: ReturnType<typeof createSlackPlatform>
  readonly store: Store
}

async function postOurs({ platform, store }: Ours, id: string, message: Message): Promise<void> {
  const target = { platform: 'slack', workspace: 'T1', channel: `C${id}` }
  const planned = deliveryOf({ id, target })
  await store.ledger.add([planned])
  const sending = { state: 'sending', attempts: 1, attemptedAtMs: Date.now() } as const
  const claimed = changed(planned, { ...sending, content: { edition: 1, items: [], message } })
  await store.ledger.change(claimed, undefined)
  const outcome = await platform.post({ target, message, layout: 'flat', page: 0, key: id, thread: undefined })
  if (outcome.kind !== 'posted') throw new Error('a post did not arrive')
  await store.ledger.change(changed(claimed, { state: 'sent', actAtMs: undefined, post: outcome.post }), undefined)
}

function say(what: string, value: string, note = ''): void {
  process.stdout.write(`${what.padEnd(44)} ${value.padEnd(12)} ${note}\n`)
}
