import type { PeerCall } from '../../peer/peer.ts'
import { type RedisServer, startRedis } from '../storage/redis-server.ts'
import { channelMessage, invoke, nextId, personalMessage } from './activities.ts'
import { TENANT } from './key-server.ts'
import { startTeams, type TeamsUnderTest } from './teams-under-test.ts'

let redis: RedisServer
let first: TeamsUnderTest
let second: TeamsUnderTest

beforeAll(async () => {
  redis = await startRedis()
  first = await startTeams({ REDIS_URL: redis.url })
  second = await startTeams({ REDIS_URL: redis.url }, first)
}, 60_000)

afterAll(async () => {
  await second.stop()
  await first.stop()
  await redis.remove()
})

const chatOf = (id: string) => ({ id: `a:${id}`, conversationType: 'personal', tenantId: TENANT })

function answersIn(calls: readonly PeerCall[], conversation: string): readonly PeerCall[] {
  return calls.filter(({ path }) => decodeURIComponent(path).includes(`/${conversation}/activities`))
}

/** What is said afterwards to each replica is answered after what came before. */
async function afterAnswersTo(name: string): Promise<readonly PeerCall[]> {
  for (const [index, bot] of [first, second].entries()) {
    const id = `${name}-after-${index}`
    await bot.send(personalMessage(bot.serviceUrl, 'help', { conversation: chatOf(id) }))
    await bot.untilCall(({ path }) => decodeURIComponent(path).includes(`/a:${id}/`))
  }
  return await first.peer.calls()
}

describe('two replicas', () => {
  it.each([1, 2, 3, 4])('answer a message once that comes %i times to each', async (times) => {
    const thread = nextId()
    const said = channelMessage(first.serviceUrl, 'speakers', { id: thread })
    const sent = Array.from({ length: times }, () => [first.send(said), second.send(said)])
    const answers = await Promise.all(sent.flat())
    const calls = await afterAnswersTo(`times-${times}`)

    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...answers.slice(1).map(() => 401)])
    expect(answersIn(calls, `19:channel@thread.tacv2;messageid=${thread}`)).toHaveLength(1)
  })

  it('do once what a button says, pressed at one and sent again to the other', async () => {
    const conversation = chatOf('pressed')
    const action = { verb: 'command', data: { value: 'risks' } }
    const press = invoke(first.serviceUrl, 'adaptiveCard/action', { action }, { conversation, id: nextId() })
    const answers = [await first.send(press), await second.send(press)]
    const calls = await afterAnswersTo('pressed')

    expect(answers.map(({ status }) => status)).toEqual([200, 401])
    expect(answersIn(calls, 'a:pressed')).toHaveLength(1)
  })

  it('go on with a thread that the other one began', async () => {
    const thread = nextId()
    await first.send(channelMessage(first.serviceUrl, 'ask How many parameters does Yayi have?', { id: thread }))
    await first.untilCall(({ fields }) => JSON.stringify(fields).includes('30 billion'))
    await second.send(channelMessage(second.serviceUrl, 'who said that?', { thread, entities: [] }))

    await second.untilCall(({ fields }) => JSON.stringify(fields).includes('Wang Lei: Chairman, Wenge'))
    expect(answersIn(await first.peer.calls(), `19:channel@thread.tacv2;messageid=${thread}`)).toHaveLength(2)
  })
})
