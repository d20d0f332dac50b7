import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createGraphReader, type GraphChannel, type GraphReader } from '../../../adapters/teams/graph.ts'
import { APP_ID, TENANT } from './key-server.ts'

const CHANNEL: GraphChannel = { tenant: TENANT, group: 'a-group', channel: '19:a@thread.tacv2', thread: undefined }
const NOW_MS = Date.UTC(2026, 10, 27, 8, 30)
const MESSAGES = '/v1.0/teams/a-group/channels/19%3Aa%40thread.tacv2/messages?$top=50'

/** What the server answers to a path; a number is a status. */
let pages: Readonly<Record<string, object | number>>
let asked: string[]
let tokens: number
let nowMs: number
let server: Server
let origin: string
let reader: GraphReader

function messageOf(id: string, { key = '', app = APP_ID, agoMs = 0 } = {}): object {
  const content = JSON.stringify(
    { type: 'AdaptiveCard', body: [{ type: 'Container', id: `delivery-${key}` }] },
    null,
    2,
  )
  return {
    id,
    createdDateTime: new Date(NOW_MS - agoMs).toISOString(),
    lastModifiedDateTime: null,
    from: app === '' ? null : { application: { id: app } },
    attachments: [{ content }],
  }
}

function answerOf({ url = '', headers }: IncomingMessage): object | number {
  if (url === `/login/${TENANT}/oauth2/v2.0/token`) {
    tokens++
    return pages.token ?? { access_token: `token-${tokens}`, expires_in: 3600 }
  }
  asked.push(`${headers.authorization} ${url}`)
  return pages[url] ?? { value: [] }
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = answerOf(request)
    const status = typeof answer === 'number' ? answer : 200
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(status === 429 ? { 'retry-after': '7' } : {}),
    })
    response.end(JSON.stringify(answer))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
beforeEach(() => {
  pages = {}
  asked = []
  tokens = 0
  nowMs = NOW_MS
  const places = { graphUrl: `${origin}/v1.0`, loginUrl: `${origin}/login` }
  reader = createGraphReader({ appId: APP_ID, password: 'p', ...places, timeoutMs: 5_000, now: () => nowMs })
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

const find = (more: Partial<GraphChannel> = {}) => reader.find({ ...CHANNEL, ...more }, 'the-key', NOW_MS - 60_000)

describe('a post that is looked up in Graph', () => {
  it('is found by its key among those of the channel', async () => {
    pages = { [MESSAGES]: { value: [messageOf('3'), messageOf('2', { key: 'the-key' }), messageOf('1')] } }

    expect(await find()).toEqual({ kind: 'found', post: '2' })
    expect(asked).toEqual([`Bearer token-1 ${MESSAGES}`])
  })

  it('is looked for among the replies of its thread', async () => {
    const replies = MESSAGES.replace('?', '/1700/replies?')
    pages = { [replies]: { value: [messageOf('9', { key: 'the-key' })] } }

    expect(await find({ thread: '1700' })).toEqual({ kind: 'found', post: '9' })
  })

  it('is absent where nobody else’s message, and no longer key, is taken for it', async () => {
    const others = [
      messageOf('1', { key: 'the-key', app: 'another-app' }),
      messageOf('2', { key: 'the-key', app: '' }),
      messageOf('3', { key: 'the-key-2' }),
    ]
    pages = { [MESSAGES]: { value: others } }

    expect(await find()).toEqual({ kind: 'absent' })
  })

  it('is looked for until what is older than its attempt', async () => {
    const next = { '@odata.nextLink': `${origin}/v1.0/next` }
    pages = {
      [MESSAGES]: { value: [messageOf('4')], ...next },
      '/v1.0/next': { value: [messageOf('1', { agoMs: 120_000 })], ...next },
    }

    expect(await find()).toEqual({ kind: 'absent' })
    expect(asked).toHaveLength(2)
  })

  it('stays in doubt where too much was said since', async () => {
    const next = { '@odata.nextLink': `${origin}/v1.0/next` }
    pages = { [MESSAGES]: { value: [messageOf('4')], ...next }, '/v1.0/next': { value: [messageOf('3')], ...next } }

    expect(await find()).toEqual({ kind: 'unavailable', detail: 'too many messages since', retryAfterMs: undefined })
    expect(asked).toHaveLength(4)
  })

  it('takes its token nowhere but to Graph', async () => {
    pages = { [MESSAGES]: { value: [messageOf('4')], '@odata.nextLink': `${origin}/elsewhere` } }

    expect(await find()).toMatchObject({ kind: 'unavailable' })
    expect(asked).toHaveLength(1)
  })

  it.each([
    [403, /ChannelMessage\.Read\.Group/, undefined],
    [401, /TEAMS_LOOK_UP/, undefined],
    [404, /no such channel/, undefined],
    [429, /asks to wait/, 7_000],
    [503, /503/, undefined],
  ])('stays in doubt when Graph says %i, and the operator is told why', async (status, detail, retryAfterMs) => {
    pages = { [MESSAGES]: status }

    expect(await find()).toEqual({ kind: 'unavailable', detail: expect.stringMatching(detail), retryAfterMs })
  })

  it.each([[{ value: 'nonsense' }], [{ value: [{ id: 1 }] }], [{}]])(
    'stays in doubt when Graph says %j',
    async (page) => {
      pages = { [MESSAGES]: page }

      expect(await find()).toMatchObject({ kind: 'unavailable' })
    },
  )
})

describe('a token for Graph', () => {
  it('is asked for once for many look-ups, and again before it ends', async () => {
    await Promise.all([find(), find()])
    nowMs += 3_200_000
    await find()
    nowMs += 200_000
    await find()

    expect(tokens).toBe(2)
  })

  it('is asked for again after it was refused', async () => {
    pages = { token: 401 }
    const refused = await find()
    pages = {}

    expect(refused).toMatchObject({ kind: 'unavailable', detail: 'the login for Graph answered with 401' })
    expect(await find()).toEqual({ kind: 'absent' })
  })
})
