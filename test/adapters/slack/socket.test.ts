import { createSlackSocket, type SlackSocket } from '../../../adapters/slack/socket.ts'
import { type RunningPeer, startPeer } from '../../peer/start-peer.ts'
import { runCli } from '../cli/run-cli.ts'
import { type BotInWorkspace, startInWorkspace } from './bot-in-workspace.ts'

const SETTINGS = { SLACK_APP_TOKEN: 'xapp-test', SLACK_BOT_TOKEN: 'xoxb-test' }
const SIGNED = { ...SETTINGS, SLACK_SIGNING_SECRET: 'a-signing-secret' }

async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await is())) await new Promise((resolve) => setImmediate(resolve))
}

describe('the bot over Socket Mode', () => {
  let bot: BotInWorkspace
  beforeAll(async () => {
    bot = await startInWorkspace(SIGNED)
  })
  afterAll(() => bot.stop())

  const asked = (ts: string) => ({ type: 'app_mention', channel: 'C1', ts, user: 'U1', text: '<@UBOT> speakers' })
  const envelope = (event: object, id: string) => ({ type: 'event_callback', team_id: 'T1', event_id: id, event })
  const postsIn = async (thread: string) =>
    (await bot.peer.calls()).filter(({ path, fields }) => path.endsWith('postMessage') && fields.thread_ts === thread)

  it('acknowledges a command and answers it privately', async () => {
    await bot.peer.sendOverSocket('slash_commands', {
      command: '/genai-report',
      text: 'risks',
      team_id: 'T1',
      channel_id: 'C1',
      user_id: 'U1',
      response_url: `${bot.peer.url}/respond/socket`,
    })

    const answer = await bot.untilCall(({ path }) => path === '/respond/socket')
    const [sent] = (await bot.peer.sockets()).envelopes
    expect(JSON.stringify(answer.fields)).toContain('Risks')
    expect(sent?.ackedAtMs).toBeDefined()
    expect(sent?.answer).toEqual({})
  })

  it('answers an event once that comes twice, over both ways in', async () => {
    await bot.peer.sendOverSocket('events_api', envelope(asked('800.1'), 'EvBoth'))
    await bot.event(asked('800.1'), 'EvBoth')
    await bot.peer.sendOverSocket('events_api', envelope(asked('800.1'), 'EvBoth'))
    await bot.peer.sendOverSocket('events_api', envelope(asked('800.2'), 'EvNext'))
    await bot.untilCall(({ fields }) => fields.thread_ts === '800.2')

    expect(await postsIn('800.1')).toHaveLength(1)
    expect((await bot.peer.sockets()).envelopes.every(({ ackedAtMs }) => ackedAtMs !== undefined)).toBe(true)
  })

  it('opens a window for a button, answers what is asked in it, and what is said in the thread', async () => {
    const who = { team: { id: 'T1' }, user: { id: 'U1' } }
    await bot.peer.sendOverSocket('interactive', {
      ...who,
      type: 'block_actions',
      trigger_id: 'by-socket',
      response_url: `${bot.peer.url}/respond/socket-press`,
      channel: { id: 'C1' },
      container: { type: 'message', message_ts: '800.5' },
      message: { ts: '800.5' },
      actions: [{ type: 'button', block_id: 'b', action_id: 'ask-about-1', value: 'genai-finance-2024/two-flaws' }],
    })
    const { fields } = await bot.untilCall(({ path }) => path.endsWith('/views.open'))
    const { callback_id, private_metadata } = JSON.parse(String(fields.view))
    const state = { values: { question: { question: { value: 'What are the risks?' } } } }
    const view = { id: 'VSOCKET', type: 'modal', blocks: [], callback_id, private_metadata, state }
    await bot.peer.sendOverSocket('interactive', { ...who, type: 'view_submission', view })
    await bot.untilCall(({ fields: sent }) => sent.thread_ts === '800.5')
    const reply = { type: 'message', channel: 'C1', ts: '800.6', thread_ts: '800.5', user: 'U1', text: 'speakers' }
    await bot.peer.sendOverSocket('events_api', envelope(reply, 'EvReply'))

    await bot.until((calls) => calls.filter(({ fields: sent }) => sent.thread_ts === '800.5')[1])
    const { envelopes } = await bot.peer.sockets()
    expect(fields.trigger_id).toBe('by-socket')
    expect(envelopes.map(({ answer }) => answer)).toContainEqual({ response_action: 'clear' })
    expect(envelopes.every(({ ackedAtMs }) => ackedAtMs !== undefined)).toBe(true)
  })

  it.each([
    ['refresh_requested', 901],
    ['cut', 902],
  ])('connects again and answers nothing twice after %s', async (reason, number) => {
    const thread = `${number}.1`
    const next = `${number}.2`
    const { made } = await bot.peer.sockets()
    await bot.peer.sendOverSocket('events_api', envelope(asked(thread), `Ev ${reason}`))
    await bot.peer.disconnect(reason)

    await until(async () => {
      const now = await bot.peer.sockets()
      return now.made > made && now.open === 1
    })
    await until(() => bot.peer.sendOverSocket('events_api', envelope(asked(thread), `Ev ${reason}`)))
    await bot.peer.sendOverSocket('events_api', envelope(asked(next), `Ev ${reason} next`))
    await bot.untilCall(({ fields }) => fields.thread_ts === next)
    await bot.untilCall(({ fields }) => fields.thread_ts === thread)

    expect(await postsIn(thread)).toHaveLength(1)
  })

  it('says at its figures and its health that it is there', async () => {
    const { body } = await bot.get('/readyz')

    expect(body).toMatch(/^ready\b/)
    expect(body).not.toContain('no connection')
  })
})

