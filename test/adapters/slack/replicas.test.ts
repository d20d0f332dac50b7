import type { PeerCall } from '../../peer/peer.ts'
import { type RunningPeer, startPeer } from '../../peer/start-peer.ts'
import { type RedisServer, startRedis } from '../storage/redis-server.ts'
import { type BotInWorkspace, startInWorkspace } from './bot-in-workspace.ts'

let redis: RedisServer
let peer: RunningPeer
let bots: readonly BotInWorkspace[]

beforeAll(async () => {
  ;[redis, peer] = await Promise.all([startRedis(), startPeer()])
  const settings = { SLACK_SIGNING_SECRET: 'a-signing-secret', SLACK_BOT_TOKEN: 'xoxb-test', REDIS_URL: redis.url }
  bots = await Promise.all([startInWorkspace(settings, peer), startInWorkspace(settings, peer)])
}, 60_000)

afterAll(async () => {
  for (const bot of bots) await bot.stop()
  await peer.stop()
  await redis.remove()
})

const RETRY = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' }

function mention(ts: string): string {
  const event = { type: 'app_mention', channel: 'C1', ts, user: 'U1', text: '<@UBOT> speakers' }
  return JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: `Ev${ts}`, event })
}

const isIn =
  (thread: string) =>
  ({ path, fields }: PeerCall): boolean =>
    path.endsWith('chat.postMessage') && fields.thread_ts === thread

/** What is said afterwards to each replica is answered after what came before. */
async function afterAnswersTo(ts: string): Promise<readonly PeerCall[]> {
  for (const [index, bot] of bots.entries()) await bot.send(mention(`${ts}${index}`))
  for (const index of bots.keys()) await bots[0]?.untilCall(isIn(`${ts}${index}`))
  return await peer.calls()
}

describe('two replicas', () => {
  it.each([1, 2, 3, 4])(
    'answer an event once that comes %i times to each, told to be a retry or not',
    async (times) => {
      const ts = `1${times}.1`
      const nowS = Math.floor(Date.now() / 1000)
      const sent = Array.from({ length: times }, (_, index) =>
        bots.map((bot) => bot.send(mention(ts), { timestamp: nowS - index, headers: index === 0 ? {} : RETRY })),
      )
      const answers = await Promise.all(sent.flat())
      const calls = await afterAnswersTo(`2${times}.1`)

      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
      expect(calls.filter(isIn(ts))).toHaveLength(1)
    },
  )

  it('answer a retry of what never arrived', async () => {
    await bots[0]?.send(mention('30.1'), { headers: { ...RETRY, 'x-slack-retry-num': '3' } })
    const calls = await afterAnswersTo('31.1')

    expect(calls.filter(isIn('30.1'))).toHaveLength(1)
  })

  it('do once what somebody captured and sends to the other one', async () => {
    const timestamp = Math.floor(Date.now() / 1000)
    const body = new URLSearchParams({
      command: '/genai-report',
      text: 'risks',
      team_id: 'T1',
      channel_id: 'C1',
      user_id: 'U1',
      response_url: `${peer.url}/respond/captured`,
    }).toString()
    for (const bot of bots) await bot.send(body, { type: 'application/x-www-form-urlencoded', timestamp })
    const calls = await afterAnswersTo('41.1')

    expect(calls.filter(({ path }) => path === '/respond/captured')).toHaveLength(1)
  })
})
