import type { lookup } from 'node:dns'
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { isPublicAddress } from '../../../adapters/sources/public-address.ts'
import { createPageReader, type PageRules, PUBLIC_WEB } from '../../../adapters/sources/read-page.ts'
import { failureOfPromise } from './failure-of.ts'

/** Everything that a page can do, by its path. */
const PAGES: Readonly<Record<string, RequestListener>> = {
  '/story': (_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<!doctype html><title>Fines</title><p>The regulator fined three banks.</p>')
  },
  '/notes': (_, response) => response.setHeader('content-type', 'text/plain').end('Losses fell by 8%.'),
  '/moved': (_, response) => response.writeHead(301, { location: '/story' }).end(),
  '/inside': (request, response) => response.writeHead(302, { location: elsewhere(request.headers.host) }).end(),
  '/downwards': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/nowhere': (_, response) => response.writeHead(302).end(),
  '/round': (_, response) => response.writeHead(307, { location: '/round' }).end(),
  '/picture': (_, response) => response.setHeader('content-type', 'image/png').end('PNG'),
  '/packed': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }).end('bomb')
  },
  '/endless': (_, response) => {
    response.setHeader('content-type', 'text/plain')
    const more = (): void => void response.write('x'.repeat(1_000_000), (error) => (error == null ? more() : undefined))
    more()
  },
  '/slow': () => undefined,
}

/** The same server by an address of this machine that is not allowed. */
function elsewhere(host = ''): string {
  return `http://127.0.0.2:${host.split(':')[1]}/story`
}

let server: Server
let port: number
let asked: string[]

/** A server for each test: what one gave up and what comes only then is not heard by the next. */
beforeEach(async () => {
  const heard: string[] = []
  asked = heard
  server = createServer((request, response) => {
    heard.push(`${request.socket.localAddress} ${request.url}`)
    const page = PAGES[request.url ?? '']
    if (page === undefined) response.writeHead(404).end()
    else page(request, response)
  })
  await once(server.listen(0, '0.0.0.0'), 'listening')
  const address = server.address()
  port = typeof address === 'object' ? (address?.port ?? 0) : 0
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** As on the web, but for one address of this machine. */
function reader(rules: Partial<PageRules> = {}) {
  const isAllowed = (address: string): boolean => address === '127.0.0.1'
  return createPageReader({ ...PUBLIC_WEB, protocols: ['http:'], isAllowed, ...rules })
}

/** Finds for a name, each time that it is asked for, the next of these lists of addresses. */
function finding(...answers: readonly (readonly string[])[]): typeof lookup {
  const left = [...answers]
  const find = (_name: string, _options: object, tell: (error: null, found: object[]) => void): void =>
    tell(
      null,
      (left.shift() ?? []).map((address) => ({ address, family: 4 })),
    )
  return find as unknown as typeof lookup
}

describe('a page that a reader named', () => {
  it.each([
    ['/story', '/story', 'html'],
    ['/moved', '/story', 'html'],
    ['/notes', '/notes', 'plain'],
  ])('is read at %s, and known by where it stands', async (path, url, format) => {
    const source = await reader()(`http://127.0.0.1:${port}${path}`)

    expect(source).toMatchObject({ url: `http://127.0.0.1:${port}${url}`, format })
    expect(source.text.length).toBeGreaterThan(10)
  })

  it.each([
    ['leads to an address that is not allowed', '/inside'],
    ['leads to a file', '/downwards'],
    ['leads to no address', '/nowhere'],
    ['leads on and on', '/round'],
    ['is a picture', '/picture'],
    ['is packed though it may not be', '/packed'],
    ['never ends', '/endless'],
    ['is not there', '/none'],
  ])('is refused when it %s', async (_, path) => {
    const failure = await failureOfPromise(reader()(`http://127.0.0.1:${port}${path}`))

    expect(failure.code).toBe('source-unreadable')
    expect(asked.filter((one) => one.startsWith('127.0.0.2'))).toEqual([])
    expect(asked.length).toBeLessThanOrEqual(4)
  })

  it('is given up when it is silent', async () => {
    const failure = await failureOfPromise(reader({ timeoutMs: 200 })(`http://127.0.0.1:${port}/slow`))

    expect(failure.code).toBe('source-unreadable')
  })

  it('is read at the address that was checked, whatever its name means the next time', async () => {
    const read = reader({ lookup: finding(['127.0.0.1'], ['127.0.0.2']) })

    await read(`http://news.example:${port}/notes`)

    expect(asked).toEqual(['127.0.0.1 /notes'])
  })

  it('is refused when one of the addresses of its name is not allowed, and when it has none', async () => {
    const read = reader({ lookup: finding(['127.0.0.1', '127.0.0.2'], []) })

    await failureOfPromise(read(`http://news.example:${port}/notes`))
    await failureOfPromise(read(`http://news.example:${port}/notes`))

    expect(asked).toEqual([])
  })
})

describe('an address that is not of the public web', () => {
  it.each([
    'http://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/plain,hello',
    'https://user:secret@example.com/',
    'https://user@example.com/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://0/',
    'https://0.0.0.0/',
    'https://10.0.0.1/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://198.18.0.1/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::]/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[2001::1]/',
    'https://[fc00::1]/',
    'https://[fd00:ec2::254]/',
    'https://[fe80::1]/',
    'https://[ff02::1]/',
    'https://①②⑦.0.0.1/',
    'https://127。0。0。1/',
    'https://%31%32%37.0.0.1/',
    'https://',
    'news',
    '',
  ])('is refused: %s', async (address) => {
    const failure = await failureOfPromise(createPageReader(PUBLIC_WEB)(address))

    expect(failure.code).toBe('source-unreadable')
  })

  it.each([
    ['93.184.216.34', true],
    ['2606:2800:220:1:248:1893:25c8:1946', true],
    ['example.com', false],
    ['', false],
  ])('is told by its digits: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic)
  })
})
