import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { endWithUs } from '../../own-children.ts'
import { startPeer } from '../../peer/start-peer.ts'
import { type RunningBot, type Say, startBot } from './running-bot.ts'
import { type Answered, commandBody, quantile, sendAtRate, sendSigned } from './send-commands.ts'

const SOCKETS = 800
const COMMANDS = 2_000
const PER_SECOND = 200
const EACH_MS = 250

/** Commands while many connections hold a megabyte each of bodies that never end. */
export async function measureGreedySockets(secret: string, say: Say): Promise<void> {
  for (const kind of ['none', 'unsigned', 'signature-like'] as const) {
    const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
    const peer = await startPeer()
    const bot = await startBot({
      DATA_DIR: folder,
      SLACK_SIGNING_SECRET: secret,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_API_URL: `${peer.url}/api/`,
      LOG_LEVEL: 'silent',
    })
    const send = (number: number): Promise<Answered> =>
      sendSigned({ port: bot.port, secret }, commandBody(number, 'help', `${peer.url}/respond/${number}`))
    await sendAtRate(PER_SECOND, PER_SECOND, send)
    const before = await residentMb(bot)
    const processorBefore = await bot.figure('process_cpu_seconds_total')
    const client = kind === 'none' ? undefined : await startGreedy(bot.port, kind)
    const watch = watchMemory(bot)
    const acks = await sendAtRate(COMMANDS, PER_SECOND, (number) => send(PER_SECOND + number))
    const most = await watch.end()
    const processorS = (await bot.figure('process_cpu_seconds_total')) - processorBefore
    const times = acks.map(({ tookMs }) => tookMs)
    const refused = acks.filter(({ status }) => status !== 200).length
    const { open, came } = (await client?.told()) ?? { open: 0, came: 0 }
    say(
      `${kind === 'none' ? 'no' : SOCKETS} sockets, ${kind}: acknowledged, p99`,
      `${quantile(times, 0.99).toFixed(0)} ms`,
    )
    say(
      '  p50, the longest, refused',
      `${quantile(times, 0.5).toFixed(1)} ms`,
      `${Math.max(...times).toFixed(0)} ms, ${refused}`,
    )
    say(
      '  MB resident before, at most',
      `${before.toFixed(0)}, ${most.toFixed(0)}`,
      `open at the end ${open}, came ${came}`,
    )
    say('  processor meanwhile', `${processorS.toFixed(1)} s`)
    client?.stop()
    await bot.stop()
    await peer.stop()
    rmSync(folder, { recursive: true })
  }
}

async function residentMb(bot: RunningBot): Promise<number> {
  return (await bot.figure('process_resident_memory_bytes')) / 1e6
}

function watchMemory(bot: RunningBot): { readonly end: () => Promise<number> } {
  let isOver = false
  const watched = (async () => {
    let most = 0
    while (!isOver) {
      most = Math.max(most, await residentMb(bot))
      await new Promise((resolve) => setTimeout(resolve, EACH_MS))
    }
    return most
  })()
  return {
    end() {
      isOver = true
      return watched
    },
  }
}

async function startGreedy(port: number, kind: 'unsigned' | 'signature-like') {
  const script = path.join(__dirname, 'greedy-client.ts')
  const child = endWithUs(
    fork(script, [String(port), '/slack/events', String(SOCKETS), kind], { execArgv: ['--import', 'tsx'] }),
  )
  await once(child, 'message')
  return {
    async told(): Promise<{ readonly open: number; readonly came: number }> {
      child.send('open')
      const [told] = await once(child, 'message')
      return told
    },
    stop: () => child.disconnect(),
  }
}
