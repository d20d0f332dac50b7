import { once } from 'node:events'
import { Agent, request as httpRequest, IncomingMessage } from 'node:http'
import { connect, Socket } from 'node:net'
import { createLargeBodies, type LargeBodyRules } from '../../../adapters/http/large-bodies.ts'
import { DEFAULT_LIMITS, type RunningServer, startHttpServer } from '../../../adapters/http/server.ts'
import { jsonResponse, type Route } from '../../../adapters/shared/route.ts'
import type { Say } from '../../../src/index.ts'

/** One at a time, and nobody is hurried or sent away. */
const PATIENT: LargeBodyRules = { largerThan: 100, atOnce: 1, eachMs: 60_000, waitMs: 60_000 }

const requestOf = (): IncomingMessage => new IncomingMessage(new Socket())
const keep = (): void => undefined

describe('createLargeBodies', () => {
  it('lets so many be read at a time, and then who came last', async () => {
    const bodies = createLargeBodies(PATIENT)
    const order: string[] = []
    const endFirst = await bodies.begin(requestOf(), keep)
    const wait = async (name: string): Promise<void> => {
      const end = await bodies.begin(requestOf(), keep)
      order.push(name)
      end()
    }
    const others = [wait('second'), wait('third')]

    const before = [...order]
    endFirst()
    await Promise.all(others)

    expect([before, order]).toEqual([[], ['third', 'second']])
  })

  it('tells who waited in vain to come again', async () => {
    const bodies = createLargeBodies({ ...PATIENT, waitMs: 0 })
    await bodies.begin(requestOf(), keep)

    const refused = bodies.begin(requestOf(), keep)

    await expect(refused).rejects.toMatchObject({ code: 'too-many-bodies', headers: { 'retry-after': '5' } })
  })

  it('ends the reading of whoever had its time when another waits', async () => {
    const bodies = createLargeBodies({ ...PATIENT, eachMs: 0 })
    let end = keep
    const dropped = new Promise<string>((resolve) => {
      void bodies
        .begin(requestOf(), ({ code }) => {
          end()
          resolve(code)
        })
        .then((ends) => {
          end = ends
        })
    })

    await bodies.begin(requestOf(), keep)

    expect(await dropped).toBe('too-many-bodies')
  })

  it('passes over who went away', async () => {
    const bodies = createLargeBodies(PATIENT)
    const end = await bodies.begin(requestOf(), keep)
    const gone = requestOf()
    const third = bodies.begin(requestOf(), keep)
    const second = bodies.begin(gone, keep)

    gone.destroy()

    await expect(second).rejects.toMatchObject({ code: 'bad-request' })
    end()
    ;(await third)()
  })
})

describe('a server that reads large bodies of strangers', () => {
  const say: Say = (key) => key
  const route: Route = {
    method: 'POST',
    path: '/count',
    maxBodyBytes: 1_000_000,
    handle: async ({ body }) => jsonResponse({ bytes: body.length }),
  }
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let server: RunningServer
  let stalled: Socket

  const post = (bytes: number, by: Agent | false): Promise<number> =>
    new Promise((resolve, reject) => {
      const { port } = server
      const sent = httpRequest({ port, host: '127.0.0.1', path: '/count', method: 'POST', agent: by }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0))
      })
      sent.on('error', reject).end('x'.repeat(bytes))
    })

  beforeEach(async () => {
    server = await startHttpServer({
      routes: [route],
      voices: { en: say, 'zh-Hans': say, 'zh-Hant': say },
      host: '127.0.0.1',
      port: 0,
      health: async () => ({ isReady: true, problems: [], facts: [] }),
      onError: (error) => {
        throw error
      },
      timeouts: { requestMs: 5_000, closeMs: 200 },
      limits: { ...DEFAULT_LIMITS, strangers: { ...PATIENT, waitMs: 0 } },
    })
    stalled = connect(server.port, '127.0.0.1')
    stalled.on('error', () => undefined)
    stalled.write('POST /count HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n')
    // said by the server as it takes the request up
    await once(stalled, 'data')
  })

  afterEach(async () => {
    stalled.destroy()
    agent.destroy()
    await server.close()
  })

  it('reads no more of them at once, and still hears what is short', async () => {
    expect([await post(1_000, false), await post(100, false)]).toEqual([503, 200])
  })

  it('reads at once what comes from whoever brought something before', async () => {
    expect([await post(10, agent), await post(1_000, agent)]).toEqual([200, 200])
  })

  it('reads the next when one has come whole', async () => {
    const ended = once(stalled, 'data')
    stalled.write('x'.repeat(1_000))
    await ended

    expect(await post(1_000, false)).toBe(200)
  })
})
