import { composeEngine } from '../../../adapters/compose.ts'
import { type Channels, composeChannels } from '../../../adapters/compose-channels.ts'
import { readConfig } from '../../../adapters/config.ts'
import { DEFAULT_TIMEOUTS, type RunningServer, startHttpServer } from '../../../adapters/http/server.ts'
import { createLog } from '../../../adapters/log/create-log.ts'
import { createMetrics } from '../../../adapters/metrics/create-metrics.ts'
import { openTemporaryStore } from '../../../adapters/storage/open-store.ts'
import type { PeerCall } from '../../peer/peer.ts'
import { type RunningPeer, startPeer } from '../../peer/start-peer.ts'
import { sendSigned } from './bot-in-workspace.ts'
import { mistakesOfAll } from './validate-calls.ts'

const SORRY = 'The bot’s store cannot be reached just now. Please try again in a moment.'
const FORM = 'application/x-www-form-urlencoded'

let peer: RunningPeer
let server: RunningServer
let connected: Awaited<ReturnType<Channels['connect']>>
const logged: string[] = []
let stamp = 0

/** The whole bot over HTTP, its store closed as soon as everything is there. */
beforeAll(async () => {
  const [peerThere, engine] = await Promise.all([startPeer(), composeEngine()])
  peer = peerThere
  const store = openTemporaryStore()
  const config = readConfig({
    SLACK_SIGNING_SECRET: 'a-signing-secret',
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_API_URL: `${peer.url}/api/`,
  })
  const log = createLog('info', { write: (line) => void logged.push(line) })
  const { commandName, language } = config
  const settings = { commandName, language, memory: store.memory, calendar: { today: () => '2026-11-27' } }
  const channels = composeChannels({ engine, config, analyses: [], store, log, metrics: createMetrics(), ...settings })
  connected = await channels.connect()
  server = await startHttpServer({
    routes: connected.routes,
    host: '127.0.0.1',
    port: 0,
    voices: engine.voices,
    health: channels.health,
    onError: () => undefined,
    timeouts: DEFAULT_TIMEOUTS,
  })
  await store.close()
}, 120_000)

afterAll(async () => {
  await connected.close()
  expect(mistakesOfAll(await peer.calls())).toEqual([])
  await server.close()
  await peer.stop()
})

const nextUrl = (): string => `${peer.url}/respond/failing-${++stamp}`

/** Everything is acknowledged before it is done; what is under way has ended when the connection is closed. */
async function callsAfter(send: () => Promise<unknown>): Promise<readonly PeerCall[]> {
  const before = (await peer.calls()).length
  await send()
  await connected.close()
  return (await peer.calls()).slice(before)
}

function command(text: string) {
  const fields = { command: '/genai-report', text, team_id: 'T1', channel_id: 'C1', user_id: 'U1' }
  const body = new URLSearchParams({ ...fields, trigger_id: 't', response_url: nextUrl() }).toString()
  return sendSigned(server.port, body, { type: FORM })
}

function act(fields: object) {
  const usual = { team: { id: 'T1' }, user: { id: 'U1' }, trigger_id: `t${++stamp}` }
  return sendSigned(server.port, new URLSearchParams({ payload: JSON.stringify({ ...usual, ...fields }) }).toString(), {
    type: FORM,
  })
}

function event(fields: object) {
  const event = { channel: 'C1', user: 'U1', ts: `7.${++stamp}`, ...fields }
  return sendSigned(
    server.port,
    JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: `Ev${++stamp}`, event }),
    {},
  )
}

const responses = (calls: readonly PeerCall[]) =>
  calls.filter(({ path }) => path.startsWith('/respond/')).map(({ fields }) => fields)
const posts = (calls: readonly PeerCall[]) =>
  calls.filter(({ path }) => path.endsWith('chat.postMessage')).map(({ fields }) => fields)

describe('a store that fails', () => {
  it('is told to whoever gave a command, to them alone and in their language', async () => {
    const english = await callsAfter(() => command('risks'))
    const chinese = await callsAfter(() => command('文章里提到哪些风险和机会？'))

    expect(responses(english)).toEqual([{ response_type: 'ephemeral', replace_original: false, text: SORRY }])
    expect(responses(chinese).map(({ text }) => text)).toEqual(['暂时无法连接机器人的存储，请稍后重试。'])
  })

  it('is told to whoever pressed a button or chose the shortcut', async () => {
    const button = { type: 'button', block_id: 'b', action_id: 'why-1', value: 'x' }
    const pressed = await callsAfter(() =>
      act({
        type: 'block_actions',
        channel: { id: 'C1' },
        container: { type: 'message', message_ts: '1.1' },
        message: { ts: '1.1' },
        actions: [button],
        response_url: nextUrl(),
      }),
    )
    const shortcut = await callsAfter(() =>
      act({
        type: 'message_action',
        callback_id: 'brief_this',
        channel: { id: 'C1' },
        message: { ts: '1.1', text: 'Some words to be briefed.' },
        response_url: nextUrl(),
      }),
    )

    expect([...responses(pressed), ...responses(shortcut)].map(({ text }) => text)).toEqual([SORRY, SORRY])
  })

  it('is told in the window that was sent, which keeps what was written', async () => {
    const answered = await act({
      type: 'view_submission',
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: 'ask-about',
        private_metadata: JSON.stringify({ channel: 'C1', thread: '1.1', reference: 'x' }),
        state: { values: { question: { question: { type: 'plain_text_input', value: 'What else?' } } } },
      },
    })

    expect(JSON.parse(answered.body)).toEqual({ response_action: 'errors', errors: { question: SORRY } })
  })

  it('is told where the bot was named, written to, or answered in its own thread', async () => {
    const named = await callsAfter(() => event({ type: 'app_mention', text: '<@UBOT> risks' }))
    const direct = await callsAfter(() => event({ type: 'message', channel: 'D1', channel_type: 'im', text: 'risks' }))
    const reply = { type: 'message', channel_type: 'channel', thread_ts: '5.1', text: 'and the costs' }
    const inThread = await callsAfter(() => event({ ...reply, parent_user_id: 'UBOT' }))

    expect(posts(named)).toEqual([expect.objectContaining({ channel: 'C1', text: SORRY })])
    expect(posts(direct)).toEqual([expect.objectContaining({ channel: 'D1', text: SORRY })])
    expect(posts(inThread)).toEqual([expect.objectContaining({ channel: 'C1', thread_ts: '5.1', text: SORRY })])
  })

  it('is not told in the threads of others, nor of changes and notices', async () => {
    const reply = { type: 'message', channel_type: 'channel', thread_ts: '5.1', text: 'and the costs' }
    const others = await callsAfter(() => event({ ...reply, parent_user_id: 'U2' }))
    const joined = await callsAfter(() => event({ type: 'message', channel_type: 'im', subtype: 'channel_join' }))

    expect([...posts(others), ...posts(joined)]).toEqual([])
  })

  it('is logged with its code, and without the words of the reader', async () => {
    await callsAfter(() => command('a-word-of-the-reader'))

    const entries = logged.map((line): { code?: string; level?: string } => JSON.parse(line))
    expect(entries.at(-1)).toMatchObject({ level: 'warn', code: 'store-unavailable' })
    expect(logged.join('')).not.toContain('a-word-of-the-reader')
  })
})
