import type { PeerCall, PeerFaults } from '../../peer/peer.ts'
import { type BotInWorkspace, startInWorkspace } from './bot-in-workspace.ts'
import { answerMistakes, callMistakes } from './validate-calls.ts'

const ITEM = 'genai-finance-2024/two-flaws'

let bot: BotInWorkspace

beforeAll(async () => {
  bot = await startInWorkspace()
})

afterAll(() => bot.stop())

afterEach(async () => {
  const calls = await bot.peer.calls()
  expect(calls.flatMap(callMistakes)).toEqual([])
})

function isPost(channel: string, thread?: string) {
  return ({ path, fields }: PeerCall) =>
    path.endsWith('chat.postMessage') && fields.channel === channel && fields.thread_ts === thread
}

async function callsTo(method: string): Promise<readonly PeerCall[]> {
  return (await bot.peer.calls()).filter(({ path }) => path.endsWith(`/${method}`))
}

/** Presses a button of a message in a channel. */
function pressIn(channel: string, ts: string, action: { readonly action_id: string; readonly value: string }) {
  return bot.act({
    type: 'block_actions',
    channel: { id: channel },
    container: { type: 'message', message_ts: ts },
    message: { ts },
    actions: [{ type: 'button', block_id: 'b', ...action }],
  })
}

/** Presses a button of a window. */
function pressInView(view: object, action: { readonly action_id: string; readonly value: string }) {
  return bot.act({
    type: 'block_actions',
    view,
    container: { type: 'view', view_id: 'V1' },
    actions: [{ type: 'button', block_id: 'b', ...action }],
  })
}

function viewOf({ fields }: PeerCall) {
  return JSON.parse(String(fields.view))
}

describe('the window of a line', () => {
  it('offers what can be done with the line, and notes a verdict above it, once', async () => {
    await pressIn('C1', '610.1', { action_id: 'show-line-1', value: ITEM })
    const opened = viewOf(await bot.untilCall(({ path }) => path.endsWith('views.open')))
    const labels = JSON.stringify(opened.blocks)
    const liked = { ...opened, id: 'V7', hash: '1.a' }
    await pressInView(liked, { action_id: 'more-4', value: ITEM })
    const noted = viewOf(await bot.untilCall(({ path }) => path.endsWith('views.update')))
    await pressInView({ ...noted, id: 'V7', hash: '1.b' }, { action_id: 'more-4', value: ITEM })
    const again = viewOf(
      await bot.untilCall(({ path, fields }) => path.endsWith('views.update') && fields.hash === '1.b'),
    )

    expect(
      ['Why this?', 'Ask about this', 'Useful', 'More like this'].filter((label) => !labels.includes(label)),
    ).toEqual([])
    expect(noted.blocks[0].elements[0].text).toContain('Noted: more about Risks')
    expect(noted.blocks).toHaveLength(opened.blocks.length + 1)
    expect(again.blocks).toHaveLength(noted.blocks.length)
  })

  it('takes one question about the line, and answers it once in the thread', async () => {
    await pressIn('C1', '620.1', { action_id: 'ask-about-1', value: ITEM })
    const opened = viewOf(
      await bot.untilCall(({ path, fields }) => path.endsWith('views.open') && String(fields.view).includes('620.1')),
    )
    const sent = () =>
      bot.act({
        type: 'view_submission',
        view: {
          id: 'V620',
          type: 'modal',
          callback_id: opened.callback_id,
          private_metadata: opened.private_metadata,
          state: { values: { question: { question: { type: 'plain_text_input', value: 'What else does he say?' } } } },
        },
      })
    const [first, second] = [await sent(), await sent()]

    const post = await bot.untilCall(isPost('C1', '620.1'))
    await bot.event({ type: 'app_mention', channel: 'C1', ts: '621.1', user: 'U1', text: '<@UBOT> help' })
    await bot.untilCall(isPost('C1', '621.1'))
    expect(JSON.parse(first.body)).toEqual({ response_action: 'clear' })
    expect(answerMistakes(JSON.parse(second.body))).toEqual([])
    expect(String(post.fields.blocks)).toContain('Asked about')
    expect((await bot.peer.calls()).filter(isPost('C1', '620.1'))).toHaveLength(1)
  })
})

