import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import {
  DEFAULT_LIMITS,
  type HttpServerOptions,
  type RunningServer,
  startHttpServer,
} from '../../../adapters/http/server.ts'
import { jsonResponse, type Route, type RouteRequest } from '../../../adapters/shared/route.ts'
import { FailureError, type Say, type Voices } from '../../../src/index.ts'

const sayKey: Say = (key) => key
const voices: Voices = { en: sayKey, 'zh-Hans': (key) => `简 ${key}`, 'zh-Hant': (key) => `繁 ${key}` }

const routes: readonly Route[] = [
  { method: 'GET', path: '/hello/:name', maxBodyBytes: 0, handle: async ({ params }) => jsonResponse(params) },
  { method: 'GET', path: '/files/*name', maxBodyBytes: 0, handle: async ({ params }) => jsonResponse(params) },
  {
    method: 'POST',
    path: '/count',
    maxBodyBytes: 10,
    handle: async ({ body, language }) => jsonResponse({ bytes: body.length, language }),
  },
  {
    method: 'GET',
    path: '/empty',
    maxBodyBytes: 0,
    handle: () => Promise.reject(new FailureError({ code: 'source-empty', detail: 'secret detail' })),
  },
  { method: 'GET', path: '/bug', maxBodyBytes: 0, handle: () => Promise.reject(new Error('secret bug')) },
]

/** A route that answers when it is told to. */
function createHeldRoute() {
  let release = (): void => {}
  let tellHeld = (): void => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const isHeld = new Promise<void>((resolve) => {
    tellHeld = resolve
  })
  const route: Route = {
    method: 'POST',
    path: '/hold',
    maxBodyBytes: 3_000_000,
    handle: async () => {
      tellHeld()
      await released
      return jsonResponse({})
    },
  }
  return { route, isHeld, release: () => release() }
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
}

interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

let server: RunningServer
let bugs: unknown[]
let held: ReturnType<typeof createHeldRoute>

async function start(changes: Partial<HttpServerOptions> = {}): Promise<RunningServer> {
  return startHttpServer({
    routes,
    voices,
    host: '127.0.0.1',
    port: 0,
    health: async () => ({ isReady: true, problems: [], facts: [] }),
    onError: (error) => bugs.push(error),
    timeouts: { requestMs: 5_000, closeMs: 200 },
    ...changes,
  })
}

/** Asks with Node's own client, because `fetch` lets neither `Host` nor a raw path be chosen. */
function ask(path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { port: server.port, host: '127.0.0.1', path, method, headers, agent: false },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Writes something to a new connection. @returns what is answered until the connection ends. */
async function speak(words: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1', () => socket.write(words))
  return await hear(socket)
}

function hear(socket: Socket): Promise<string> {
  let heard = ''
  socket.setEncoding('utf8').on('data', (text) => {
    heard += text
  })
  // a server that stops to read may cut what is still being written
  socket.on('error', () => undefined)
  return new Promise((resolve) => socket.on('close', () => resolve(heard)))
}

beforeEach(async () => {
  bugs = []
  held = createHeldRoute()
  server = await start()
})

afterEach(() => server.close())

describe('the table of routes', () => {
  it('gives a handler the decoded parts of the path', async () => {
    const { status, text } = await ask('/hello/%E9%83%AD%2F%E5%B5%A9')

    expect([status, JSON.parse(text)]).toEqual([200, { name: '郭/嵩' }])
  })

  it('gives a handler the rest of the path as it came, dots included', async () => {
    const { text } = await ask('/files/../../package.json')

    expect(JSON.parse(text)).toEqual({ name: '../../package.json' })
  })

  it.each(['/', '/hello', '/hello/', '/hello/a/b', '/files'])('answers 404 for %s', async (path) => {
    const { status, text } = await ask(path)

    expect([status, JSON.parse(text).code]).toEqual([404, 'not-found'])
  })

  it('answers 405 when the address takes another method', async () => {
    const { status, headers } = await ask('/count')

    expect([status, headers.allow]).toEqual([405, 'POST'])
  })

  it('answers 400 to a path that cannot be decoded', async () => {
    const { status } = await ask('/hello/%E9%83')

    expect(status).toBe(400)
  })

  it('answers HEAD like GET, without the body', async () => {
    const { status, text } = await ask('/hello/a', { method: 'HEAD' })

    expect([status, text]).toEqual([200, ''])
  })
})

describe('what the server says of itself', () => {
  it('is alive and ready', async () => {
    const answers = [await ask('/healthz'), await ask('/readyz')]

    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [200, 'ok'],
      [200, 'ready'],
    ])
  })

  it('is not ready while its store is not, and says why', async () => {
    await server.close()
    server = await start({
      health: async () => ({ isReady: false, problems: ['the disk is full'], facts: ['a fact'] }),
    })

    const { status, text } = await ask('/readyz')

    expect([status, text]).toEqual([503, 'not ready\nthe disk is full\na fact'])
  })

  it('sends security headers with every answer, errors included', async () => {
    const { headers } = await ask('/nowhere')

    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  })
})

