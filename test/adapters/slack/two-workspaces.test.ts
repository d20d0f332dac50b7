import path from 'node:path'
import { App } from '@slack/bolt'
import { createSlackApp } from '../../../adapters/slack/app.ts'
import type { SlackAppParts } from '../../../adapters/slack/app-parts.ts'
import { createSlackClient } from '../../../adapters/slack/client.ts'
import { FORM, RHYTHM_ACTION } from '../../../adapters/slack/home/form-view.ts'
import { HOME_VERBS } from '../../../adapters/slack/home/home-value.ts'
import { SlackReceiver } from '../../../adapters/slack/receiver.ts'
import { ACTION_VERBS, COMMAND_IDS } from '../../../src/index.ts'
import type { PeerCall } from '../../peer/peer.ts'
import { dataFolder } from '../cli/run-cli.ts'
import {
  type BotInWorkspace,
  INSTALLABLE,
  install,
  type SlackAnswer,
  type Speaking,
  startInWorkspace,
} from './bot-in-workspace.ts'
import { typeMistakes } from './published-types.ts'
import { type Filled, stateOf, type View } from './sent-window.ts'

/*
 * Two workspaces with the same channels, threads and people: whatever is asked in one, the other neither sees nor
 * changes. The other does everything first, with words of its own; then everything is asked in the one, and every byte
 * has to be what a bot answers that nobody asked anything before.
 */

const ITEM = 'genai-finance-2024/two-flaws'
/** Stands in everything that the other workspace says, and in nothing else. */
const MARK = 'Zanzibar'
const TEXT = `${MARK} regulators fined three banks 12 million yuan in March. Losses from fraud at ${MARK} fell by 8% in 2024.`

/** One thing that is done, and the call that shows that it is done. */
interface Step {
  readonly does: string
  readonly act: (from: Speaking, calls: readonly PeerCall[]) => Promise<SlackAnswer>
  /** Not given where the answer to the request is all there is. */
  readonly isDone?: (call: PeerCall) => boolean
}

const isAnswer = ({ path }: PeerCall): boolean => path.startsWith('/respond/')
const isPost = (thread: string) => (call: PeerCall) =>
  call.path.endsWith('chat.postMessage') && call.fields.thread_ts === thread
const isView = (method: string) => (call: PeerCall) => call.path.endsWith(`views.${method}`)

/** What each command is given, where it needs something. */
const WORDS: Readonly<Record<string, string>> = {
  quotes: '郭嵩',
  who: 'Cao Gang',
  search: 'cost',
  ask: 'How many parameters?',
}
/** Commands that change what the others show come in this order, and last. */
const CHANGING = ['lang', 'subscribe', 'subscriptions', 'preview', 'pause', 'resume', 'now', 'unsubscribe', 'status']

function commandSteps(words: Readonly<Record<string, string>>): readonly Step[] {
  const ids = [
    ...COMMAND_IDS.filter((id) => !CHANGING.includes(id)),
    ...CHANGING,
    'subscriptions',
    'today',
    'catchup',
    'status',
  ]
  return ids.map((id) => ({
    does: `/genai-report ${id}`,
    act: (from) => from.command(`${id} ${words[id] ?? WORDS[id] ?? ''}`.trim()),
    isDone: isAnswer,
  }))
}

function pressOf(action: { readonly action_id: string; readonly value: string }, ts: string, isPrivate = false) {
  const container = isPrivate ? { is_ephemeral: true, message_ts: ts, channel_id: 'C1' } : { message_ts: ts }
  return {
    type: 'block_actions',
    channel: { id: 'C1' },
    container: { type: 'message', ...container },
    ...(isPrivate ? {} : { message: { ts } }),
    actions: [{ type: 'button', block_id: 'b', ...action }],
  }
}

/** Where the answer to a button shows; those that are not named are noted to whoever pressed. */
const SHOWN: Readonly<Record<string, (ts: string) => (call: PeerCall) => boolean>> = {
  'show-line': () => isView('open'),
  why: () => isView('open'),
  'ask-about': () => isView('open'),
  ask: isPost,
  command: isPost,
}
const VALUES: Readonly<Record<string, string>> = { command: 'speakers', share: '1' }

