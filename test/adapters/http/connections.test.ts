import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { networkOf } from '../../../adapters/http/connections.ts'
import { DEFAULT_LIMITS, type RunningServer, startHttpServer } from '../../../adapters/http/server.ts'
import { jsonResponse, type Route } from '../../../adapters/shared/route.ts'
import type { Say } from '../../../src/index.ts'

const sayKey: Say = (key) => key
const HELLO = 'GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n'

let server: RunningServer
let sockets: Socket[]

function start(connections: typeof DEFAULT_LIMITS.connections, handle: Route['handle'] = async () => jsonResponse({})) {
  return startHttpServer({
    routes: [{ method: 'GET', path: '/hello', maxBodyBytes: 0, handle }],
    voices: { en: sayKey, 'zh-Hans': sayKey, 'zh-Hant': sayKey },
    host: '0.0.0.0',
    port: 0,
    health: async () => ({ isReady: true, problems: [], facts: [] }),
    onError: (error) => {
      throw error
    },
    timeouts: { requestMs: 5_000, closeMs: 100 },
    limits: { ...DEFAULT_LIMITS, connections },
  })
}

async function open(localAddress = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port: server.port, host: '127.0.0.1', localAddress })
  sockets.push(socket)
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

/** Asks over a connection, and waits for the answer. */
async function ask(socket: Socket): Promise<string> {
  socket.write(HELLO)
  const [answer] = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => ['ended'])])
  return String(answer).split('\r\n', 1)[0] ?? ''
}

/** Resolves when a connection has been ended by the server. */
function ended(socket: Socket): Promise<unknown> {
  socket.resume()
  return once(socket, 'close')
}

/** Connects so many times, and ends when all are connected. */
const CROWD = `
  const { connect } = require('node:net')
  const [port, count] = process.argv.slice(1).map(Number)
  let left = count
  const isIn = () => { if (--left === 0) process.exit(0) }
  for (let i = 0; i < count; i++) connect(port, '127.0.0.1', isIn).on('error', () => undefined)
`
/** More than Node lets the system hold by itself; a system may be set to hold fewer. */
const CROWD_SIZE = Math.min(900, Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8')))
/** A crowd that is let in needs a fraction of it; one that is not never ends. */
const CROWD_MS = 20_000

beforeEach(() => {
  sockets = []
})

afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await server.close()
})

describe('connections of one address', () => {
  it('make room for a new one, the oldest that brought no request first', async () => {
    server = await start({ inAll: 10, ofOneAddress: 3 })
    const known = await open()
    await ask(known)
    const [silent] = [await open(), await open()]

    const newcomer = await open()
    await ended(silent)

    expect([await ask(newcomer), await ask(known)]).toEqual(['HTTP/1.1 200 OK', 'HTTP/1.1 200 OK'])
  })

  it('that were all served make room by who has rested longest', async () => {
    server = await start({ inAll: 10, ofOneAddress: 2 })
    const [first, second] = [await open(), await open()]
    for (const socket of [first, second, first]) await ask(socket)

    const newcomer = await open()
    await ended(second)

    expect([await ask(newcomer), await ask(first)]).toEqual(['HTTP/1.1 200 OK', 'HTTP/1.1 200 OK'])
  })

  it('do not make room while a request is being worked on', async () => {
    let release = (): void => undefined
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    let tell = (): void => undefined
    const isHeld = new Promise<void>((resolve) => {
      tell = resolve
    })
    server = await start({ inAll: 10, ofOneAddress: 1 }, async () => {
      tell()
      await released
      return jsonResponse({})
    })
    const working = await open()
    const answer = ask(working)
    await isHeld

    await ended(await open())
    release()

    expect(await answer).toBe('HTTP/1.1 200 OK')
  })

  it('do not make room while the second of two requests that came together is being worked on', async () => {
    const releases: (() => void)[] = []
    let tell = (): void => undefined
    const areHeld = new Promise<void>((resolve) => {
      tell = resolve
    })
    server = await start({ inAll: 10, ofOneAddress: 1 }, async () => {
      await new Promise<void>((resolve) => {
        releases.push(resolve)
        if (releases.length === 2) tell()
      })
      return jsonResponse({})
    })
    const working = await open()
    working.write(HELLO + HELLO)
    await areHeld
    releases[0]?.()
    await once(working, 'data')

    await ended(await open())
    releases[1]?.()
    const [second] = await Promise.race([once(working, 'data'), once(working, 'close').then(() => ['ended'])])

    expect(String(second)).toMatch(/^HTTP\/1.1 200 OK/)
  })

  it('are counted no more when they have ended', async () => {
    server = await start({ inAll: 1, ofOneAddress: 1 })
    for (let time = 0; time < 20; time++) {
      const socket = await open()
      expect(await ask(socket)).toBe('HTTP/1.1 200 OK')
      if (time % 2 === 0) socket.destroy()
    }
  })
})

describe('connections in all', () => {
  it('make room for a new one at the cost of the address that has the most', async () => {
    server = await start({ inAll: 4, ofOneAddress: 3 })
    const alone = await open('127.0.0.2')
    const [oldest] = [await open('127.0.0.3'), await open('127.0.0.3'), await open('127.0.0.3')]

    const newcomer = await open('127.0.0.4')
    await ended(oldest)

    expect([await ask(newcomer), await ask(alone)]).toEqual(['HTTP/1.1 200 OK', 'HTTP/1.1 200 OK'])
  })
})

describe('networkOf', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ])('takes %s for one of %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

describe('a server that is busy', () => {
  it('has the system hold whoever it has room for until it is free', async () => {
    server = await start({ inAll: 2_000, ofOneAddress: 1_000 })

    // nobody is let in by this process until the crowd has gone
    const crowd = spawnSync(process.execPath, ['-e', CROWD, String(server.port), String(CROWD_SIZE)], {
      timeout: CROWD_MS,
    })

    expect(crowd.status).toBe(0)
  })
})
