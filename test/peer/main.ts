import { appendFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createPeer, type PeerAnswer } from './peer.ts'

/*
 * A chat platform for tests and benchmarks, in a process of its own: enough of Slack's Web API and of the Bot Connector
 * to accept posts, keep them, answer look-ups and fail when told to.
 *
 *   tsx test/peer/main.ts [--port N] [--log FILE]
 *
 * Says `{"port":N}` when it listens. `GET /peer/posts` tells every post, `GET /peer/early` how many came too early,
 * `POST /peer/faults` sets what goes wrong.
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
    .then((body) => give(peer.answer({ url: request.url ?? '', body }), request, response))
    .catch(() => request.socket.destroy())
})
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
      response.end(JSON.stringify(answer.body))
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
