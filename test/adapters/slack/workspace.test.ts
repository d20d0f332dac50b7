import type { PeerCall } from '../../peer/peer.ts'
import { type BotInWorkspace, type Sent, startInWorkspace } from './bot-in-workspace.ts'

let bot: BotInWorkspace

beforeAll(async () => {
  bot = await startInWorkspace()
})

afterAll(() => bot.stop())

function postIn(thread: string): Promise<PeerCall> {
  return bot.untilCall(({ path, fields }) => path.endsWith('chat.postMessage') && fields.thread_ts === thread)
}

async function postsIn(thread: string): Promise<number> {
  return (await bot.peer.calls()).filter(
    ({ path, fields }) => path.endsWith('chat.postMessage') && fields.thread_ts === thread,
  ).length
}

describe('a command', () => {
  it('is acknowledged, and answered to its reader alone', async () => {
    const { status } = await bot.command('risks')

    const answer = await bot.untilCall(
      ({ path, fields }) => path.startsWith('/respond/') && JSON.stringify(fields).includes('Risks'),
    )
    expect(status).toBe(200)
    expect(answer.fields).toMatchObject({ response_type: 'ephemeral', parse: 'none', unfurl_links: false })
  })

  it('subscribes the channel, whose digest is posted with a key to find it by', async () => {
    await bot.command('subscribe weekdays 8:30')
    await bot.untilCall(({ fields }) => JSON.stringify(fields).includes('Asia/Shanghai'))
    await bot.command('now')

    const post = await bot.untilCall(
      ({ path, fields }) =>
        path.endsWith('chat.postMessage') && fields.channel === 'C1' && fields.thread_ts === undefined,
    )
    expect(String(post.fields.metadata)).toContain('briefing_delivery')
    expect(String(post.fields.blocks)).toContain('Edition')
  })

  it.each<[string, string, boolean]>([
    ['a channel that it is not in', 'CX', true],
    ['a channel that it is in', 'C2', false],
    ['direct messages, of which Slack does not tell', 'D7', false],
  ])('says at once whether digests can arrive in %s', async (_, channel, isWarned) => {
    const response = `/respond/reached-${channel}`
    await bot.sendForm({
      command: '/genai-report',
      text: 'subscribe weekdays 8:30',
      team_id: 'T1',
      channel_id: channel,
      user_id: 'U1',
      trigger_id: 't',
      response_url: `${bot.peer.url}${response}`,
    })

    const { fields } = await bot.untilCall(({ path }) => path === response)
    expect(fields.text).toContain('Subscribed')
    expect(JSON.stringify(fields.blocks).includes('I am not a member here')).toBe(isWarned)
  })
})

describe('forty commands of one user at once', () => {
  const asked = Array.from({ length: 40 }, (_, index) => `/respond/greedy-${index}`)
  const order = (user: string, text: string, response: string) =>
    bot.sendForm({
      command: '/genai-report',
      text,
      team_id: 'T1',
      channel_id: 'C6',
      user_id: user,
      trigger_id: `t${bot.nextNumber()}`,
      response_url: `${bot.peer.url}${response}`,
    })

  // so that answers are under way for a while
  beforeAll(() => bot.peer.setFaults({ delayMs: 200 }))
  afterAll(() => bot.peer.setFaults({}))

  it('are all acknowledged, and those that are too many get a sentence; somebody else is answered', async () => {
    const acknowledged = await Promise.all([
      ...asked.map((response) => order('UGREEDY', 'risks', response)),
      order('UOTHER', 'speakers', '/respond/other'),
    ])
    const told = await bot.until((calls) => {
      const found = calls.filter(({ path }) => asked.includes(path) || path === '/respond/other')
      return found.length === asked.length + 1 ? found : undefined
    })
    const refused = told.filter(({ fields }) => JSON.stringify(fields).includes('more than I can answer at once'))

    expect(acknowledged.map(({ status }) => status)).toEqual(acknowledged.map(() => 200))
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.length).toBeLessThanOrEqual(asked.length - 20)
    expect(refused.map(({ path }) => path)).not.toContain('/respond/other')
  })
})

/** What Slack tells of a channel that nobody said to the bot. */
const NOTICES = ['channel_join', 'channel_topic', 'pinned_item', 'bot_add', 'reminder_add']