function pressSteps(values: Readonly<Record<string, string>>): readonly Step[] {
  return ACTION_VERBS.map((verb, index) => {
    const ts = `60${index}.1`
    const value = values[verb] ?? VALUES[verb] ?? ITEM
    const isDone = SHOWN[verb]?.(ts) ?? isAnswer
    return {
      does: `presses ${verb}`,
      act: (from) => from.act(pressOf({ action_id: `${verb}-1`, value }, ts, verb === 'share')),
      isDone,
    }
  })
}

function talkSteps(team: string, question: string, text: string): readonly Step[] {
  const said = { channel: 'C2', user: 'U1' }
  const thread = { ...said, type: 'message', thread_ts: '100.1' }
  return [
    {
      does: 'mentions the bot',
      act: (from) => from.event({ ...said, type: 'app_mention', ts: '100.1', text: `<@UBOT${team}> ask ${question}` }),
      isDone: isPost('100.1'),
    },
    {
      does: 'replies in the thread',
      act: (from) => from.event({ ...thread, ts: '100.2', text: 'why?' }),
      isDone: isPost('100.1'),
    },
    {
      does: 'writes directly',
      act: (from) =>
        from.event({ ...said, type: 'message', channel: 'D1', channel_type: 'im', ts: '110.1', text: question }),
      isDone: isPost('110.1'),
    },
    {
      does: 'edits what it wrote',
      act: (from) => {
        const message = { type: 'message', user: 'U1', ts: '110.1', thread_ts: '110.1' }
        const before = { ...message, text: question }
        const after = { ...message, text: 'speakers', edited: { user: 'U1', ts: '111.1' } }
        const where = { type: 'message', subtype: 'message_changed', channel: 'D1', channel_type: 'im', ts: '111.1' }
        return from.event({ ...where, message: after, previous_message: before })
      },
      isDone: ({ path }) => path.endsWith('chat.update'),
    },
    {
      does: 'briefs a message',
      act: (from) =>
        from.act({
          type: 'message_action',
          callback_id: 'brief_this',
          channel: { id: 'C3', name: 'c' },
          message_ts: '120.1',
          message: { type: 'message', user: 'U2', ts: '120.1', text },
        }),
      isDone: isPost('120.1'),
    },
    {
      does: 'opens the pane',
      act: (from) =>
        from.event({
          type: 'assistant_thread_started',
          assistant_thread: { user_id: 'U1', channel_id: 'D1', thread_ts: '130.1', context: {} },
        }),
      isDone: ({ path }) => path.endsWith('setSuggestedPrompts'),
    },
    {
      does: 'opens the page',
      act: (from) => from.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' }),
      isDone: isView('publish'),
    },
  ]
}

/** Presses every button of the page that was drawn last, and sends what they open. */
function pageSteps(): readonly Step[] {
  const page = (calls: readonly PeerCall[]) => JSON.parse(String(calls.filter(isView('publish')).at(-1)?.fields.view))
  const open = (verb: string, value: string): Step => ({
    does: `presses ${verb} on the page`,
    act: (from, calls) =>
      from.act({
        type: 'block_actions',
        view: { id: 'VH', hash: `1.${verb}`, type: 'home', private_metadata: page(calls).private_metadata },
        container: { type: 'view', view_id: 'VH' },
        actions: [{ type: 'button', block_id: 'b', action_id: `home:${verb}:1`, value }],
      }),
    isDone: (call) => isView('open')(call) || isView('publish')(call),
  })
  return HOME_VERBS.map((verb) => open(verb, PAGE_VALUES[verb] ?? 'C1|1'))
}

/** What stands in a button of the page, where it is not a digest of a channel. */
const PAGE_VALUES: Readonly<Record<string, string>> = {
  new: '|',
  prefer: '|',
  ask: '|',
  show: 'C1|subscriptions',
  topic: '|risks',
  language: 'C1|en',
}

/** What each window that is sent is filled in with, by its name. */
type Filling = Readonly<Record<string, Filled>>

/** The last window of a name that was opened. */
function windowNamed(calls: readonly PeerCall[], name: string): View {
  const views = calls.filter(isView('open')).map(({ fields }): View => JSON.parse(String(fields.view)))
  const found = views.findLast(({ callback_id: id }) => id === name)
  if (found === undefined) throw new Error(`no window ${name} was opened`)
  return found
}

/** @param number tells the windows of one workspace apart; those of the other have the same ids. */
function sentWindow(view: View, filled: Filled, number: string) {
  const { callback_id, private_metadata, blocks } = view
  return {
    type: 'view_submission',
    view: { id: `V${number}`, type: 'modal', callback_id, private_metadata, blocks, state: stateOf(view, filled) },
  }
}

