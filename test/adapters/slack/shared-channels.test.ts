import { readOrigin } from '../../../adapters/slack/read-origin.ts'
import type { PeerCall } from '../../peer/peer.ts'
import { type BotInWorkspace, INSTALLABLE, install, startInWorkspace } from './bot-in-workspace.ts'

/*
 * Slack Connect: a channel that two companies share, in which the bot of the one is asked by people of the other. T1 has
 * the bot; T2 has one of its own, and T9 has none.
 */

const SHARED = 'CS'
const ITEM = 'genai-finance-2024/two-flaws'

let bot: BotInWorkspace

beforeAll(async () => {
  bot = await startInWorkspace(INSTALLABLE)
  for (const code of ['code-T1', 'code-T2', 'code-E1']) await install(bot, code)
})

afterAll(() => bot.stop())

/** An event of a shared channel. @param team the workspace of whoever did something. */
function sharedEvent(team: string, event: object, envelope: object) {
  const number = bot.nextNumber()
  const usual = { type: 'event_callback', team_id: team, event_id: `EvS${number}`, event_time: 1, event }
  return bot.send(JSON.stringify({ ...usual, is_ext_shared_channel: true, ...envelope }))
}

function mention(ts: string, botUser: string) {
  return { type: 'app_mention', channel: SHARED, ts, user: 'U9', user_team: 'T9', text: `<@${botUser}> risks` }
}

const isPostIn = (thread: string) => (call: PeerCall) =>
  call.path.endsWith('chat.postMessage') && call.fields.thread_ts === thread
const ownerOf = ({ token }: PeerCall) => token.split('-')[1]

describe('a channel that companies share', () => {
  it.each(['T2', 'T9'])('is answered by the workspace that has the bot there, whoever of %s asks', async (team) => {
    const ts = `${team.slice(1)}00.1`

    await sharedEvent(team, mention(ts, 'UBOTT1'), {
      context_team_id: 'T1',
      authorizations: [{ enterprise_id: null, team_id: 'T1', is_enterprise_install: false }],
    })

    expect(ownerOf(await bot.untilCall(isPostIn(ts)))).toBe('T1')
  })

  it('is answered by the organisation through the workspace that is its own', async () => {
    await sharedEvent('T2', mention('300.1', 'UBOTE1'), {
      context_team_id: 'T5',
      context_enterprise_id: 'E1',
      authorizations: [{ enterprise_id: 'E1', team_id: null, is_enterprise_install: true }],
    })

    expect(ownerOf(await bot.untilCall(isPostIn('300.1')))).toBe('E1')
  })

  it('makes no workspace of another company a part of an organisation', async () => {
    await sharedEvent('T9', mention('400.1', 'UBOTE1'), {
      authorizations: [{ enterprise_id: 'E1', team_id: null, is_enterprise_install: true }],
    })
    await bot.from('T9').act({
      type: 'block_actions',
      team: null,
      enterprise: { id: 'E1' },
      user: { id: 'U9', team_id: 'T9' },
      channel: { id: SHARED },
      container: { type: 'message', message_ts: '300.1' },
      message: { ts: '300.1' },
      actions: [{ type: 'button', action_id: 'show-line-1', block_id: 'b', value: ITEM }],
    })
    await bot.from('T9').event({ type: 'app_mention', channel: 'C1', ts: '401.1', user: 'U9', text: '<@UBOTE1> risks' })
    await bot.from('T1').event({ type: 'app_mention', channel: 'C1', ts: '402.1', user: 'U1', text: '<@UBOTT1> risks' })
    await bot.untilCall(isPostIn('402.1'))

    const calls = await bot.peer.calls()
    expect(calls.filter((call) => isPostIn('400.1')(call) || isPostIn('401.1')(call))).toEqual([])
    expect(calls.filter(({ path }) => path.endsWith('views.open'))).toEqual([])
  })

  it('goes on in a window with the workspace whose bot opened it, though the other has a bot as well', async () => {
    await bot.from('T2').act({
      type: 'view_submission',
      user: { id: 'U2', team_id: 'T2' },
      view: {
        id: 'VS',
        type: 'modal',
        app_installed_team_id: 'T1',
        callback_id: 'ask-about',
        private_metadata: JSON.stringify({ channel: SHARED, thread: '500.1', reference: ITEM }),
        blocks: [],
        state: { values: { question: { question: { value: 'why?' } } } },
      },
    })
    await bot.from('T2').act({
      type: 'block_actions',
      user: { id: 'U2', team_id: 'T2' },
      view: {
        id: 'VP',
        type: 'modal',
        app_installed_team_id: 'T1',
        private_metadata: JSON.stringify({ channel: SHARED, thread: '501.1' }),
        blocks: [],
      },
      container: { type: 'view', view_id: 'VP' },
      actions: [{ type: 'button', action_id: 'why-1', block_id: 'b', value: ITEM }],
    })

    expect(ownerOf(await bot.untilCall(isPostIn('500.1')))).toBe('T1')
    expect(ownerOf(await bot.untilCall(({ path }) => path.endsWith('views.push')))).toBe('T1')
  })
})

describe('the value of a button that was moved', () => {
  it('is refused for a channel that its sender is not in, and the log tells of it', async () => {
    await bot.from('T2').act({
      type: 'block_actions',
      user: { id: 'U2' },
      view: { id: 'VH', type: 'home', hash: '1', private_metadata: '{}', blocks: [] },
      container: { type: 'view', view_id: 'VH' },
      actions: [{ type: 'button', action_id: 'home:show:1', block_id: 'b', value: 'CFOREIGN|status' }],
    })
    await bot.untilCall(({ path, fields }) => path.endsWith('views.publish') && fields.user_id === 'U2')

    const told = bot
      .logged()
      .split('\n')
      .filter((line) => line.includes('its sender is not in'))
    expect(told).toHaveLength(1)
    expect(JSON.parse(told[0] ?? '')).toMatchObject({ workspace: 'T2', user: 'U2', channel: 'CFOREIGN' })
  })
})

describe('where a request came through', () => {
  it.each<[string, object, string | undefined, string | undefined]>([
    ['a command', { command: '/x', team_id: 'T1', enterprise_id: 'E1' }, 'T1', 'E1'],
    ['an event', { team_id: 'T1', event: {} }, 'T1', undefined],
    [
      'an event of an organisation',
      { team_id: 'T1', authorizations: [{ enterprise_id: 'E1', team_id: null }] },
      'T1',
      'E1',
    ],
    [
      'an event seen by another',
      { team_id: 'T9', authorizations: [{ team_id: 'T1', enterprise_id: 'E1' }] },
      'T1',
      'E1',
    ],
    ['a press', { team: { id: 'T1', enterprise_id: 'E1' }, user: { team_id: 'T9' } }, 'T1', 'E1'],
    ['a press in an organisation', { team: null, enterprise: { id: 'E1' }, user: { team_id: 'T1' } }, 'T1', undefined],
    ['nothing that Slack sends', { team: 'T1', view: 7, user: null, authorizations: 'all' }, undefined, undefined],
  ])('is read of %s', (_, body, team, enterprise) => {
    expect(readOrigin(body)).toEqual({ team, enterprise })
  })
})
