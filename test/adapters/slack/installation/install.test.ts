import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { SLACK_SCOPES } from '../../../../adapters/slack/scopes.ts'
import { dataFolder } from '../../cli/run-cli.ts'
import { type BotInWorkspace, beginInstall, INSTALLABLE, install, startInWorkspace } from '../bot-in-workspace.ts'

let bot: BotInWorkspace

beforeAll(async () => {
  bot = await startInWorkspace({ ...INSTALLABLE, LOG_LEVEL: 'debug' })
})
afterAll(() => bot.stop())

/** Everything that is kept, as bytes. */
function keptBytes(): string {
  return readdirSync(dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)).toString('latin1'))
    .join('')
}

function tokensGiven(calls: Awaited<ReturnType<BotInWorkspace['peer']['calls']>>): ReadonlySet<string> {
  return new Set(calls.filter(({ token }) => token !== '').map(({ token }) => token))
}

describe('the address at which workspaces install the bot', () => {
  it('leads to Slack with the scopes of the manifest and a state that only this browser brings back', async () => {
    const { status, headers } = await bot.get('/slack/install')

    const address = new URL(headers.location ?? '')
    expect(status).toBe(302)
    expect(address.href.startsWith(`${bot.peer.url}/oauth/v2/authorize?`)).toBe(true)
    expect(address.searchParams.get('client_id')).toBe(INSTALLABLE.SLACK_CLIENT_ID)
    expect(address.searchParams.get('scope')?.split(',')).toEqual(SLACK_SCOPES)
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^__Host-briefing-slack-install=[\w.-]+; Secure; HttpOnly; Path=\/; Max-Age=600; SameSite=Lax$/,
      ),
    ])
    expect(headers['cache-control']).toBe('no-store')
  })

  it('installs the bot, and says so in the reader’s language', async () => {
    const { cookie, state } = await beginInstall(bot)

    const done = await bot.get(`/slack/oauth_redirect?code=code-T1&state=${state}`, {
      cookie,
      'accept-language': 'zh-TW',
    })

    expect(done.status).toBe(200)
    expect(done.body).toContain('安裝完成')
    expect(done.headers['set-cookie']?.[0]).toContain('__Host-briefing-slack-install=deleted')
    await bot.command('risks')
    const call = await bot.untilCall(
      ({ path: called, fields }) => called.startsWith('/respond/') && JSON.stringify(fields).includes('Risks'),
    )
    expect(call.token).toBe('')
    await bot.event({ type: 'app_mention', channel: 'C1', ts: '100.1', user: 'U1', text: '<@UBOTT1> speakers' })
    const post = await bot.untilCall(
      ({ path: called, fields }) => called.endsWith('postMessage') && fields.thread_ts === '100.1',
    )
    expect(post.token).toMatch(/^xoxb-T1-/)
  })

  it.each<[string, (begun: { cookie: string; state: string }) => readonly [query: string, cookie: string]]>([
    ['without the cookie', ({ state }) => [`code=code-T7&state=${state}`, '']],
    ['with another’s cookie', ({ state }) => [`code=code-T7&state=${state}`, '__Host-briefing-slack-install=other']],
    ['without a state', ({ cookie }) => ['code=code-T7', cookie]],
    ['with a state that nobody signed', () => ['code=code-T7&state=a.1.b', '__Host-briefing-slack-install=a.1.b']],
    ['without a code', ({ cookie, state }) => [`state=${state}`, cookie]],
    ['cancelled', ({ cookie, state }) => [`error=access_denied&state=${state}`, cookie]],
    ['with a code that Slack does not know', ({ cookie, state }) => [`code=other&state=${state}`, cookie]],
  ])('installs nothing when it comes back %s', async (_, how) => {
    const [query, cookie] = how(await beginInstall(bot))
    const before = (await bot.peer.calls()).filter(({ path: called }) => called.endsWith('auth.test')).length

    const { status, body } = await bot.get(`/slack/oauth_redirect?${query}`, { cookie })

    expect(status).toBe(400)
    expect(body).toContain('The bot was not installed')
    expect((await bot.peer.calls()).filter(({ path: called }) => called.endsWith('auth.test'))).toHaveLength(before)
  })

  it('takes a state once', async () => {
    const { cookie, state } = await beginInstall(bot)
    const finish = (code: string) => bot.get(`/slack/oauth_redirect?code=${code}&state=${state}`, { cookie })

    const statuses = [(await finish('code-T5')).status, (await finish('code-T6')).status]

    expect(statuses).toEqual([200, 400])
  })
})

