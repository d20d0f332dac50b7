import { appendFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createPeer, type PeerAnswer } from './peer.ts'
import { createSockets } from './sockets.ts'

/*
 * A chat platform for tests and benchmarks, in a process of its own: enough of Slack's Web API and of the Bot Connector
 * to accept posts, keep them, answer look-ups and fail when told to.
 *
 *   tsx test/peer/main.ts [--port N] [--log FILE]
 *
 * Says `{"port":N}` when it listens. `GET /peer/posts` tells every post, `GET /peer/early` how many came too early,
 * `POST /peer/faults` sets what goes wrong; `/peer/tokens` the same of
 * tokens; `/peer/sockets…` is for Socket Mode.
 */

const port = Number(optionOf('--port') ?? 0)
const log = optionOf('--log')
const peer = createPeer({
  keep: (line) => {
    if (log !== undefined) appendFileSync(log, `${line}\n`)
  },
})

const server = createServer((request, response) => {
  readBody(request)
    .then((body) => give(answer(request, body), request, response))
    .catch(() => request.socket.destroy())
})
const sockets = createSockets(server)

/** Socket Mode needs the server itself; everything else is the peer's. */
function answer(request: IncomingMessage, body: string): PeerAnswer {
  const { url = '', headers } = request
  const told = (value: unknown): PeerAnswer => ({ kind: 'answer', status: 200, body: value, afterMs: 0 })
  const token = (headers.authorization ?? '').replace(/^Bearer /, '')
  if (url.endsWith('/apps.connections.open')) {
    if (token === 'xapp-refused') return told({ ok: false, error: 'invalid_auth' })
    return told({ ok: true, url: `ws://${headers.host}/link` })
  }
  if (url === '/peer/sockets') return told({ ...sockets.counts(), envelopes: sockets.envelopes() })
  if (url === '/peer/sockets/send') {
    const { type, payload } = JSON.parse(body)
    return told(sockets.send(type, payload))
  }
  if (url === '/peer/sockets/disconnect') return told(sockets.disconnect(JSON.parse(body)) ?? {})
  if (url === '/peer/sockets/limit') return told(sockets.setLimit(JSON.parse(body)) ?? {})
  return peer.answer({ url, body, token })
}
server.keepAliveTimeout = 60_000
server.listen(port, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${JSON.stringify({ port: typeof address === 'object' ? address?.port : port })}\n`)
})

function give(answer: PeerAnswer, request: IncomingMessage, response: ServerResponse): void {
  if (answer.kind === 'reset') request.socket.destroy()
  else if (answer.kind === 'answer') {
    setTimeout(() => {
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
      response.end(answer.text ?? JSON.stringify(answer.body))
    }, answer.afterMs)
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

function optionOf(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
