import { createHmac } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import type { PeerCall } from '../../peer/peer.ts'
import { type RunningPeer, startPeer } from '../../peer/start-peer.ts'
import { jsonLines, startCli } from '../cli/run-cli.ts'

const SECRET = 'a signing secret'.replaceAll(' ', '-')

let peer: RunningPeer
let bot: ReturnType<typeof startCli>
let port = 0
let stamp = 0

beforeAll(async () => {
  peer = await startPeer()
  bot = startCli(['start', '--json', '--port', '0'], {
    environment: { SLACK_SIGNING_SECRET: SECRET, SLACK_BOT_TOKEN: 'xoxb-test', SLACK_API_URL: `${peer.url}/api/` },
  })
  const line = await new Promise<string>((resolve) => bot.stdout.once('data', (chunk) => resolve(String(chunk))))
  port = jsonLines<{ port: number }>(line)[0]?.port ?? 0
})

afterAll(async () => {
  const exited = new Promise((resolve) => bot.once('exit', resolve))
  bot.kill('SIGTERM')
  await exited
  await peer.stop()
})

interface Sent {
  readonly type?: string
  readonly timestamp?: number
  readonly secret?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends a request as Slack does. */
function send(
  body: string,
  { type = 'application/json', timestamp, secret = SECRET, headers = {} }: Sent = {},
): Promise<number> {
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
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

function sendForm(fields: Readonly<Record<string, string>>): Promise<number> {
  return send(new URLSearchParams(fields).toString(), { type: 'application/x-www-form-urlencoded' })
}

function command(text: string): Promise<number> {
  return sendForm({
    command: '/genai-report',
    text,
    team_id: 'T1',
    channel_id: 'C1',
    user_id: 'U1',
    trigger_id: `t${++stamp}`,
    response_url: `${peer.url}/respond/${++stamp}`,
  })
}

function event(fields: object, id = `Ev${++stamp}`): Promise<number> {
  return send(JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: id, event: fields }))
}

/** Asks the peer until a call is there. */
async function untilCall(is: (call: PeerCall) => boolean): Promise<PeerCall> {
  for (;;) {
    const found = (await peer.calls()).find(is)
    if (found !== undefined) return found
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function postIn(thread: string): Promise<PeerCall> {
  return untilCall(({ path, fields }) => path.endsWith('chat.postMessage') && fields.thread_ts === thread)
}

async function postsIn(thread: string): Promise<number> {
  return (await peer.calls()).filter(
    ({ path, fields }) => path.endsWith('chat.postMessage') && fields.thread_ts === thread,
  ).length
}

describe('a command', () => {
  it('is acknowledged, and answered to its reader alone', async () => {
    const status = await command('risks')

    const answer = await untilCall(
      ({ path, fields }) => path.startsWith('/respond/') && JSON.stringify(fields).includes('Risks'),
    )
    expect(status).toBe(200)
    expect(answer.fields).toMatchObject({ response_type: 'ephemeral', parse: 'none', unfurl_links: false })
  })

  it('subscribes the channel, whose digest is posted with a key to find it by', async () => {
    await command('subscribe weekdays 8:30')
    await untilCall(({ fields }) => JSON.stringify(fields).includes('Asia/Shanghai'))
    await command('now')

    const post = await untilCall(
      ({ path, fields }) =>
        path.endsWith('chat.postMessage') && fields.channel === 'C1' && fields.thread_ts === undefined,
    )
    expect(String(post.fields.metadata)).toContain('briefing_delivery')
    expect(String(post.fields.blocks)).toContain('Edition')
  })
})

describe('what is said in a channel', () => {
  it('is answered in its thread when the bot is named', async () => {
    await event({ type: 'app_mention', channel: 'C2', ts: '100.1', user: 'U1', text: '<@UBOT> who Cao Gang' })

    const post = await postIn('100.1')
    expect(String(post.fields.blocks)).toContain('Cao Gang')
  })

  it('is answered without the name in a thread where the bot was asked, and nowhere else', async () => {
    await event({
      type: 'app_mention',
      channel: 'C2',
      ts: '200.1',
      user: 'U1',
      text: '<@UBOT> ask How many parameters does Yayi have?',
    })
    await postIn('200.1')
    await event({ type: 'message', channel: 'C2', ts: '900.2', thread_ts: '900.1', user: 'U2', text: 'and the risks?' })
    await event({ type: 'message', channel: 'C2', ts: '200.2', thread_ts: '200.1', user: 'U2', text: 'and the risks?' })

    await untilCall(
      ({ path, fields }) =>
        path.endsWith('chat.postMessage') &&
        fields.thread_ts === '200.1' &&
        !String(fields.blocks).includes('30 billion'),
    )
    expect(await postsIn('200.1')).toBe(2)
    expect(await postsIn('900.1')).toBe(0)
  })

  it('is answered in a direct message', async () => {
    await event({ type: 'message', channel: 'D1', channel_type: 'im', ts: '300.1', user: 'U1', text: '风险' })

    expect(String((await postIn('300.1')).fields.blocks)).toMatch(/风险|Risks/)
  })

  it('is answered once, however often the event comes', async () => {
    const said = { type: 'app_mention', channel: 'C3', ts: '400.1', user: 'U1', text: '<@UBOT> speakers' }
    await Promise.all(
      [1, 2, 3].map((retry) =>
        send(JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: 'EvSame', event: said, retry })),
      ),
    )
    await event({ ...said, ts: '400.2' })
    await postIn('400.2')

    expect(await postsIn('400.1')).toBe(1)
  })

  it('is not answered when the bot itself or another one said it, or when it was only changed', async () => {
    const own = { type: 'message', channel: 'D2', channel_type: 'im', text: 'risks' }
    await event({ ...own, ts: '500.1', user: 'UBOT' })
    await event({ ...own, ts: '500.2', user: 'U9', bot_id: 'B9' })
    await event({ ...own, ts: '500.3', user: 'U1', subtype: 'message_changed' })
    await event({ ...own, ts: '500.4', user: 'U1' })
    await postIn('500.4')

    expect([await postsIn('500.1'), await postsIn('500.2'), await postsIn('500.3')]).toEqual([0, 0, 0])
  })
})