describe('a private answer', () => {
  async function privateAnswer(words: string): Promise<PeerCall> {
    const before = (await bot.peer.calls()).length
    await bot.command(words)
    return await bot.until((calls) =>
      calls
        .slice(before)
        .find(({ path, fields }) => path.startsWith('/respond/') && JSON.stringify(fields).includes('"share-')),
    )
  }

  function shareButton({ fields }: PeerCall): { readonly action_id: string; readonly value: string } {
    const blocks: readonly { elements?: readonly { action_id?: string; value?: string }[] }[] = JSON.parse(
      JSON.stringify(fields.blocks),
    )
    const button = blocks.flatMap(({ elements = [] }) => elements).find(({ action_id: id }) => id?.startsWith('share-'))
    return { action_id: button?.action_id ?? '', value: button?.value ?? '' }
  }

  function press(action: { readonly action_id: string; readonly value: string }, channel = 'C1') {
    return bot.act({
      type: 'block_actions',
      channel: { id: channel },
      container: { type: 'message', message_ts: '1.1', is_ephemeral: true, channel_id: channel },
      actions: [{ type: 'button', block_id: 'b', ...action }],
    })
  }

  it('is shared with its channel once, clicked however often', async () => {
    const action = shareButton(await privateAnswer('risks'))
    await Promise.all([press(action), press(action), press(action)])
    await bot.untilCall(({ fields }) => fields.text === 'Shared to the channel.')
    await press(action)
    await bot.untilCall(({ fields }) => fields.text === 'It is in the channel already.')

    const shared = (await bot.peer.calls()).filter(
      (call) => isPost('C1')(call) && String(call.fields.blocks).includes('Shared from a private answer to “risks”'),
    )
    expect(shared).toHaveLength(1)
    expect(String(shared[0]?.fields.blocks)).not.toContain('"share-')
  })

  it.each<[Partial<PeerFaults>, string]>([
    [
      { gone: ['C1'], goneAs: 'restricted_action_read_only_channel' },
      'It could not be posted here. Invite me to the channel, then share again.',
    ],
    [
      { gone: ['C1'], goneAs: 'team_added_to_org' },
      'Something went wrong on our side. Nothing was changed. Please try again.',
    ],
  ])('can be shared when what kept it from being posted has passed: %j', async (faults, said) => {
    const action = shareButton(await privateAnswer('opportunities'))
    const before = (await bot.peer.calls()).length
    const untilSaid = (text: string): Promise<unknown> =>
      bot.until((calls) => calls.slice(before).find(({ fields }) => fields.text === text))

    await bot.peer.setFaults(faults)
    await press(action)
    await untilSaid(said)
    await bot.peer.setFaults({})
    await press(action)
    await untilSaid('Shared to the channel.')

    const posts = (await bot.peer.calls()).slice(before).filter(isPost('C1'))
    expect(posts).toHaveLength(2)
  })

  it('can be asked about in a window that answers its reader alone', async () => {
    await press({ action_id: 'ask-about-1', value: ITEM }, 'C3')
    const opened = viewOf(
      await bot.untilCall(({ path, fields }) => path.endsWith('views.open') && String(fields.view).includes('"C3')),
    )

    const answer = await bot.act({
      type: 'view_submission',
      view: {
        id: 'V630',
        type: 'modal',
        callback_id: opened.callback_id,
        private_metadata: opened.private_metadata,
        state: { values: { question: { question: { type: 'plain_text_input', value: 'What about cost?' } } } },
      },
    })

    const shown = JSON.parse(answer.body)
    expect(answerMistakes(shown)).toEqual([])
    expect(JSON.stringify(shown.view.blocks)).toContain('What about cost?')
    expect((await bot.peer.calls()).filter((call) => isPost('C3')(call))).toEqual([])
  })
})

