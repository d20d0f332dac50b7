import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createChance } from '../../peer/chance.ts'
import { startPeer } from '../../peer/start-peer.ts'
import { INSPECTED, type Say, startBot } from './running-bot.ts'
import { type CommandTarget, commandBody, sendAll, sendSigned, signatureOf } from './send-commands.ts'

/** How much is sent. */
export interface HostileRun {
  readonly count: number
  readonly seed: number
  readonly secret: string
  readonly say: Say
}

/** A request that is not to be answered, and what it may be told. */
interface Hostile {
  readonly kind: string
  readonly send: (target: CommandTarget) => Promise<{ readonly status: number }>
  readonly statuses: readonly number[]
}

const AT_ONCE = 32
const PARTS = 5
const UNAUTHORIZED = [401]
/** Signed, and not what Slack sends: refused, or passed over. */
const PASSED_OVER = [200, 400]

/** Sends hostile requests to the bot as it is shipped. */
export async function measureHostile({ count, seed, secret, say }: HostileRun): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const peer = await startPeer()
  const settings = {
    DATA_DIR: folder,
    SLACK_SIGNING_SECRET: secret,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_API_URL: `${peer.url}/api/`,
    LOG_LEVEL: 'silent',
  }
  const bot = await startBot(settings, [INSPECTED])
  const target = { port: bot.port, secret }
  const chance = createChance(seed)
  const wrong = new Map<string, number>()
  const sendSome = async (some: number): Promise<void> => {
    await sendAll(some, AT_ONCE, async (number) => {
      const hostile = hostileRequest(chance, secret, number)
      const { status } = await hostile.send(target)
      if (!hostile.statuses.includes(status))
        wrong.set(`${hostile.kind} ${status}`, (wrong.get(`${hostile.kind} ${status}`) ?? 0) + 1)
    })
  }
  const memory = async (): Promise<string> => {
    const resident = await bot.figure('process_resident_memory_bytes')
    return `${((await bot.heap()) / 1e6).toFixed(1)} (${(resident / 1e6).toFixed(0)})`
  }
  const memories: string[] = []
  for (let part = 0; part < PARTS; part++) {
    await sendSome(count / PARTS)
    memories.push(await memory())
  }
  const told = (await peer.calls()).filter(({ path: called }) => !called.endsWith('auth.test')).length
  say(`hostile requests, seed ${seed}`, String(count), `wrongly answered: ${[...wrong].join('; ') || 'none'}`)
  say('  process, calls to Slack', bot.isAlive() ? 'alive' : 'gone', `${told} calls`)
  say('  MB alive (resident) after each fifth', '', memories.join(', '))
  await bot.stop()
  await peer.stop()
  rmSync(folder, { recursive: true })
}

function hostileRequest(chance: () => number, secret: string, number: number): Hostile {
  const body = commandBody(number, `risks ${chance()}`, 'http://127.0.0.1:9/respond')
  const nowS = Math.floor(Date.now() / 1000)
  const makers = [
    () => forged(chance, body),
    () => outOfTime(chance, { secret, body, nowS }),
    () => replayed(chance, body),
    () => malformed(chance, number),
  ]
  const make = makers[Math.floor(chance() * makers.length)] ?? makers[0]
  if (make === undefined) throw new Error('there is nothing to send')
  return make()
}

function forged(chance: () => number, body: string): Hostile {
  const hex = () =>
    Math.floor(chance() * 2 ** 32)
      .toString(16)
      .padStart(8, '0')
  const digits = Array.from({ length: 8 }, hex).join('')
  const signatures = [
    `v0=${digits}`,
    `v1=${digits}`,
    `v0=${digits.slice(0, 40)}`,
    '',
    'v0=',
    digits,
    `v0=${digits.toUpperCase()}`,
  ]
  const signature = signatures[Math.floor(chance() * signatures.length)] ?? ''
  return { kind: 'forged', statuses: UNAUTHORIZED, send: (target) => sendSigned(target, body, { signature }) }
}

interface Timed {
  readonly secret: string
  readonly body: string
  readonly nowS: number
}

function outOfTime(chance: () => number, { secret, body, nowS }: Timed): Hostile {
  const far = 330 + Math.floor(chance() * 1e6)
  const times = [
    nowS - far,
    nowS + far,
    'NaN',
    '',
    '1.5',
    `${nowS}.0`,
    '1e20',
    '-1',
    '99999999999999999999',
    ` ${nowS} x`,
  ]
  const timestamp = String(times[Math.floor(chance() * times.length)])
  const signature = signatureOf(secret, timestamp, body)
  return {
    kind: 'out of time',
    statuses: UNAUTHORIZED,
    send: (target) => sendSigned(target, body, { timestamp, signature }),
  }
}

/** An event of a bot is passed over the first time; the second time it is refused. */
function replayed(chance: () => number, _body: string): Hostile {
  const event = { type: 'message', bot_id: 'B1', channel: 'C1', ts: String(chance()), text: 'again' }
  const body = JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: `Ev${chance()}`, event })
  return {
    kind: 'replayed',
    statuses: UNAUTHORIZED,
    async send(target) {
      const timestamp = String(Math.floor(Date.now() / 1000))
      const head = { type: 'application/json', timestamp, signature: signatureOf(target.secret, timestamp, body) }
      await sendSigned(target, body, head)
      return await sendSigned(target, body, head)
    },
  }
}

function malformed(chance: () => number, number: number): Hostile {
  const mark = `${number}.${chance()}`
  const deep = 10_000
  const bodies: readonly (string | Buffer)[] = [
    `{"type":"event_callback","mark":"${mark}"`,
    `{"type":"event_callback","event_id":"Ev${mark}","team_id":"T1","event":null}`,
    `{"type":"event_callback","event_id":"Ev${mark}","event":{"type":"app_mention","text":null,"user":"U1","channel":"C1","ts":"1.1"}}`,
    `{"type":"event_callback","event_id":["${mark}"],"team_id":{},"event":{"type":1}}`,
    `{"__proto__":{"type":"event_callback","mark":"${mark}"},"constructor":{"prototype":{"x":1}}}`,
    `${'['.repeat(deep)}"${mark}"${']'.repeat(deep)}`,
    `{"type":"event_callback","event_id":"Ev${mark}","team_id":"T1","event":{"type":"unheard_of","deep":${'{"a":'.repeat(500)}1${'}'.repeat(500)}}}`,
    `{"type":"block_actions","mark":"${mark}"}`,
    `{"type":"view_submission","user":{"id":"U1"},"mark":"${mark}"}`,
    `"${mark}"`,
    'null',
    Buffer.from([0xff, 0xfe, 0xed, 0xa0, 0x80, 0x00, ...Buffer.from(mark)]),
    `{"type":"\\ud800\\u0000\\u202e${mark}","user":{"id":"U1"}}`,
    '',
  ]
  const body = bodies[Math.floor(chance() * bodies.length)] ?? ''
  const type = chance() < 0.8 ? 'application/json' : 'application/x-www-form-urlencoded'
  // What is the same twice within a second is a replay.
  return {
    kind: 'malformed',
    statuses: [...PASSED_OVER, ...UNAUTHORIZED],
    send: (target) => sendSigned(target, body, { type }),
  }
}