describe('who may ask', () => {
  it.each(['localhost', '127.0.0.1:8080', '127.0.0.2', '[::1]:3000', 'LOCALHOST:1', '[::ffff:127.0.0.1]:80'])(
    'answers to the name %s',
    async (host) => {
      const { status } = await ask('/hello/a', { headers: { host } })

      expect(status).toBe(200)
    },
  )

  it.each(['evil.example', '127.0.0.1.evil.example', '127.evil.example', '10.0.0.1', 'localhost.evil.example:80'])(
    'refuses the name %j, which a rebound domain would carry',
    async (host) => {
      const { status, text } = await ask('/hello/a', { headers: { host } })

      expect([status, JSON.parse(text).code]).toEqual([403, 'host-not-allowed'])
    },
  )

  it.each([
    ['x-forwarded-for', '203.0.113.9'],
    ['x-forwarded-host', 'bot.example.com'],
    ['x-real-ip', '203.0.113.9'],
    ['forwarded', 'for=203.0.113.9'],
    ['via', '1.1 proxy'],
  ])('refuses what a proxy of this machine passes on, by its %s', async (name, value) => {
    const { status, text } = await ask('/hello/a', { headers: { host: '127.0.0.1:3978', [name]: value } })

    expect([status, JSON.parse(text).code]).toEqual([403, 'forwarded'])
  })

  it('refuses HTTP/1.0, which a proxy speaks and no browser', async () => {
    const answer = await speak('GET /hello/a HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n')

    expect(answer).toMatch(/403[\s\S]*"forwarded"/)
  })

  it('takes a POST of its own page and of a program', async () => {
    const host = `127.0.0.1:${server.port}`
    const fromPage = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }

    const answers = [
      await ask('/count', { method: 'POST', headers: fromPage }),
      await ask('/count', { method: 'POST' }),
    ]

    expect(answers.map(({ status }) => status)).toEqual([200, 200])
  })

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('refuses a POST from another page: %j', async (headers) => {
    const { status, text } = await ask('/count', { method: 'POST', headers })

    expect([status, JSON.parse(text).code]).toEqual([403, 'origin-not-allowed'])
  })
})

