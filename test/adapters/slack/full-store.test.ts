import type { PeerCall } from '../../peer/peer.ts'
import { type RedisServer, startRedis } from '../storage/redis-server.ts'
import { type BotInWorkspace, startInWorkspace } from './bot-in-workspace.ts'

let redis: RedisServer
let bot: BotInWorkspace

beforeAll(async () => {
  redis = await startRedis()
  bot = await startInWorkspace({
    SLACK_SIGNING_SECRET: 'a-signing-secret',
    SLACK_BOT_TOKEN: 'xoxb-test',
    REDIS_URL: redis.url,
  })
  await redis.command('CONFIG', 'SET', 'maxmemory', '1')
}, 60_000)

afterAll(async () => {
  await redis.command('CONFIG', 'SET', 'maxmemory', '0')
  await bot.stop()
  await redis.remove()
})

describe('a store that has no room any more', () => {
  /** @param agoS how long ago it was signed: what comes again is signed anew. */
  const said = (ts: string, text: string, agoS = 0) => {
    const event = { type: 'message', channel: 'D5', channel_type: 'im', ts, user: 'U1', text }
    const body = JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: `Ev${ts}`, event })
    return bot.send(body, { timestamp: Math.floor(Date.now() / 1000) - agoS })
  }
  const isPost = ({ path, fields }: PeerCall): boolean => path.endsWith('chat.postMessage') && fields.channel === 'D5'

  it('keeps nobody from what nothing later leans on, which is answered once', async () => {
    const acknowledged = [await said('800.1', 'speakers'), await said('800.1', 'speakers', 3)]
    await bot.untilCall(isPost)
    await said('801.1', 'subscribe weekdays 8:30')
    const told = await bot.until((calls) => {
      const posts = calls.filter(isPost)
      return posts.length > 1 ? posts.map(({ fields }) => [fields.thread_ts, String(fields.text)]) : undefined
    })

    expect(acknowledged.map(({ status }) => status)).toEqual([200, 200])
    expect(told).toEqual([
      ['800.1', expect.stringContaining('Who speaks here')],
      ['801.1', expect.stringContaining('store is full')],
    ])
  })
})