describe('a question that is edited or deleted', () => {
  const said = (ts: string, text: string) => ({
    type: 'message',
    channel: 'D1',
    channel_type: 'im',
    ts,
    user: 'U1',
    text,
  })

  async function ask(ts: string, text: string): Promise<string> {
    await bot.event(said(ts, text))
    await bot.untilCall(isPost('D1', ts))
    const posts = await bot.peer.posts()
    return posts.findLast(({ channel }) => channel === 'D1')?.ts ?? ''
  }

  function change(ts: string, before: string, after: string, more: object = {}) {
    const usual = { type: 'message', user: 'U1', ts }
    return bot.event({
      type: 'message',
      subtype: 'message_changed',
      channel: 'D1',
      channel_type: 'im',
      ts: '999.9',
      message: { ...usual, text: after, thread_ts: ts, edited: { user: 'U1', ts: '999.9' }, ...more },
      previous_message: { ...usual, text: before, thread_ts: ts },
    })
  }

  it('has its answer changed in place', async () => {
    const answer = await ask('700.1', 'risks')

    await change('700.1', 'risks', 'who Cao Gang')

    const update = await bot.untilCall(({ path, fields }) => path.endsWith('chat.update') && fields.ts === answer)
    expect(String(update.fields.blocks)).toContain('Cao Gang')
    expect((await bot.peer.calls()).filter(isPost('D1', '700.1'))).toHaveLength(1)
  })

  it('is answered anew where the workspace lets nobody change a post of that age', async () => {
    await ask('705.1', 'risks')

    await bot.peer.setFaults({ unchangeable: ['D1'] })
    await change('705.1', 'risks', 'who Cao Gang')
    const again = await bot.until((calls) => calls.filter(isPost('D1', '705.1'))[1])
    await bot.untilCall(({ path }) => path.endsWith('chat.delete'))
    await bot.peer.setFaults({})

    expect((await bot.peer.calls()).filter(isPost('D1', '705.1'))).toHaveLength(2)
    expect(String(again.fields.blocks)).toContain('Cao Gang')
  })

  it('has its answer taken away with it, also where its thread leaves a stone', async () => {
    const [first, second] = [await ask('710.1', 'risks'), await ask('720.1', 'risks')]
    const deleted = (await callsTo('chat.delete')).length

    await bot.event({
      type: 'message',
      subtype: 'message_deleted',
      channel: 'D1',
      channel_type: 'im',
      ts: '999.8',
      deleted_ts: '710.1',
      previous_message: { type: 'message', user: 'U1', ts: '710.1', text: 'risks' },
    })
    await change('720.1', 'risks', 'This message was deleted.', { subtype: 'tombstone', user: 'USLACKBOT' })

    await bot.untilCall(({ path, fields }) => path.endsWith('chat.delete') && fields.ts === first)
    await bot.untilCall(({ path, fields }) => path.endsWith('chat.delete') && fields.ts === second)
    expect(await callsTo('chat.delete')).toHaveLength(deleted + 2)
  })

  describe('while its answer is under way', () => {
    const mentioned = (ts: string, text: string) => ({
      type: 'app_mention',
      channel: 'C4',
      ts,
      user: 'U1',
      text: `<@UBOT> ${text}`,
    })
    const inChannel = { type: 'message', channel: 'C4', channel_type: 'channel', ts: '999.7' }

    /** Slack has the answer, and has not said so yet. */
    async function untilPosted(ts: string): Promise<string> {
      await bot.untilCall(isPost('C4', ts))
      return (await bot.peer.posts()).findLast(({ thread }) => thread === ts)?.ts ?? ''
    }

    beforeEach(() => bot.peer.setFaults({ delayMs: 700 }))
    afterEach(() => bot.peer.setFaults({}))

    it('has the answer taken away as soon as it is there', async () => {
      await bot.event(mentioned('750.1', 'risks'))
      const answer = await untilPosted('750.1')

      const before = { type: 'message', user: 'U1', ts: '750.1', text: '<@UBOT> risks' }
      await bot.event({ ...inChannel, subtype: 'message_deleted', deleted_ts: '750.1', previous_message: before })

      await bot.untilCall(({ path, fields }) => path.endsWith('chat.delete') && fields.ts === answer)
    })

    it('has its last words answered in its place', async () => {
      await bot.event(mentioned('760.1', 'risks'))
      const answer = await untilPosted('760.1')

      for (const text of ['speakers', 'who Cao Gang']) {
        const usual = { type: 'message', user: 'U1', ts: '760.1', thread_ts: '760.1' }
        const previous_message = { ...usual, text: '<@UBOT> risks' }
        const message = { ...usual, text: `<@UBOT> ${text}` }
        await bot.event({ ...inChannel, subtype: 'message_changed', message, previous_message })
      }

      await bot.untilCall(
        ({ path, fields }) =>
          path.endsWith('chat.update') && fields.ts === answer && String(fields.blocks).includes('Cao Gang'),
      )
      expect((await bot.peer.calls()).filter(isPost('C4', '760.1'))).toHaveLength(1)
    })
  })

  it('changes no digests by an edit, and says so', async () => {
    await ask('730.1', 'subscriptions')

    await change('730.1', 'subscriptions', 'subscribe weekdays 8:30')

    const told = await bot.untilCall(
      (call) => isPost('D1', '730.1')(call) && String(call.fields.text).includes('An edit changes no digests'),
    )
    expect(told.fields.channel).toBe('D1')
    await bot.event(said('731.1', 'subscriptions'))
    expect(String((await bot.untilCall(isPost('D1', '731.1'))).fields.text)).toContain('No digests come here yet')
  })

  it('is left alone when nothing of its words changed, when it was never answered, and when the bot changed it', async () => {
    const updates = (await callsTo('chat.update')).length
    await ask('740.1', 'speakers')
    await change('740.1', 'speakers', 'speakers')
    await change('741.1', 'hello', 'risks')
    await change('740.1', 'speakers', 'risks', { bot_id: 'BBOT', user: 'UBOT' })
    await bot.event({
      type: 'message',
      subtype: 'channel_join',
      channel: 'D1',
      channel_type: 'im',
      ts: '742.1',
      user: 'U1',
      text: 'risks',
    })
    await ask('743.1', 'risks')

    expect(await callsTo('chat.update')).toHaveLength(updates)
    expect((await bot.peer.calls()).filter(isPost('D1', '742.1'))).toEqual([])
  })
})