describe('how much may be sent', () => {
  it('takes a body of exactly the limit', async () => {
    const { text } = await ask('/count', { method: 'POST', body: '0123456789' })

    expect(JSON.parse(text).bytes).toBe(10)
  })

  it('refuses a body that is announced too long, and ends the connection', async () => {
    const { status, headers } = await ask('/count', {
      method: 'POST',
      headers: { 'content-length': '11' },
      body: '01234567890',
    })

    expect([status, headers.connection]).toEqual([413, 'close'])
  })

  it('refuses a body that grows too long without being announced', async () => {
    const headers = { 'transfer-encoding': 'chunked' }

    const { status } = await ask('/count', { method: 'POST', headers, body: 'x'.repeat(5_000) })

    expect(status).toBe(413)
  })

  it('keeps the files that it holds at once within bounds, and still hears a short request', async () => {
    await server.close()
    server = await start({ routes: [...routes, held.route], limits: { ...DEFAULT_LIMITS, fileBytes: 3_000_000 } })
    const long = { method: 'POST', body: 'x'.repeat(2_500_000) }
    const first = ask('/hold', long)
    await held.isHeld

    const second = await ask('/hold', long)
    const short = await ask('/count', { method: 'POST', body: '0123456789' })
    held.release()

    expect([second.status, second.headers['retry-after']]).toEqual([503, '5'])
    expect(short.status).toBe(200)
    expect((await first).status).toBe(200)
    expect((await ask('/hold', long)).status).toBe(200)
  })

  it('counts a request from its first byte, and lets the one that takes longest make room', async () => {
    await server.close()
    server = await start({
      routes: [...routes, { ...held.route, maxBodyBytes: 1_000_000 }],
      limits: { ...DEFAULT_LIMITS, requestBytes: 1_500_000 },
    })
    held.release()
    let isOver = false
    const oldest = speak(
      `POST /hold HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n${'x'.repeat(900_000)}`,
    )
    const over = oldest.finally(() => {
      isOver = true
    })

    const answers: Answer[] = []
    // until all that was sent first has arrived, there is room for both
    while (!isOver) answers.push(await ask('/hold', { method: 'POST', body: 'x'.repeat(900_000) }))

    expect(await over).toMatch(/^HTTP\/1\.1 503 [\s\S]*retry-after: 5/)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  })

  it('counts what a body takes that comes byte by byte', async () => {
    await server.close()
    server = await start({
      routes: [...routes, { ...held.route, maxBodyBytes: 1_000_000 }],
      limits: { ...DEFAULT_LIMITS, requestBytes: 100_000 },
    })
    const byByte = '1\r\nx\r\n'.repeat(5_000)

    const heard = await speak(`POST /hold HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n${byByte}`)

    expect(heard).toMatch(/^HTTP\/1\.1 503 /)
  })

  it('hands on all that a repeated header says, and no name that means something else', async () => {
    await server.close()
    let told: RouteRequest | undefined
    const handle: Route['handle'] = async (request) => {
      told = request
      return jsonResponse({})
    }
    server = await start({ routes: [{ method: 'GET', path: '/told', maxBodyBytes: 0, handle }] })

    await speak(
      'GET /told HTTP/1.1\r\nHost: localhost\r\nX-A: 1\r\nx-a: 2\r\n__proto__: 3\r\nConnection: close\r\n\r\n',
    )

    expect(told?.headers['x-a']).toBe('1, 2')
    expect(Object.keys(told?.headers ?? {})).toEqual(['host', 'x-a', '__proto__', 'connection'])
  })

  it('refuses by its head a request whose body it need not read', async () => {
    await server.close()
    const refuse: Route['refuse'] = ({ 'x-proof': proof }) => (proof === undefined ? jsonResponse({}, 401) : undefined)
    server = await start({ routes: [{ ...held.route, refuse }] })

    const heard = await speak('POST /hold HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n')

    expect(heard).toMatch(/^HTTP\/1\.1 401 [\s\S]*connection: close/i)
  })

  it('cuts a client that never ends its request', async () => {
    await server.close()
    server = await start({ timeouts: { requestMs: 100, closeMs: 100 } })

    const heard = await speak('POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n0')

    expect(heard).toMatch(/^HTTP\/1\.1 4\d\d /)
  })
})

describe('what an asker is told', () => {
  it('speaks the language that is asked for', async () => {
    const answers = await Promise.all(
      ['zh-TW,en;q=0.5', 'en;q=0.1, zh-CN', 'fr', 'zh-Hant-HK'].map((language) =>
        ask('/nowhere', { headers: { 'accept-language': language } }),
      ),
    )

    const said = answers.map(({ text }) => JSON.parse(text).message)
    expect(said).toEqual(['繁 http.not-found', '简 http.not-found', 'http.not-found', '繁 http.not-found'])
  })

  it('hears why its request failed, without the detail for the log', async () => {
    const { status, text } = await ask('/empty')

    expect([status, JSON.parse(text)]).toEqual([400, { code: 'source-empty', message: 'failure.source-empty' }])
  })

  it('hears nothing of a bug, which goes to the log', async () => {
    const { status, text } = await ask('/bug')

    expect([status, JSON.parse(text)]).toEqual([500, { code: 'internal', message: 'failure.internal' }])
    expect(bugs).toEqual([new Error('secret bug')])
  })

  it('is answered even when the words for a problem are missing', async () => {
    await server.close()
    const mute: Say = (key) => {
      throw new Error(`no text for ${key}`)
    }
    server = await start({ voices: { en: mute, 'zh-Hans': mute, 'zh-Hant': mute } })

    const { status, text } = await ask('/nowhere')

    expect([status, text]).toEqual([500, 'internal'])
  })
})

describe('closing', () => {
  it('frees the port, though a client keeps its connection open', async () => {
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => undefined)
    await once(socket, 'connect')

    await server.close()

    await expect(ask('/healthz')).rejects.toThrow()
  })

  it('tells when the address is taken', async () => {
    await expect(start({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
