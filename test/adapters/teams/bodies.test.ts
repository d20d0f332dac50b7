import { connect, type Socket } from 'node:net'
import { type RunningServer, startHttpServer } from '../../../adapters/http/server.ts'
import { createTeamsRoute, type RequestOutcome } from '../../../adapters/teams/receiver.ts'
import { createSay, LANGUAGE_TAGS, type Voices } from '../../../src/index.ts'
import { readStrings } from '../slack/read-strings.ts'

const voices = Object.fromEntries(LANGUAGE_TAGS.map((tag) => [tag, createSay(readStrings(tag))])) as Voices
const outcomes: RequestOutcome[] = []

let server: RunningServer

/** A route that nothing reaches which is not whole. */
beforeAll(async () => {
  const nothing = async (): Promise<never> => {
    throw new Error('nothing is handed on')
  }
  const route = createTeamsRoute(
    {
      check: async () => ({ serviceUrl: 'https://smba.trafficmanager.net/amer/' }),
      isTrusted: () => true,
      allowedTenants: 'any',
      takeOnce: nothing,
      background: { run: () => undefined, settled: async () => undefined },
      takeTurn: nothing,
      onRequest: (outcome) => outcomes.push(outcome),
    },
    { invoke: nothing, take: nothing, fail: nothing, failInvoke: () => ({}) },
  )
  server = await startHttpServer({
    routes: [route],
    host: '127.0.0.1',
    port: 0,
    voices,
    health: async () => ({ isReady: true, problems: [], facts: [] }),
    onError: () => undefined,
    timeouts: { requestMs: 400, closeMs: 100 },
  })
})

afterAll(() => server.close())

const UNSIGNED = ['POST /api/messages HTTP/1.1', 'host: bot.example', 'content-type: application/json'].join('\r\n')
const HEAD = `${UNSIGNED}\r\nauthorization: Bearer aa.bb.cc`

/** What the server answers, until it ends the connection. */
function statusOf(write: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => write(socket))
    let answer = ''
    socket.setEncoding('utf8').on('data', (chunk) => {
      answer += chunk
    })
    // a server that stops to read may cut what is still being written
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer.split(' ')[1] ?? ''))
  })
}

describe('the route that Teams is given', () => {
  it('refuses a body above half a megabyte by the length that it announces, unread', async () => {
    expect(await statusOf((socket) => socket.write(`${HEAD}\r\ncontent-length: 512001\r\n\r\n`))).toBe('413')
  })

  it('refuses one that grows beyond it in chunks', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`

    const status = await statusOf((socket) => {
      socket.write(`${HEAD}\r\ntransfer-encoding: chunked\r\n\r\n`)
      for (let sent = 0; sent < 9; sent++) socket.write(chunk)
    })

    expect(status).toBe('413')
  })

  it.each([
    ['a head', 'POST /api/messages HTTP/1.1\r\nhost: b'],
    ['a body', `${HEAD}\r\ncontent-length: 100\r\n\r\n{`],
  ])('drops who never ends %s', async (_, beginning) => {
    expect(await statusOf((socket) => socket.write(beginning))).toBe('408')
  })

  it('has looked at none of them', () => {
    expect(outcomes).toEqual([])
  })

  it('reads no body of a request without a token', async () => {
    expect(await statusOf((socket) => socket.write(`${UNSIGNED}\r\ncontent-length: 100\r\n\r\n`))).toBe('401')
    expect(outcomes).toEqual(['forged'])
  })
})