describe('“Brief this” on a message', () => {
  function brief(message: object, channel = 'C2') {
    return bot.act({
      type: 'message_action',
      callback_id: 'brief_this',
      channel: { id: channel, name: 'c' },
      message_ts: '800.1',
      message: { type: 'message', user: 'U2', ...message },
    })
  }

  const TEXT =
    'The regulator fined three banks 12 million yuan in March. Losses from fraud fell by 8% in 2024 at <https://bank.example|the largest bank>.'

  it('briefs its words in its thread, where they can be asked about', async () => {
    await brief({ ts: '800.1', text: TEXT })
    const post = await bot.untilCall(isPost('C2', '800.1'))
    await bot.event({
      type: 'message',
      channel: 'C2',
      ts: '800.2',
      thread_ts: '800.1',
      user: 'U2',
      text: 'How much were the banks fined?',
    })
    const answer = await bot.untilCall(
      (call) => isPost('C2', '800.1')(call) && String(call.fields.text).includes('How much'),
    )

    expect(String(post.fields.blocks)).toContain('12 million yuan')
    expect(String(answer.fields.blocks)).toContain('12 million yuan')
  })

  it.each(['not_in_channel', 'restricted_action_thread_locked'])(
    'briefs it for its reader alone where the bot may not post: %s',
    async (goneAs) => {
      const before = (await bot.peer.calls()).length

      await bot.peer.setFaults({ gone: ['C4'], goneAs })
      await brief({ ts: '830.1', text: TEXT }, 'C4')
      const told = await bot.until((calls) =>
        calls.slice(before).find(({ fields }) => String(fields.text).startsWith('I cannot post in this channel')),
      )
      await bot.peer.setFaults({})

      const responses = (await bot.peer.calls()).slice(before).filter(({ path }) => path === told.path)
      expect(responses.map(({ fields }) => fields.response_type)).toEqual(['ephemeral', 'ephemeral'])
      expect(JSON.stringify(responses[0]?.fields.blocks)).toContain('12 million yuan')
    },
  )

  it('briefs a file of it', async () => {
    const file = { name: 'fines.txt', size: 100, url_private_download: `${bot.peer.url}/files/text` }

    await brief({ ts: '810.1', text: '', files: [file] })

    expect(String((await bot.untilCall(isPost('C2', '810.1'))).fields.blocks)).toContain('12 million yuan')
  })

  it.each([
    ['a link to nowhere', { text: '<https://news.invalid/a?b=1&amp;c=2>' }, 'I cannot read that page'],
    ['a link to this machine', { text: '<https://2130706433/latest>' }, 'I cannot read that page'],
    ['nothing', { text: ' ' }, 'There is no text in that message'],
    [
      'a file elsewhere',
      { files: [{ name: 'a.txt', url_private_download: 'http://169.254.169.254/latest' }] },
      'cannot be read',
    ],
    ['a file that is no address', { files: [{ name: 'a.txt' }] }, 'cannot be read'],
  ])('says plainly why it cannot brief %s', async (_, message, said) => {
    await brief({ ts: '820.1', ...message }, 'C3')

    const told = await bot.untilCall(
      ({ path, fields }) => path.startsWith('/respond/') && String(fields.text).includes(said),
    )
    expect(told.fields.response_type).toBe('ephemeral')
    expect((await bot.peer.calls()).filter(({ path }) => path.includes('latest'))).toEqual([])
  })
})

describe('the assistant’s pane', () => {
  it('offers how to begin', async () => {
    await bot.event({
      type: 'assistant_thread_started',
      assistant_thread: { user_id: 'U1', channel_id: 'D9', thread_ts: '900.1', context: {} },
    })

    const call = await bot.untilCall(({ path }) => path.endsWith('setSuggestedPrompts'))
    expect(call.fields).toMatchObject({ channel_id: 'D9', thread_ts: '900.1' })
    expect(JSON.parse(String(call.fields.prompts))).toHaveLength(4)
  })
})