describe('a button', () => {
  it('opens the line in a window of the reader’s own, whose “why” opens another', async () => {
    const press = (fields: object) =>
      sendForm({
        payload: JSON.stringify({
          type: 'block_actions',
          team: { id: 'T1' },
          user: { id: 'U1' },
          trigger_id: `t${++stamp}`,
          ...fields,
        }),
      })
    const value = 'genai-finance-2024/two-flaws'
    await press({
      channel: { id: 'C1' },
      container: { type: 'message', message_ts: '600.1' },
      message: { ts: '600.1' },
      actions: [{ type: 'button', action_id: 'show-line-1', block_id: 'b', value }],
    })
    const opened = await untilCall(({ path }) => path.endsWith('views.open'))
    const view = JSON.parse(String(opened.fields.view))
    await press({
      view: { id: 'V1', type: 'modal', private_metadata: view.private_metadata },
      container: { type: 'view', view_id: 'V1' },
      actions: [{ type: 'button', action_id: 'why-1', block_id: 'b', value }],
    })

    expect(view).toMatchObject({ type: 'modal', title: { text: 'The line in its source' } })
    expect(String((await untilCall(({ path }) => path.endsWith('views.push'))).fields.view)).toContain(
      'Why this is here',
    )
  })
})

describe('a request that is not Slack’s', () => {
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: 'T1',
    event_id: 'EvForged',
    event: { type: 'app_mention', channel: 'C9', ts: '700.1', user: 'U1', text: 'help' },
  })
  const nowS = (): number => Math.floor(Date.now() / 1000)

  it.each<[string, () => Sent]>([
    ['signed with another secret', () => ({ secret: 'another secret' })],
    ['six minutes old', () => ({ timestamp: nowS() - 361 })],
    ['six minutes ahead', () => ({ timestamp: nowS() + 361 })],
    ['without a signature', () => ({ headers: { 'x-slack-signature': '' } })],
    ['with half a signature', () => ({ headers: { 'x-slack-signature': 'v0=abc' } })],
    ['without a time', () => ({ headers: { 'x-slack-request-timestamp': 'now' } })],
  ])('is refused: %s', async (_, how) => {
    expect(await send(body, how())).toBe(401)
  })

  it('is refused the second time', async () => {
    const timestamp = nowS() - 7
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'x' })

    expect([await send(challenge, { timestamp }), await send(challenge, { timestamp })]).toEqual([200, 401])
  })

  it('is refused when it is longer than any of Slack’s, or not what it says', async () => {
    expect(await send('x'.repeat(1_000_001))).toBe(413)
    expect(await send('{"type":')).toBe(400)
  })

  it('never reaches the page by another name', async () => {
    const answered = await new Promise((resolve) => {
      httpRequest({ port, host: '127.0.0.1', path: '/', headers: { host: 'bot.example' } }, ({ statusCode }) =>
        resolve(statusCode),
      ).end()
    })

    expect(answered).toBe(403)
  })
})
