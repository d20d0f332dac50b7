import path from 'node:path'
import { HOME_VERBS } from '../../../adapters/slack/home/home-value.ts'
import { ACTION_VERBS, COMMAND_IDS } from '../../../src/index.ts'
import type { PeerCall } from '../../peer/peer.ts'
import { dataFolder } from '../cli/run-cli.ts'
import { type BotInWorkspace, INSTALLABLE, install, type Speaking, startInWorkspace } from './bot-in-workspace.ts'

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
  readonly act: (from: Speaking, calls: readonly PeerCall[]) => Promise<unknown>
  readonly isDone: (call: PeerCall) => boolean
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

/** Does everything in a workspace. @returns every call that came of it. */
async function doEverything(bot: BotInWorkspace, team: string, steps: readonly Step[]): Promise<readonly PeerCall[]> {
  const from = bot.from(team)
  const began = (await bot.peer.calls()).length
  for (const { does, act, isDone } of steps) {
    const calls = await bot.peer.calls()
    await act(from, calls)
    await bot
      .until((all) => all.slice(calls.length).find(isDone))
      .catch((error: unknown) => {
        throw new Error(`${team} ${does}: ${String(error)}\n${bot.logged()}`)
      })
  }
  await bot.until((all) => all.find((call) => isDigest(call) && call.token.includes(team)))
  return (await bot.peer.calls()).slice(began)
}

function isDigest({ path, fields }: PeerCall): boolean {
  return path.endsWith('chat.postMessage') && String(fields.metadata).includes('briefing_delivery')
}

/** Presses every button of a message with each of these values. @returns every call that came of it. */
async function pressAll(bot: BotInWorkspace, team: string, values: readonly string[]): Promise<readonly PeerCall[]> {
  const from = bot.from(team)
  const began = (await bot.peer.calls()).length
  for (const value of values) {
    for (const verb of ACTION_VERBS) await from.act(pressOf({ action_id: `${verb}-1`, value }, '700.1'))
  }
  await from.event({ type: 'app_mention', channel: 'C9', ts: '999.1', user: 'U1', text: 'help' })
  await bot.until((all) => all.find(isPost('999.1')))
  return (await bot.peer.calls()).slice(began)
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
]

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
    forged = await pressAll(busy, 'T2', valuesIn(theirs.filter(isPost('120.1'))))
    await busy.stop()
  }, 300_000)

  it('both do everything that there is to do', () => {
    expect(COMMAND_IDS.filter((id) => !OURS.some(({ does }) => does.endsWith(` ${id}`)))).toEqual([])
    expect(JSON.stringify(theirs)).toContain(MARK)
    expect(JSON.stringify(theirs)).toContain('Africa/Nairobi')
    expect(alone.length).toBeGreaterThanOrEqual(OURS.length)
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

  it('show nothing of the other for the value of a button of the other', () => {
    expect(forged.length).toBeGreaterThan(ACTION_VERBS.length)
    expect(forged.filter(({ fields }) => JSON.stringify(fields).includes(MARK))).toEqual([])
  })
})