describe('what is said in a channel', () => {
  it('is answered in its thread when the bot is named', async () => {
    await bot.event({ type: 'app_mention', channel: 'C2', ts: '100.1', user: 'U1', text: '<@UBOT> who Cao Gang' })

    const post = await postIn('100.1')
    expect(String(post.fields.blocks)).toContain('Cao Gang')
  })

  it('is answered without the name in a thread where the bot was asked, and nowhere else', async () => {
    await bot.event({
      type: 'app_mention',
      channel: 'C2',
      ts: '200.1',
      user: 'U1',
      text: '<@UBOT> ask How many parameters does Yayi have?',
    })
    await postIn('200.1')
    await bot.event({
      type: 'message',
      channel: 'C2',
      ts: '900.2',
      thread_ts: '900.1',
      user: 'U2',
      text: 'who is Cao Gang?',
    })
    await bot.event({
      type: 'message',
      channel: 'C2',
      ts: '200.2',
      thread_ts: '200.1',
      user: 'U2',
      text: 'who is Cao Gang?',
    })

    await bot.untilCall(
      ({ path, fields }) =>
        path.endsWith('chat.postMessage') &&
        fields.thread_ts === '200.1' &&
        !String(fields.blocks).includes('30 billion'),
    )
    expect(await postsIn('200.1')).toBe(2)
    expect(await postsIn('900.1')).toBe(0)
  })

  it('is answered in a direct message', async () => {
    await bot.event({ type: 'message', channel: 'D1', channel_type: 'im', ts: '300.1', user: 'U1', text: '风险' })

    expect(String((await postIn('300.1')).fields.blocks)).toMatch(/风险|Risks/)
  })

  it('is answered once, however often the event comes', async () => {
    const said = { type: 'app_mention', channel: 'C3', ts: '400.1', user: 'U1', text: '<@UBOT> speakers' }
    await Promise.all(
      [1, 2, 3].map((retry) =>
        bot.send(JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: 'EvSame', event: said, retry })),
      ),
    )
    await bot.event({ ...said, ts: '400.2' })
    await postIn('400.2')

    expect(await postsIn('400.1')).toBe(1)
  })

  it('is not answered when the bot itself or another one said it, or when it was only changed', async () => {
    const own = { type: 'message', channel: 'D2', channel_type: 'im', text: 'risks' }
    await bot.event({ ...own, ts: '500.1', user: 'UBOT' })
    await bot.event({ ...own, ts: '500.2', user: 'U9', bot_id: 'B9' })
    await bot.event({ ...own, ts: '500.3', user: 'U1', subtype: 'message_changed' })
    for (const [index, subtype] of NOTICES.entries())
      await bot.event({ ...own, ts: `501.${index + 1}`, user: 'U1', subtype })
    await bot.event({ ...own, ts: '500.4', user: 'U1' })
    await postIn('500.4')

    expect([await postsIn('500.1'), await postsIn('500.2'), await postsIn('500.3')]).toEqual([0, 0, 0])
    expect(await Promise.all(NOTICES.map((_, index) => postsIn(`501.${index + 1}`)))).toEqual(NOTICES.map(() => 0))
  })

  it('is counted and logged where Slack keeps it back', async () => {
    const limited = { type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1_800_000_000, api_app_id: 'A1' }

    const { status } = await bot.send(JSON.stringify(limited))

    const { body } = await bot.get('/metrics', { host: `127.0.0.1:${bot.port}` })
    expect(status).toBe(200)
    expect(body).toMatch(/^briefing_requests_total\{platform="slack",outcome="rate-limited"\} 1$/m)
    expect(bot.logged()).toContain('Slack keeps events back')
  })
})

describe('a button', () => {
  it('opens the line in a window of the reader’s own, whose “why” opens another', async () => {
    const value = 'genai-finance-2024/two-flaws'
    await bot.act({
      type: 'block_actions',
      channel: { id: 'C1' },
      container: { type: 'message', message_ts: '600.1' },
      message: { ts: '600.1' },
      actions: [{ type: 'button', action_id: 'show-line-1', block_id: 'b', value }],
    })
    const opened = await bot.untilCall(({ path }) => path.endsWith('views.open'))
    const view = JSON.parse(String(opened.fields.view))
    await bot.act({
      type: 'block_actions',
      view: { id: 'V1', type: 'modal', private_metadata: view.private_metadata },
      container: { type: 'view', view_id: 'V1' },
      actions: [{ type: 'button', action_id: 'why-1', block_id: 'b', value }],
    })

    expect(view).toMatchObject({ type: 'modal', title: { text: 'Where it comes from' } })
    expect(String((await bot.untilCall(({ path }) => path.endsWith('views.push'))).fields.view)).toContain(
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
    ['with a signature of another version', () => ({ headers: { 'x-slack-signature': `v1=${'0'.repeat(64)}` } })],
    ['with a signature of other letters', () => ({ headers: { 'x-slack-signature': `v0=${'G'.repeat(64)}` } })],
    ...['now', 'NaN', '', '1e3', `${nowS()}.5`, `-${nowS()}`, '1'.padEnd(21, '0')].map((time): [string, () => Sent] => [
      `at the time ${JSON.stringify(time)}`,
      () => ({ headers: { 'x-slack-request-timestamp': time } }),
    ]),
  ])('is refused: %s', async (_, how) => {
    expect((await bot.send(body, how())).status).toBe(401)
  })

  it('is refused in the same words whatever is wrong, and nothing of it is done', async () => {
    const answers = await Promise.all([
      bot.send(body, { secret: 'another secret' }),
      bot.send(body, { timestamp: nowS() - 361 }),
      bot.send('{"type":', { headers: { 'x-slack-signature': 'v0=' } }),
    ])

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await postsIn('700.1')).toBe(0)
  })

  it('is refused the second time', async () => {
    const timestamp = nowS() - 7
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'x' })

    const statuses = [await bot.send(challenge, { timestamp }), await bot.send(challenge, { timestamp })]

    expect(statuses.map(({ status }) => status)).toEqual([200, 401])
  })

  it('is refused when it is longer than any of Slack’s, or not what it says', async () => {
    expect((await bot.send('x'.repeat(1_000_001))).status).toBe(413)
    expect((await bot.send('{"type":')).status).toBe(400)
    expect((await bot.send('{"type":{"toString":1}}')).status).toBe(400)
  })

  it('never reaches the page by another name', async () => {
    const { status } = await bot.get('/', { host: 'bot.example' })

    expect(status).toBe(403)
  })
})
