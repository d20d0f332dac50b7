import { composeEngine } from '../../../adapters/compose.ts'
import { type Channels, composeChannels } from '../../../adapters/compose-channels.ts'
import { readConfig } from '../../../adapters/config.ts'
import { DEFAULT_TIMEOUTS, type RunningServer, startHttpServer } from '../../../adapters/http/server.ts'
import { createLog } from '../../../adapters/log/create-log.ts'
import { createMetrics } from '../../../adapters/metrics/create-metrics.ts'
import { openTemporaryStore } from '../../../adapters/storage/open-store.ts'
import { FailureError, type Store } from '../../../src/index.ts'
import { type RunningPeer, startPeer } from '../../peer/start-peer.ts'
import { sendSigned } from './bot-in-workspace.ts'

const FORM = 'application/x-www-form-urlencoded'
let peer: RunningPeer
let server: RunningServer
let connected: Awaited<ReturnType<Channels['connect']>>
let reference = ''
let isFailing = false

/** A store whose conversations cannot be read while it fails; everything else goes on. */
function sometimesFailing(store: Store): Store {
  const { memory } = store
  const read = async <T>(what: Promise<T>): Promise<T> => {
    if (isFailing) throw new FailureError({ code: 'store-unavailable', detail: 'of a test' })
    return await what
  }
  return {
    ...store,
    memory: { ...memory, channel: (id) => read(memory.channel(id)), thread: (id) => read(memory.thread(id)) },
  }
}

beforeAll(async () => {
  const [peerThere, engine] = await Promise.all([startPeer(), composeEngine()])
  peer = peerThere
  const store = sometimesFailing(openTemporaryStore())
  const slack = { SLACK_SIGNING_SECRET: 'a-signing-secret', SLACK_BOT_TOKEN: 'xoxb-test' }
  const config = readConfig({ ...slack, SLACK_API_URL: `${peer.url}/api/` })
  const { commandName, language } = config
  const settings = { commandName, language, memory: store.memory, calendar: { today: () => '2026-11-28' } }
  const log = createLog('silent', { write: () => undefined })
  const channels = composeChannels({ engine, config, analyses: [], store, log, metrics: createMetrics(), ...settings })
  connected = await channels.connect()
  reference = engine.knowledgeOf([]).corpus.items[0]?.id ?? ''
  server = await startHttpServer({
    routes: connected.routes,
    host: '127.0.0.1',
    port: 0,
    voices: engine.voices,
    health: channels.health,
    onError: () => undefined,
    timeouts: DEFAULT_TIMEOUTS,
  })
}, 120_000)

afterAll(async () => {
  await connected.close()
  await server.close()
  await peer.stop()
})

/** Sends the window as a reader does who presses its button. */
async function sendWindow(trigger: string): Promise<string> {
  const payload = {
    type: 'view_submission',
    team: { id: 'T1' },
    user: { id: 'U1' },
    trigger_id: trigger,
    view: {
      id: 'V77',
      type: 'modal',
      callback_id: 'ask-about',
      private_metadata: JSON.stringify({ channel: 'C1', thread: 'private U1', reference }),
      state: { values: { question: { question: { type: 'plain_text_input', value: 'Who said that?' } } } },
    },
  }
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
  return (await sendSigned(server.port, body, { type: FORM })).body
}

describe('a question in a window of its reader’s own', () => {
  it('is answered when it is sent again after it failed, and then no more', async () => {
    isFailing = true
    const failed = await sendWindow('t1')
    isFailing = false
    const [again, repeated] = [await sendWindow('t2'), await sendWindow('t3')]

    expect(failed).toContain('store cannot be reached')
    expect(JSON.parse(again)).toMatchObject({ response_action: 'update' })
    expect(JSON.parse(repeated)).toEqual({ response_action: 'clear' })
  })
})