describe('workspaces that installed the bot', () => {
  it('are each answered with their own token, and nobody is whose workspace did not', async () => {
    await install(bot, 'code-T2')
    const asked = { type: 'app_mention', channel: 'C1', user: 'U1', text: 'speakers' }
    await bot.from('T9').event({ ...asked, ts: '200.9' })
    await bot.from('T2').event({ ...asked, ts: '200.2' })

    const posted = await bot.untilCall(
      ({ path: called, fields }) => called.endsWith('postMessage') && fields.thread_ts === '200.2',
    )

    expect(posted.token).toMatch(/^xoxb-T2-/)
    const foreign = (await bot.peer.calls()).filter(({ fields }) => fields.thread_ts === '200.9')
    expect(foreign).toEqual([])
  })

  it('of one organisation are answered with its token, and lose it together', async () => {
    await install(bot, 'code-E1')
    const asked = { type: 'app_mention', channel: 'C1', user: 'U1', text: 'speakers' }
    for (const team of ['T11', 'T12']) await bot.from(team, 'E1').event({ ...asked, ts: `300.${team.slice(1)}` })
    const posts = await Promise.all(
      ['T11', 'T12'].map((team) => bot.untilCall(({ fields }) => fields.thread_ts === `300.${team.slice(1)}`)),
    )

    await bot.from('T11', 'E1').event({ type: 'app_uninstalled' })
    await bot.from('T12', 'E1').event({ ...asked, ts: '301.1' })
    await bot.event({ ...asked, ts: '301.2' })
    await bot.untilCall(({ fields }) => fields.thread_ts === '301.2')

    expect(posts.map(({ token }) => token)).toEqual([
      expect.stringMatching(/^xoxb-E1-/),
      expect.stringMatching(/^xoxb-E1-/),
    ])
    expect((await bot.peer.calls()).filter(({ fields }) => fields.thread_ts === '301.1')).toEqual([])
  })

  it('that remove the bot leave nothing behind, and install it again as new', async () => {
    await install(bot, 'code-T3')
    const there = bot.from('T3')
    await there.command('subscribe weekdays 8:30 topics=risks')
    await bot.untilCall(({ fields }) => JSON.stringify(fields).includes('Asia/Shanghai'))

    const answer = await there.event({ type: 'tokens_revoked', tokens: { bot: ['UBOTT3'] } })
    await there.command('subscriptions')
    await install(bot, 'code-T3-again')
    const before = (await bot.peer.calls()).length
    await there.command('subscriptions')

    const listed = await bot.until((calls) =>
      calls.slice(before - calls.length).find(({ path: called }) => called.startsWith('/respond/')),
    )
    expect(answer.status).toBe(200)
    expect(JSON.stringify(listed.fields)).not.toContain('Asia/Shanghai')
  })
})

describe('tokens and secrets', () => {
  it('stand nowhere in what is kept or logged, however much is logged', async () => {
    const given = [...tokensGiven(await bot.peer.calls())]
    const bytes = keptBytes()
    const logged = bot.logged()

    const { ENCRYPTION_KEY, SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET, SLACK_STATE_SECRET } = INSTALLABLE
    const secrets = [
      ...given,
      ENCRYPTION_KEY,
      SLACK_CLIENT_SECRET,
      SLACK_SIGNING_SECRET,
      SLACK_STATE_SECRET,
      '/respond/',
    ]
    expect(given.length).toBeGreaterThan(3)
    expect(logged).toContain('"workspace":"T1"')
    expect(secrets.filter((secret) => bytes.includes(secret) || logged.includes(secret))).toEqual([])
    expect(`${bytes}${logged}`).not.toMatch(/xox[a-z][.-]/)
  })
})

describe('the figures', () => {
  it('tell requests by outcome, answers, deliveries and the queue, to whoever names this machine', async () => {
    const { status, body } = await bot.get('/metrics', { host: `127.0.0.1:${bot.port}` })

    expect(status).toBe(200)
    for (const line of [
      /^briefing_requests_total\{platform="slack",outcome="taken"\} [1-9]/m,
      /^briefing_requests_total\{platform="slack",outcome="revocation"\} 2$/m,
      /^briefing_answer_seconds_bucket\{le="0.05",platform="slack"\} [1-9]/m,
      /^briefing_deliveries\{state="planned"\} \d+$/m,
      /^briefing_queue_jobs 0$/m,
      /^briefing_ready 1$/m,
    ])
      expect(body).toMatch(line)
    expect(body).not.toMatch(/T1|xox|C1/)
    expect((await bot.get('/metrics')).status).toBe(403)
  })
})
