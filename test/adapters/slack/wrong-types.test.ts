import { type BotInWorkspace, startInWorkspace } from './bot-in-workspace.ts'
import { spoiledWays } from './spoiled.ts'

const AT_ONCE = 8

let bot: BotInWorkspace

beforeAll(async () => {
  bot = await startInWorkspace()
})

afterAll(() => bot.stop())

const PLACE = JSON.stringify({ channel: 'C1', thread: '1.1', reference: 'genai-finance-2024/two-flaws' })
const WHO = { team: { id: 'T1' }, user: { id: 'U1' }, trigger_id: 't1' }
const MESSAGE = { ts: '9.1', thread_ts: '9.1', text: 'The mill is to close.', user: 'U1' }

function inputOf(value: string) {
  return { value, selected_option: { value }, selected_options: [{ value }], selected_conversation: 'C1' }
}

function viewOf(type: string, callback_id: string) {
  const fields = ['question', 'times', 'zone', 'rhythm', 'days', 'topics', 'items', 'language', 'channel', 'title']
  const values = Object.fromEntries(fields.map((name) => [name, { [name]: inputOf('daily') }]))
  const title = { type: 'plain_text', text: 'The line', emoji: false }
  return {
    id: 'V1',
    hash: '1.a',
    type,
    callback_id,
    title,
    close: null,
    blocks: [],
    private_metadata: PLACE,
    state: { values },
  }
}

function pressOf(action_id: string, place: object) {
  const value = 'genai-finance-2024/two-flaws'
  const action = { type: 'button', action_id, block_id: 'b', value, selected_option: { value } }
  return { type: 'block_actions', ...WHO, ...place, actions: [action] }
}

const IN_MESSAGE = {
  channel: { id: 'C1' },
  message: { ts: '1.1', thread_ts: '1.1' },
  container: { type: 'message', message_ts: '1.1', is_ephemeral: false },
}
const IN_VIEW = { type: 'view', view_id: 'V1' }
const ACTS: readonly object[] = [
  pressOf('show-line-1', IN_MESSAGE),
  pressOf('like-1', IN_MESSAGE),
  pressOf('share-1', IN_MESSAGE),
  pressOf('more-1', { container: IN_VIEW, view: viewOf('modal', '') }),
  pressOf('home:show:1', { container: IN_VIEW, view: viewOf('home', '') }),
  pressOf('rhythm', { container: IN_VIEW, view: viewOf('modal', 'home-form') }),
  ...['ask-about', 'home-ask', 'home-form', 'home-prefer'].map((callback) => ({
    type: 'view_submission',
    ...WHO,
    view: viewOf('modal', callback),
  })),
  { type: 'message_action', callback_id: 'brief_this', ...WHO, channel: { id: 'C1' }, message: MESSAGE },
  {
    type: 'message_action',
    callback_id: 'brief_this',
    ...WHO,
    channel: { id: 'C1' },
    message: { ...MESSAGE, files: [{ name: 'a.txt', size: 3, url_private_download: 'https://files.slack.com/a.txt' }] },
  },
]
const SAID = {
  type: 'message',
  channel: 'D1',
  channel_type: 'im',
  user: 'U1',
  text: 'risks',
  ts: '8.1',
  thread_ts: '8.1',
}
const EVENTS: readonly object[] = [
  SAID,
  { ...SAID, type: 'app_mention', channel: 'C1', channel_type: 'channel', text: '<@UBOT> risks' },
  { ...SAID, subtype: 'message_changed', message: { ...MESSAGE, subtype: 'x' }, previous_message: MESSAGE },
  { ...SAID, subtype: 'message_deleted', deleted_ts: '9.1', previous_message: MESSAGE },
  { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: '1.1' },
  {
    type: 'assistant_thread_started',
    assistant_thread: { user_id: 'U1', channel_id: 'D1', thread_ts: '1.1', context: {} },
  },
  { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } },
  { type: 'member_joined_channel', user: 'U1', channel: 'C1', item: { channel: 'C1' } },
]
const ENVELOPE = { authorizations: [{ team_id: 'T1', enterprise_id: null, is_enterprise_install: false }] }

/** Sends them all, some at a time. */
async function sendAll(requests: readonly (() => ReturnType<BotInWorkspace['act']>)[]): Promise<readonly number[]> {
  const statuses: number[] = []
  for (let sent = 0; sent < requests.length; sent += AT_ONCE) {
    const some = await Promise.all(requests.slice(sent, sent + AT_ONCE).map((send) => send()))
    statuses.push(...some.map(({ status }) => status))
  }
  return statuses
}

it('a field of another type than Slack sends is passed over or answered, and none is an error of ours', async () => {
  const acts = ACTS.flatMap(spoiledWays).map(
    ({ payload }) =>
      () =>
        bot.act(payload),
  )
  const events = EVENTS.flatMap((event) => spoiledWays({ ...ENVELOPE, event })).map(({ payload }) => () => {
    const number = bot.nextNumber()
    return bot.send(JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: `EvW${number}`, ...payload }))
  })

  const statuses = await sendAll([...acts, ...events])
  await bot.command('risks')
  await bot.untilCall(({ path, fields }) => path.startsWith('/respond/') && JSON.stringify(fields).includes('Risks'))

  expect(new Set(statuses)).toEqual(new Set([200, 400]))
  const logged = bot
    .logged()
    .split('\n')
    .filter((line) => line !== '' && !line.includes('its sender is not in'))
  expect(logged).toEqual([])
})
