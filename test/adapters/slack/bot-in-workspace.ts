import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import type { PeerCall } from '../../peer/peer.ts'
import { type RunningPeer, startPeer } from '../../peer/start-peer.ts'
import { jsonLines, startCli } from '../cli/run-cli.ts'

const SECRET = 'a-signing-secret'

/** What the bot answered a request with. */
export interface SlackAnswer {
  readonly status: number
  readonly body: string
}

/** How a request is sent; as Slack sends it when not given. */
export interface Sent {
  readonly type?: string
  readonly timestamp?: number
  readonly secret?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** The bot as it is shipped, in a workspace at the peer. */
export interface BotInWorkspace {
  readonly peer: RunningPeer
  readonly port: number
  send(body: string, how?: Sent): Promise<SlackAnswer>
  sendForm(fields: Readonly<Record<string, string>>): Promise<SlackAnswer>
  command(text: string, user?: string): Promise<SlackAnswer>
  event(fields: object, id?: string): Promise<SlackAnswer>
  /** An interaction: a press, a shortcut, a window that was sent. */
  act(fields: object): Promise<SlackAnswer>
  /** Asks the peer until a call is there. */
  untilCall(is: (call: PeerCall) => boolean): Promise<PeerCall>
  /** Asks the peer until something is found in its calls. */
  until<T>(find: (calls: readonly PeerCall[]) => T | undefined): Promise<T>
  /** A number that no other request has. */
  nextNumber(): number
  stop(): Promise<void>
}

/** Starts the bot with its page, connected to a peer. */
export async function startInWorkspace(): Promise<BotInWorkspace> {
  const peer = await startPeer()
  const environment = { SLACK_SIGNING_SECRET: SECRET, SLACK_BOT_TOKEN: 'xoxb-test', SLACK_API_URL: `${peer.url}/api/` }
  const bot = startCli(['start', '--json', '--port', '0'], { environment })
  const line = await new Promise<string>((resolve) => bot.stdout.once('data', (chunk) => resolve(String(chunk))))
  const port = jsonLines<{ port: number }>(line)[0]?.port ?? 0
  let stamp = 0
  const nextNumber = (): number => ++stamp
  const send = (body: string, how: Sent = {}) => sendSigned(port, body, how)
  const sendForm = (fields: Readonly<Record<string, string>>) =>
    send(new URLSearchParams(fields).toString(), { type: 'application/x-www-form-urlencoded' })
  return {
    peer,
    port,
    nextNumber,
    send,
    sendForm,
    command: (text, user = 'U1') =>
      sendForm({
        command: '/genai-report',
        text,
        team_id: 'T1',
        channel_id: 'C1',
        user_id: user,
        trigger_id: `t${nextNumber()}`,
        response_url: `${peer.url}/respond/${nextNumber()}`,
      }),
    event: (fields, id = `Ev${nextNumber()}`) =>
      send(JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: id, event: fields })),
    act: (fields) => {
      const usual = { team: { id: 'T1' }, user: { id: 'U1' }, trigger_id: `t${nextNumber()}` }
      const response_url = `${peer.url}/respond/${nextNumber()}`
      return sendForm({ payload: JSON.stringify({ ...usual, response_url, ...fields }) })
    },
    untilCall: (is) => until(peer, (calls) => calls.find(is)),
    until: (find) => until(peer, find),
    async stop() {
      const exited = once(bot, 'exit')
      bot.kill('SIGTERM')
      await exited
      await peer.stop()
    },
  }
}

/** Far longer than anything takes; a test that waits in vain says what came instead. */
const PATIENCE_MS = 20_000

async function until<T>({ calls }: RunningPeer, find: (calls: readonly PeerCall[]) => T | undefined): Promise<T> {
  const endMs = Date.now() + PATIENCE_MS
  for (;;) {
    const came = await calls()
    const found = find(came)
    if (found !== undefined) return found
    if (Date.now() > endMs)
      throw new Error(`it never came; the last were ${JSON.stringify(came.slice(-3)).slice(0, 2000)}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

function sendSigned(
  port: number,
  body: string,
  { type = 'application/json', timestamp, secret = SECRET, headers = {} }: Sent,
): Promise<SlackAnswer> {
  const at = String(timestamp ?? Math.floor(Date.now() / 1000))
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`
  const signed = {
    host: 'bot.example',
    'content-type': type,
    'x-slack-request-timestamp': at,
    'x-slack-signature': signature,
  }
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { port, host: '127.0.0.1', path: '/slack/events', method: 'POST', headers: { ...signed, ...headers } },
      (response) => {
        let answer = ''
        response.setEncoding('utf8').on('data', (chunk) => {
          answer += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: answer }))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
