import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { PeerCall } from '../../peer/peer.ts'
import { type RunningPeer, startPeer } from '../../peer/start-peer.ts'
import { jsonLines, startCli } from '../cli/run-cli.ts'
import { mistakesOfAll } from './validate-calls.ts'

const SECRET = 'a-signing-secret'

/** What the bot answered a request with. */
export interface SlackAnswer {
  readonly status: number
  readonly body: string
}

/** What a page answered. */
export interface PageAnswer extends SlackAnswer {
  readonly headers: IncomingHttpHeaders
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
  /** The same from another workspace than `T1`, or from one of an organisation. */
  from(team: string, enterprise?: string): Speaking
  /** Asks for a page of the bot's. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<PageAnswer>
  /** What the bot has logged. */
  logged(): string
  /** Asks the peer until a call is there. */
  untilCall(is: (call: PeerCall) => boolean): Promise<PeerCall>
  /** Asks the peer until something is found in its calls. */
  until<T>(find: (calls: readonly PeerCall[]) => T | undefined): Promise<T>
  /** A number that no other request has. */
  nextNumber(): number
  /** Ends it. @throws Error when any of its requests is none that Slack takes. */
  stop(): Promise<void>
}

/** One workspace that the bot can be asked from. */
export type Speaking = Pick<BotInWorkspace, 'command' | 'event' | 'act'>

const ONE_WORKSPACE = { SLACK_SIGNING_SECRET: SECRET, SLACK_BOT_TOKEN: 'xoxb-test' }
/** The settings with which workspaces install the bot themselves. */
export const INSTALLABLE = {
  SLACK_SIGNING_SECRET: SECRET,
  SLACK_CLIENT_ID: '1234.5678',
  SLACK_CLIENT_SECRET: 'a-client-secret',
  SLACK_STATE_SECRET: 'a-state-secret-of-ours',
  ENCRYPTION_KEY: 'ab'.repeat(32),
}

/**
 * Starts the bot with its page, connected to a peer.
 * @param settings those of one workspace when not given.
 * @param words more of its command line.
 */
export async function startInWorkspace(
  settings: Readonly<Record<string, string>> = ONE_WORKSPACE,
  peerThere?: RunningPeer,
  words: readonly string[] = [],
): Promise<BotInWorkspace> {
  const peer = peerThere ?? (await startPeer())
  const environment = { ...settings, SLACK_API_URL: `${peer.url}/api/` }
  const bot = startCli(['start', '--json', '--port', '0', ...words], { environment })
  let logged = ''
  bot.stderr.setEncoding('utf8').on('data', (chunk) => {
    logged += chunk
  })
  const line = await new Promise<string>((resolve, reject) => {
    bot.stdout.once('data', (chunk) => resolve(String(chunk)))
    bot.once('exit', (code) => reject(new Error(`the bot ended with ${code} before it listened: ${logged}`)))
  })
  const port = jsonLines<{ port: number }>(line)[0]?.port ?? 0
  let stamp = 0
  const nextNumber = (): number => ++stamp
  const send = (body: string, how: Sent = {}) => sendSigned(port, body, how)
  const sendForm = (fields: Readonly<Record<string, string>>) =>
    send(new URLSearchParams(fields).toString(), { type: 'application/x-www-form-urlencoded' })
  const from = (team: string, enterprise?: string): Speaking => ({
    command: (text, user = 'U1') =>
      sendForm({
        command: '/genai-report',
        text,
        team_id: team,
        ...(enterprise === undefined ? {} : { enterprise_id: enterprise, is_enterprise_install: 'true' }),
        channel_id: 'C1',
        user_id: user,
        trigger_id: `t${nextNumber()}`,
        response_url: `${peer.url}/respond/${nextNumber()}`,
      }),
    event: (fields, id = `Ev${nextNumber()}`) =>
      send(
        JSON.stringify({
          type: 'event_callback',
          team_id: team,
          event_id: id,
          event_time: Math.floor(Date.now() / 1000),
          event: fields,
          ...(enterprise === undefined ? {} : { enterprise_id: enterprise, is_enterprise_install: true }),
        }),
      ),
    act: (fields) => {
      const usual = { team: { id: team }, user: { id: 'U1' }, trigger_id: `t${nextNumber()}` }
      const response_url = `${peer.url}/respond/${nextNumber()}`
      return sendForm({ payload: JSON.stringify({ ...usual, response_url, ...fields }) })
    },
  })
  return {
    peer,
    port,
    nextNumber,
    send,
    sendForm,
    from,
    ...from('T1'),
    get: (path, headers = {}) => getFrom(port, path, headers),
    logged: () => logged,
    untilCall: (is) => until(peer, (calls) => calls.find(is)),
    until: (find) => until(peer, find),
    async stop() {
      const exited = once(bot, 'exit')
      bot.kill('SIGTERM')
      await exited
      const mistakes = mistakesOfAll(await peer.calls())
      if (peerThere === undefined) await peer.stop()
      if (mistakes.length > 0) throw new Error(`Slack would refuse: ${mistakes.slice(0, 5).join('; ')}`)
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

/** Sends a request as Slack does. */
export function sendSigned(
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

function getFrom(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<PageAnswer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { port, host: '127.0.0.1', path, headers: { host: 'bot.example', ...headers } },
      (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

/** Installs the bot as a person with a browser does. @param code which the peer's `oauth.v2.access` takes. */
export async function install(bot: BotInWorkspace, code: string): Promise<PageAnswer> {
  const { cookie, state } = await beginInstall(bot)
  return await bot.get(`/slack/oauth_redirect?code=${code}&state=${encodeURIComponent(state)}`, { cookie })
}

/** Opens the first page. @returns what the browser keeps, and what it takes along to Slack. */
export async function beginInstall(bot: BotInWorkspace): Promise<{ readonly cookie: string; readonly state: string }> {
  const { headers } = await bot.get('/slack/install')
  const [cookie = ''] = (headers['set-cookie']?.[0] ?? '').split(';')
  return { cookie, state: new URL(headers.location ?? '').searchParams.get('state') ?? '' }
}