/** Changes the rhythm in the window of a digest, and sends every window there is. */
function windowSteps(filling: Filling): readonly Step[] {
  const sent = (name: string, isDone?: Step['isDone']): Step => ({
    does: `sends ${name}`,
    act: (from, calls) => from.act(sentWindow(windowNamed(calls, name), filling[name] ?? {}, name)),
    ...(isDone === undefined ? {} : { isDone }),
  })
  return [
    {
      does: 'changes the rhythm',
      act: (from, calls) => {
        const view = windowNamed(calls, FORM)
        const { private_metadata, blocks } = view
        const state = stateOf(view, { rhythm: 'weekly' })
        return from.act({
          type: 'block_actions',
          view: { id: 'VF', hash: '1.f', type: 'modal', callback_id: FORM, private_metadata, blocks, state },
          container: { type: 'view', view_id: 'VF' },
          actions: [{ type: 'static_select', block_id: 'rhythm', action_id: RHYTHM_ACTION }],
        })
      },
      isDone: isView('update'),
    },
    sent(FORM, isView('publish')),
    sent('home-ask'),
    sent('ask-about', ({ path }) => path.endsWith('chat.postMessage')),
    sent('home-prefer', isView('publish')),
  ]
}

/** What a request was answered with, as if it were a call: nothing of another workspace may stand in either. */
function asCall({ status, body }: SlackAnswer, team: string): PeerCall {
  return { path: '/answer', fields: { status, body }, token: body === '' ? '' : `answer-${team}`, atMs: 0 }
}

/** Does everything in a workspace. @returns every call that came of it, and what each request was answered. */
async function doEverything(bot: BotInWorkspace, team: string, steps: readonly Step[]): Promise<readonly PeerCall[]> {
  const from = bot.from(team)
  const began = (await bot.peer.calls()).length
  const answers: PeerCall[] = []
  for (const { does, act, isDone } of steps) {
    const calls = (await bot.peer.calls()).slice(began)
    const before = began + calls.length
    answers.push(asCall(await act(from, calls), team))
    if (isDone === undefined) continue
    await bot
      .until((all) => all.slice(before).find(isDone))
      .catch((error: unknown) => {
        throw new Error(`${team} ${does}: ${String(error)}\n${bot.logged()}`)
      })
  }
  await bot.until((all) => all.find((call) => isDigest(call) && call.token.includes(team)))
  return [...(await bot.peer.calls()).slice(began), ...answers]
}

function isDigest({ path, fields }: PeerCall): boolean {
  return path.endsWith('chat.postMessage') && String(fields.metadata).includes('briefing_delivery')
}

/** What was seen in one workspace and is sent from another. */
interface Carried {
  readonly values: readonly string[]
  readonly windows: readonly View[]
}

/** Presses every button of a message with each of these values, and sends each window. @returns all that came of it. */
async function pressAll(bot: BotInWorkspace, team: string, { values, windows }: Carried): Promise<readonly PeerCall[]> {
  const from = bot.from(team)
  const began = (await bot.peer.calls()).length
  const answers: PeerCall[] = []
  for (const [index, view] of windows.entries()) {
    answers.push(asCall(await from.act(sentWindow(view, { times: '6:01' }, `F${index}`)), team))
  }
  for (const value of values) {
    for (const verb of ACTION_VERBS) await from.act(pressOf({ action_id: `${verb}-1`, value }, '700.1'))
  }
  await from.event({ type: 'app_mention', channel: 'C9', ts: '999.1', user: 'U1', text: 'help' })
  await bot.until((all) => all.find(isPost('999.1')))
  return [...(await bot.peer.calls()).slice(began), ...answers]
}

