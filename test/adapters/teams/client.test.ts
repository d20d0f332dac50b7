import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createTeamsClient, type SendOutcome, type TeamsClient } from '../../../adapters/teams/client.ts'
import { isLocalService, isMicrosoftService } from '../../../adapters/teams/trusted-service.ts'
import { TENANT } from './key-server.ts'
import { TEAMS_APP } from './teams-app.ts'
import { TestCredentials } from './teams-under-test.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

let requests = 0
let bodies: string[] = []
let answer: Answer = () => undefined
const connector = createServer((request, response) => {
  requests++
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    bodies.push(Buffer.concat(chunks).toString('utf8'))
    answer(request, response)
  })
})
let port = 0

beforeAll(async () => {
  connector.listen(0, '127.0.0.1')
  await once(connector, 'listening')
  const address = connector.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})
beforeEach(() => {
  requests = 0
  bodies = []
})
afterAll(() => {
  connector.close()
  connector.closeAllConnections()
})

const TIMEOUT_MS = 1_500

function clientWith(credentials = new TestCredentials()): TeamsClient {
  return createTeamsClient({ config: TEAMS_APP, timeoutMs: TIMEOUT_MS, isTrusted: isLocalService, credentials })
}

const MESSAGE = { summary: 'A digest', attachments: [{ contentType: 'application/json', content: {} }] }

/** Sends in each of the ways there are. */
async function sendAll(client: TeamsClient, to = `http://127.0.0.1:${port}/`): Promise<readonly SendOutcome[]> {
  const route = { serviceUrl: to, tenant: TENANT, bot: '28:bot' }
  return [
    await client.send(route, 'a:reader', MESSAGE),
    await client.begin(route, '19:channel', MESSAGE),
    await client.replace(route, 'a:reader', { ...MESSAGE, id: '1' }),
  ]
}

function status(code: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return (_, response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify({ error: { code: 'Some', message: 'text' } }))
  }
}

function page(code: number, text = '<html>Not here</html>'): Answer {
  return (_, response) => response.writeHead(code, { 'content-type': 'text/html' }).end(text)
}