describe('a token that Slack refuses', () => {
  it('is named at the start', async () => {
    const peer = await startPeer()
    const environment = { ...SETTINGS, SLACK_APP_TOKEN: 'xapp-refused', SLACK_API_URL: `${peer.url}/api/` }

    const { code, error } = await runCli(['start', '--port', '0'], { environment })
    await peer.stop()

    expect(code).toBe(1)
    expect(error).toContain('Slack refuses SLACK_APP_TOKEN (invalid_auth)')
  })
})

describe('a connection that cannot be kept', () => {
  let peer: RunningPeer
  let socket: SlackSocket
  let waits: number[]
  let errors: unknown[]
  let nowMs: number

  /** Its time passes only by waiting, and waiting takes none. */
  async function open(): Promise<SlackSocket> {
    peer = await startPeer()
    waits = []
    errors = []
    nowMs = 0
    socket = createSlackSocket({
      appToken: 'xapp-test',
      apiUrl: `${peer.url}/api/`,
      timeoutMs: 5_000,
      take: async () => '',
      now: () => nowMs,
      wait: async (ms) => {
        waits.push(ms)
        nowMs += ms
      },
      chance: () => 0.5,
      onError: (error) => errors.push(error),
    })
    expect(await socket.start()).toBeUndefined()
    return socket
  }
  afterEach(async () => {
    await socket.close()
    await peer.stop()
  })

  it('is made again at once when it had lasted, and later and later while there are too many', async () => {
    await open()
    await peer.setSocketLimit(0)
    nowMs += 60_000
    await peer.disconnect('refresh_requested')

    await until(() => waits.length >= 9)
    await peer.setSocketLimit(10)
    await until(() => socket.lostAtMs() === undefined)

    expect(waits.slice(0, 9)).toEqual([0, 1500, 3000, 6000, 12_000, 24_000, 48_000, 90_000, 90_000])
    expect((await peer.sockets()).open).toBe(1)
  })

  it('is known to be lost until it is there again', async () => {
    await open()
    const before = socket.lostAtMs()
    await peer.setSocketLimit(0)
    nowMs = 60_000
    await peer.disconnect('cut')
    await until(() => waits.length >= 3)

    expect(before).toBeUndefined()
    expect(socket.lostAtMs()).toBe(60_000)
    expect(errors.length).toBeGreaterThan(0)
  })

  it('is not made again once it is closed', async () => {
    await open()
    await socket.close()

    const { made, open: left } = await peer.sockets()
    expect([made, left]).toEqual([1, 0])
    await socket.close()
  })
})

describe('ten connections and one more', () => {
  const MOST = 10
  /** After so many the one too many waits until there is room. */
  const TRIES = 4
  let peer: RunningPeer
  let sockets: readonly SlackSocket[] = []
  let makeRoom = (): void => undefined

  afterEach(async () => {
    makeRoom()
    for (const socket of sockets) await socket.close()
    await peer.stop()
  })

  it('take every request once; the one too many waits longer and longer, and comes in when there is room', async () => {
    peer = await startPeer()
    const taken: string[] = []
    const waits: number[][] = []
    const room = new Promise<void>((resolve) => {
      makeRoom = resolve
    })
    sockets = Array.from({ length: MOST + 1 }, (_, index) => {
      const own: number[] = []
      waits.push(own)
      return createSlackSocket({
        appToken: 'xapp-test',
        apiUrl: `${peer.url}/api/`,
        timeoutMs: 5_000,
        take: async (value) => {
          taken.push(String(Object(value).event_id))
          return `taken by ${index}`
        },
        now: () => 0,
        wait: async (ms) => {
          own.push(ms)
          if (own.length >= TRIES) await room
        },
        chance: () => 0,
        onError: () => undefined,
      })
    })
    for (const socket of sockets) await socket.start()
    await until(() => (waits[MOST]?.length ?? 0) >= TRIES)

    const ids = Array.from({ length: 50 }, (_, index) => `Ev${index}`)
    for (const id of ids)
      await until(() => peer.sendOverSocket('events_api', { event_id: id, event: { type: 'app_mention' } }))
    await until(
      async () =>
        (await peer.sockets()).envelopes.filter(({ ackedAtMs }) => ackedAtMs !== undefined).length >= ids.length,
    )
    const before = sockets.map((socket) => socket.lostAtMs() === undefined)
    await sockets[0]?.close()
    makeRoom()
    await until(() => sockets[MOST]?.lostAtMs() === undefined)
    const { open } = await peer.sockets()

    expect([...taken].sort()).toEqual([...ids].sort())
    expect(before).toEqual([...Array.from({ length: MOST }, () => true), false])
    expect(waits.slice(0, MOST).flat()).toEqual([])
    expect(waits[MOST]?.slice(0, TRIES)).toEqual([1_000, 2_000, 4_000, 8_000])
    expect(open).toBe(MOST)
  })
})