/** The values of all buttons of posts. */
function valuesIn(posts: readonly PeerCall[]): readonly string[] {
  const found = posts.flatMap(({ fields }) => [...String(fields.blocks).matchAll(/"value":"([^"]+)"/g)])
  return [...new Set(found.map(([, value = '']) => value))]
}

/** What differs from one run to the next, and tells nobody anything. */
function comparable(calls: readonly PeerCall[]): readonly string[] {
  return calls
    .filter(({ path }) => !path.endsWith('auth.test') && !path.endsWith('oauth.v2.access'))
    .map(({ path, fields }) => `${path.replace(/\d+$/, 'N')} ${JSON.stringify(fields)}`)
    .map((line) =>
      line
        .replaceAll(/t\d+(?=")/g, 'trigger')
        .replaceAll(/xoxb-T2-\d/g, 'xoxb-T2')
        .replaceAll(/ at \d+:\d\d/g, ' at a time')
        .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'uuid')
        .replaceAll(/\b\d{10}\.\d{10}\b/g, 'ts')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time'),
    )
    .sort()
}

const OURS = [
  ...commandSteps({ lang: 'en', subscribe: 'weekdays 8:30 topics=risks' }),
  ...pressSteps({}),
  ...talkSteps(
    'T2',
    'How many parameters does Yayi have?',
    'A bank lost 5 million yuan to fraud in 2024. Its shares fell by 8%.',
  ),
  ...pageSteps(),
  ...windowSteps({
    [FORM]: { channel: 'C2', times: '7:45', topics: ['risks'] },
    'home-ask': { question: 'How many parameters does Yayi have?' },
    'ask-about': { question: 'why?' },
    'home-prefer': { language: 'en', zone: 'Europe/Berlin' },
  }),
]
const THEIRS = [
  ...commandSteps({
    lang: 'zh-Hans',
    subscribe: 'weekly mon 17:45 Africa/Nairobi topics=cost',
    search: MARK,
    ask: `${MARK}?`,
  }),
  ...pressSteps({ ask: `${MARK} and the risks?` }),
  ...talkSteps('T1', `What about ${MARK}?`, TEXT),
  ...pageSteps(),
  ...windowSteps({
    [FORM]: { channel: 'C3', times: '17:45', zone: 'Africa/Nairobi', topics: ['cost'] },
    'home-ask': { question: `What about ${MARK}?` },
    'ask-about': { question: `And ${MARK}?` },
    'home-prefer': { language: 'zh-Hans', zone: 'Africa/Nairobi' },
  }),
]

/** What Bolt was told to hear, with how to tell from a request that it is for that. */
interface Listener {
  readonly name: string
  readonly hears: (sent: SentRequest) => boolean
}

interface SentRequest {
  readonly kind: 'command' | 'event' | 'act'
  readonly fields: {
    readonly type?: string
    readonly callback_id?: string
    readonly actions?: readonly { readonly action_id: string }[]
    readonly view?: { readonly callback_id?: string }
  }
}

const doesMatch = (wanted: string | RegExp, given: string): boolean =>
  typeof wanted === 'string' ? wanted === given : wanted.test(given)

const HEARS: Readonly<Record<string, (wanted: string | RegExp) => Listener['hears']>> = {
  command:
    () =>
    ({ kind }) =>
      kind === 'command',
  event:
    (wanted) =>
    ({ kind, fields }) =>
      kind === 'event' && doesMatch(wanted, fields.type ?? ''),
  message:
    () =>
    ({ kind, fields }) =>
      kind === 'event' && fields.type === 'message',
  shortcut:
    (wanted) =>
    ({ fields }) =>
      fields.type === 'message_action' && doesMatch(wanted, fields.callback_id ?? ''),
  view:
    (wanted) =>
    ({ fields }) =>
      fields.type === 'view_submission' && doesMatch(wanted, fields.view?.callback_id ?? ''),
  action:
    (wanted) =>
    ({ fields }) =>
      fields.actions?.some(({ action_id: id }) => doesMatch(wanted, id)) ?? false,
}
/** What the bot does not listen to today: once it does, something of the kind has to be sent here. */
const NOT_SENT = ['assistant', 'function', 'options'] as const

/** Puts the app together as the bot does. @returns everything that it listens to. */
function listeners(): readonly Listener[] {
  const found: Listener[] = []
  const ways = [...Object.entries(HEARS), ...NOT_SENT.map((way) => [way, () => () => false] as const)]
  for (const [way, hears] of ways) {
    const listen: unknown = Reflect.get(App.prototype, way)
    jest.spyOn(App.prototype, way as 'event').mockImplementation(function (this: App, ...args: unknown[]) {
      found.push({ name: `${way} ${nameOf(args[0])}`, hears: hears(wantedOf(args[0])) })
      return Reflect.apply(listen as () => undefined, this, args)
    })
  }
  const edge = { takeOnce: async () => true, takeTurn: async () => () => undefined, takeRevocation: async () => false }
  const receiver = new SlackReceiver({ ...edge, onFailure: async () => undefined, onRequest: () => undefined })
  const client = createSlackClient({ apiUrl: undefined, timeoutMs: 1 })
  createSlackApp({ receiver, client, commandName: '/genai-report' } as unknown as SlackAppParts)
  jest.restoreAllMocks()
  return found
}

function wantedOf(constraint: unknown): string | RegExp {
  if (typeof constraint === 'string' || constraint instanceof RegExp) return constraint
  const { callback_id: id = '' }: { callback_id?: string } = Object(constraint)
  return id
}

function nameOf(constraint: unknown): string {
  return typeof constraint === 'function' ? 'all' : String(wantedOf(constraint))
}

/** The requests that steps send, for a workspace that answers nothing. */
async function requestsOf(steps: readonly Step[], calls: readonly PeerCall[]): Promise<readonly SentRequest[]> {
  const requests: SentRequest[] = []
  const send = (kind: SentRequest['kind']) => async (fields: object | string) => {
    requests.push({ kind, fields: typeof fields === 'string' ? {} : fields })
    return { status: 200, body: '' }
  }
  for (const { act } of steps) {
    await act({ command: send('command'), event: send('event'), act: send('act') }, calls)
  }
  return requests
}

describe('two workspaces with the same channels, threads and people', () => {
  let alone: readonly PeerCall[]
  let beside: readonly PeerCall[]
  let theirs: readonly PeerCall[]
  let forged: readonly PeerCall[]

  beforeAll(async () => {
    const quiet = await startInWorkspace({ ...INSTALLABLE, DATA_DIR: path.join(dataFolder, 'quiet') })
    await install(quiet, 'code-T2')
    alone = await doEverything(quiet, 'T2', OURS)
    await quiet.stop()
    const busy = await startInWorkspace({ ...INSTALLABLE, DATA_DIR: path.join(dataFolder, 'busy') })
    for (const code of ['code-T1', 'code-T2']) await install(busy, code)
    theirs = await doEverything(busy, 'T1', THEIRS)
    beside = await doEverything(busy, 'T2', OURS)
    const windows = theirs.filter(isView('open')).map(({ fields }): View => JSON.parse(String(fields.view)))
    forged = await pressAll(busy, 'T2', {
      values: valuesIn(theirs.filter(isPost('120.1'))),
      windows: windows.filter(({ callback_id: id }) => id !== undefined),
    })
    await busy.stop()
  }, 300_000)

  it('both do everything that there is to do', () => {
    expect(COMMAND_IDS.filter((id) => !OURS.some(({ does }) => does.endsWith(` ${id}`)))).toEqual([])
    expect(JSON.stringify(theirs)).toContain(MARK)
    expect(JSON.stringify(theirs)).toContain('Africa/Nairobi')
    expect(alone.length).toBeGreaterThanOrEqual(OURS.length)
  })

  it('are sent something for everything that the app listens to', async () => {
    const heard = listeners()
    const requests = await requestsOf(OURS, alone)

    expect(heard.map(({ name }) => name)).toContain('view home-prefer')
    expect(heard.filter(({ hears }) => !requests.some(hears)).map(({ name }) => name)).toEqual([])
  })

  it('answer as if the other were not there, to the byte', () => {
    expect(comparable(beside)).toEqual(comparable(alone))
  })

  it('hold nothing of the other, and use no token of the other', () => {
    const foreign = beside.filter((call) => /Zanzibar|Nairobi|xoxb-T1|UBOTT1/.test(JSON.stringify(call)))

    expect(foreign).toEqual([])
    expect(new Set(theirs.map(({ token }) => token.split('-')[1]))).toEqual(new Set([undefined, 'T1']))
    expect(new Set(beside.map(({ token }) => token.split('-')[1]))).toEqual(new Set([undefined, 'T2']))
  })

  it('send nothing that is not of the types that Slack publishes (X1)', () => {
    expect(
      typeMistakes([...theirs, ...alone].filter(({ path: called }) => /^\/(?:api|respond)\//.test(called))),
    ).toEqual([])
  }, 60_000)

  it('show nothing of the other for the value of a button of the other', () => {
    expect(forged.length).toBeGreaterThan(ACTION_VERBS.length)
    expect(forged.filter(({ fields }) => JSON.stringify(fields).includes(MARK))).toEqual([])
  })
})