const TURNED_AWAY = { kind: 'not-posted', reason: 'unreachable', retryAfterMs: undefined, rate: undefined }
const UNKNOWN_RETRY = { retryAfterMs: undefined, rate: undefined }
const CASES: readonly (readonly [what: string, answer: Answer, outcome: object])[] = [
  [
    '429 with a wait',
    status(429, { 'retry-after': '7' }),
    { kind: 'not-posted', reason: 'rate-limited', retryAfterMs: 7000, rate: undefined },
  ],
  ['429 without one', status(429), { kind: 'not-posted', reason: 'rate-limited', ...UNKNOWN_RETRY }],
  [
    '429 with nonsense',
    status(429, { 'retry-after': '-1' }),
    { kind: 'not-posted', reason: 'rate-limited', ...UNKNOWN_RETRY },
  ],
  ['412', status(412), { kind: 'not-posted', reason: 'platform-busy', ...UNKNOWN_RETRY }],
  ['400', status(400), { kind: 'refused', scope: 'post', detail: 'status 400' }],
  ['413', status(413), { kind: 'refused', scope: 'post', detail: 'status 413' }],
  ['401', status(401), { kind: 'not-posted', reason: 'unreachable', retryAfterMs: undefined, rate: undefined }],
  ['403', status(403), { kind: 'refused', scope: 'target', detail: 'status 403' }],
  ['404', status(404), { kind: 'refused', scope: 'target', detail: 'status 404' }],
  ['408', status(408), { kind: 'unsure', reason: 'platform-unsure' }],
  ['500', status(500), { kind: 'unsure', reason: 'platform-unsure' }],
  ['502', status(502), { kind: 'unsure', reason: 'platform-unsure' }],
  ['503 with a wait', status(503, { 'retry-after': '1' }), { kind: 'unsure', reason: 'platform-unsure' }],
  ['504', status(504), { kind: 'unsure', reason: 'platform-unsure' }],
  ['a redirection', status(307, { location: 'http://127.0.0.1:1/' }), TURNED_AWAY],
  ...[302, 400, 403, 404, 421, 425].map((code) => [`${code} of a gateway`, page(code), TURNED_AWAY] as const),
  ['408 of a gateway', page(408), { kind: 'unsure', reason: 'platform-unsure' }],
  ['413 of a gateway', page(413), { kind: 'refused', scope: 'post', detail: 'status 413' }],
  [
    '403 in the other words',
    page(403, '{"errorCode":209}'),
    { kind: 'refused', scope: 'target', detail: 'status 403' },
  ],
  [
    '200 without an id',
    (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
    { kind: 'unsure', reason: 'platform-unsure' },
  ],
  [
    '200 and no JSON',
    (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('<html>'),
    { kind: 'unsure', reason: 'platform-unsure' },
  ],
  ['a broken connection', (request) => request.socket.destroy(), { kind: 'unsure', reason: 'connection-broke' }],
  ['no answer', () => undefined, { kind: 'unsure', reason: 'no-answer' }],
  [
    'an answer that never ends',
    (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    { kind: 'unsure', reason: 'no-answer' },
  ],
  [
    'an answer larger than any that there is',
    (_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(`${' '.repeat(9 << 20)}{"id":"6"}`),
    { kind: 'unsure', reason: 'platform-unsure' },
  ],
]

describe('the client of Teams', () => {
  it.each(CASES)('sends one request, and says what is known: %s', async (_, how, outcome) => {
    answer = how

    const outcomes = await sendAll(clientWith())

    expect(outcomes).toEqual([outcome, outcome, outcome])
    expect(requests).toBe(3)
  })

  it('tells the ids of what was sent', async () => {
    answer = (request, response) => {
      const isBegun = request.url === '/v3/conversations'
      const ids = isBegun ? { id: '19:channel;messageid=5', activityId: '5' } : { id: '6' }
      response.writeHead(201, { 'content-type': 'application/json' })
      response.end(JSON.stringify(ids))
    }

    expect(await sendAll(clientWith())).toEqual([
      { kind: 'sent', id: '6', conversation: 'a:reader' },
      { kind: 'sent', id: '5', conversation: '19:channel;messageid=5' },
      { kind: 'sent', id: '6', conversation: 'a:reader' },
    ])
    expect(bodies.map((body) => JSON.parse(body).type ?? JSON.parse(body).activity.type)).toEqual([
      'message',
      'message',
      'message',
    ])
  })

  it('knows that nothing was sent when nobody listens', async () => {
    const outcome = { kind: 'not-posted', reason: 'unreachable', ...UNKNOWN_RETRY }

    expect(await sendAll(clientWith(), 'http://127.0.0.1:1/')).toEqual([outcome, outcome, outcome])
  })

  it('knows that nothing was sent when there is no token to be had', async () => {
    class NoLogin extends TestCredentials {
      override async createCredentials(): ReturnType<TestCredentials['createCredentials']> {
        return { signRequest: () => Promise.reject(new Error('the login does not answer')) }
      }
    }
    const outcome = { kind: 'not-posted', reason: 'unreachable', ...UNKNOWN_RETRY }

    expect(await sendAll(clientWith(new NoLogin()))).toEqual([outcome, outcome, outcome])
    expect(requests).toBe(0)
  })

  it('gives a login up that hangs, and sends nothing when its token comes after all', async () => {
    const logins: (() => void)[] = []
    class Hanging extends TestCredentials {
      override async createCredentials(): ReturnType<TestCredentials['createCredentials']> {
        const real = await super.createCredentials()
        return {
          signRequest: (request) => new Promise((resolve) => logins.push(() => resolve(real.signRequest(request)))),
        }
      }
    }
    const outcome = { kind: 'not-posted', reason: 'unreachable', ...UNKNOWN_RETRY }

    const outcomes = await sendAll(clientWith(new Hanging()))
    for (const login of logins) login()
    answer = status(201)
    await sendAll(clientWith())

    expect(outcomes).toEqual([outcome, outcome, outcome])
    expect(logins).toHaveLength(3)
    expect(requests).toBe(3)
  })

  it('sends nothing to an address that is not trusted', async () => {
    const outcome = { kind: 'refused', scope: 'target', detail: 'serviceUrl is not trusted' }

    expect(await sendAll(clientWith(), `http://127.0.0.1.evil.example:${port}/`)).toEqual([outcome, outcome, outcome])
    expect(requests).toBe(0)
  })
})

describe('an address that the bot’s token is sent to', () => {
  it.each([
    'https://smba.trafficmanager.net/amer/99999999-8888-7777-6666-555555555555/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
    'https://SMBA.trafficmanager.net/emea/',
  ])('is Microsoft’s: %s', (url) => {
    expect(isMicrosoftService(url)).toBe(true)
  })

  it.each([
    'http://smba.trafficmanager.net/amer/',
    'https://smba.trafficmanager.net:8443/amer/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil.example/smba.trafficmanager.net/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://other.trafficmanager.net/',
    'https://127.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'smba.trafficmanager.net',
    '',
  ])('is not: %s', (url) => {
    expect(isMicrosoftService(url)).toBe(false)
  })

  it.each([
    ['http://localhost:56150/_connector', true],
    ['http://127.0.0.1:1/', true],
    ['http://[::1]:1/', true],
    ['https://localhost/', false],
    ['http://localhost.evil.example/', false],
    ['http://127.0.0.1.evil.example/', false],
    ['http://10.0.0.1/', false],
  ])('in development is on this machine: %s %s', (url, isLocal) => {
    expect(isLocalService(url)).toBe(isLocal)
  })
})
