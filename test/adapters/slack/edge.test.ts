import { createHmac } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { type RunningServer, startHttpServer } from '../../../adapters/http/server.ts'
import { createTurns } from '../../../adapters/shared/turns.ts'
import { type RequestOutcome, SlackReceiver } from '../../../adapters/slack/receiver.ts'
import { createRequestCheck } from '../../../adapters/slack/verify-request.ts'
import { createSay, LANGUAGE_TAGS, type Voices } from '../../../src/index.ts'
import { readStrings } from './read-strings.ts'

const SECRET = 'a-signing-secret'
const voices = Object.fromEntries(LANGUAGE_TAGS.map((tag) => [tag, createSay(readStrings(tag))])) as Voices

let server: RunningServer
let takeOnce = async (_key: string): Promise<boolean> => true
const outcomes: RequestOutcome[] = []

beforeAll(async () => {
  const receiver = new SlackReceiver({
    takeOnce: (key) => takeOnce(key),
    takeTurn: createTurns().take,
    takeRevocation: async () => false,
    onFailure: async () => undefined,
    onRequest: (outcome) => outcomes.push(outcome),
  })
  server = await startHttpServer({
    routes: [receiver.route(createRequestCheck(SECRET, Date.now))],
    host: '127.0.0.1',
    port: 0,
    voices,
    health: async () => ({ isReady: true, problems: [], facts: [] }),
    onError: () => undefined,
    timeouts: { requestMs: 400, closeMs: 100 },
  })
})

afterAll(() => server.close())

function headFor(body: string): string {
  const at = String(Math.floor(Date.now() / 1000))
  const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex')}`
  return [
    'POST /slack/events HTTP/1.1',
    'host: bot.example',
    'content-type: application/json',
    `x-slack-request-timestamp: ${at}`,
    `x-slack-signature: ${signature}`,
  ].join('\r\n')
}

/** What the server answers, until it ends the connection. */
function answerTo(write: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => write(socket))
    let answer = ''
    socket.setEncoding('utf8').on('data', (chunk) => {
      answer += chunk
    })
    // a server that stops to read may cut what is still being written
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer))
  })
}

const statusOf = (answer: string): string => answer.split(' ')[1] ?? ''

describe('the route that Slack is given', () => {
  const large = JSON.stringify({ type: 'event_callback', text: 'x'.repeat(1_100_000) })

  it('refuses a body above a megabyte by the length that it announces, unread', async () => {
    const head = `${headFor(large)}\r\ncontent-length: ${large.length}\r\n\r\n`

    const answer = await answerTo((socket) => socket.write(head))

    expect(statusOf(answer)).toBe('413')
  })

  it('refuses one that grows beyond it in chunks', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`

    const answer = await answerTo((socket) => {
      socket.write(`${headFor(large)}\r\ntransfer-encoding: chunked\r\n\r\n`)
      for (let sent = 0; sent < 18; sent++) socket.write(chunk)
    })

    expect(statusOf(answer)).toBe('413')
  })

  it.each([
    ['a head', 'POST /slack/events HTTP/1.1\r\nhost: b'],
    ['a body', `${headFor('x'.repeat(100))}\r\ncontent-length: 100\r\n\r\nx`],
  ])('drops who never ends %s', async (_, beginning) => {
    const answer = await answerTo((socket) => socket.write(beginning))

    expect(statusOf(answer)).toBe('408')
  })

  it.each([
    [
      'an event',
      '{"type":"event_callback","team_id":"T1","event_id":"Ev1","event":{"type":"app_mention","channel":"C1","ts":"1.1"}}',
    ],
    ['a press', '{"type":"block_actions","user":{"id":"U1"},"trigger_id":"t","actions":[{"action_id":"why-1"}]}'],
  ])('acknowledges %s although the store never answers', async (_, body) => {
    takeOnce = () => new Promise(() => undefined)

    const answer = await answerTo((socket) =>
      socket.write(`${headFor(body)}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`),
    )

    expect(statusOf(answer)).toBe('200')
  })

  it('has taken none of them', () => {
    expect(outcomes).toEqual([])
  })

  it.each([
    ['that is not signed', 'unsigned', (head: string) => head.replace(/x-slack-signature: .*/, 'x-other: 1')],
    ['with a signature of another form', 'forged', (head: string) => head.replace('v0=', 'v1=')],
    ['of another hour', 'stale', (head: string) => head.replace(/timestamp: \d+/, 'timestamp: 1700000000')],
  ])('reads no body of a request %s', async (_, outcome, spoil) => {
    outcomes.length = 0

    const answer = await answerTo((socket) => socket.write(`${spoil(headFor(''))}\r\ncontent-length: 100\r\n\r\n`))

    expect([statusOf(answer), outcomes]).toEqual(['401', [outcome]])
  })

  it('knows an order by its time before its signature, so that a store keeps those of one moment together', async () => {
    const body = '{"type":"block_actions","user":{"id":"U1"},"trigger_id":"other","actions":[{"action_id":"why-1"}]}'
    const head = headFor(body)
    const [, at = ''] = /timestamp: (\d+)/.exec(head) ?? []
    const keys: string[] = []
    takeOnce = async (key) => {
      keys.push(key)
      return false
    }

    await answerTo((socket) =>
      socket.write(`${head}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`),
    )

    expect(keys).toEqual([expect.stringMatching(new RegExp(`^slack-once/${at}/v0=[0-9a-f]{64}$`))])
  })
})
