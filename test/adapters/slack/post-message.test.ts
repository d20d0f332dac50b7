import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { createPoster, type PostedMessage } from '../../../adapters/slack/post-message.ts'

/** What the server was sent, and what it answers. */
interface Exchange {
  readonly requests: { readonly headers: IncomingHttpHeaders; readonly body: string }[]
  answer: { readonly status: number; readonly headers: Record<string, string>; readonly body: string }
}

const OK: Exchange['answer'] = { status: 200, headers: {}, body: '{"ok":true,"ts":"12.34"}' }
const exchange: Exchange = { requests: [], answer: OK }
let server: Server
let post: ReturnType<typeof createPoster>

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    exchange.requests.push({ headers: request.headers, body })
    response.writeHead(exchange.answer.status, exchange.answer.headers).end(exchange.answer.body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  post = createPoster({ apiUrl: `http://127.0.0.1:${port}/api/`, timeoutMs: 5_000 })
})
beforeEach(() => {
  exchange.requests.length = 0
  exchange.answer = OK
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const MESSAGE: PostedMessage = {
  token: 'xoxb-1',
  channel: 'C1',
  text: '简报',
  blocks: '[{"type":"divider"}]',
  parse: 'none',
  unfurl_links: false,
  unfurl_media: false,
  metadata: { event_type: 'briefing_delivery', event_payload: { key: 'd1' } },
}

describe('createPoster', () => {
  it('sends JSON that says its characters, the token apart from it', async () => {
    const ts = await post({ ...MESSAGE, thread_ts: '1.2' })

    const [{ headers, body } = { headers: {}, body: '' }] = exchange.requests
    const { token, ...fields } = MESSAGE
    expect(ts).toBe('12.34')
    expect(headers).toMatchObject({
      authorization: `Bearer ${token}`,
      'content-type': 'application/json; charset=utf-8',
    })
    expect(JSON.parse(body)).toEqual({ ...fields, blocks: [{ type: 'divider' }], thread_ts: '1.2' })
  })

  it('does not say that nothing was posted where the answer cannot be read', async () => {
    exchange.answer = { ...OK, body: '<html>' }

    expect(await post(MESSAGE)).toBeUndefined()
  })

  it.each([
    ['30', 30],
    ['', 0],
    ['soon', 0],
    ['-1', 0],
  ])('takes a limit with Retry-After %j for one of %d seconds, and asks once', async (wait, seconds) => {
    exchange.answer = { status: 429, headers: wait === '' ? {} : { 'retry-after': wait }, body: '' }

    await expect(post(MESSAGE)).rejects.toMatchObject({ retryAfter: seconds })
    expect(exchange.requests).toHaveLength(1)
  })

  it('tells what Slack refused, and what came with another status', async () => {
    exchange.answer = { ...OK, body: '{"ok":false,"error":"is_archived"}' }
    await expect(post(MESSAGE)).rejects.toMatchObject({ data: { error: 'is_archived' } })

    exchange.answer = { status: 503, headers: {}, body: 'down' }
    await expect(post(MESSAGE)).rejects.toMatchObject({ statusCode: 503, body: 'down' })
    expect(exchange.requests).toHaveLength(2)
  })
})
