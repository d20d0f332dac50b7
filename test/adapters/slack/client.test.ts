import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { createSlackPlatform } from '../../../adapters/slack/client.ts'
import { type Message, type Post, pageKey } from '../../../src/index.ts'
import { EVER } from '../../contract/examples.ts'
import type { PeerCall, PeerFaults } from '../../peer/peer.ts'
import { type RunningPeer, startPeer } from '../../peer/start-peer.ts'
import { freePort } from '../storage/redis-server.ts'

let peer: RunningPeer

beforeAll(async () => {
  peer = await startPeer()
})

afterAll(() => peer.stop())

const SCRIPT = path.join(__dirname, 'post-apart.ts')
const TARGET = { platform: 'slack', workspace: 'T1', channel: 'C1' }

function platform() {
  const tokenOf = async (workspace: string) => (workspace === 'T1' ? 'xoxb-test' : undefined)
  return createSlackPlatform({
    apiUrl: `${peer.url}/api/`,
    tokenOf,
    timeoutMs: 500,
    settleMs: 0,
    patiently: (call) => call(),
  })
}

/** A message that takes two posts. */
function longPost(key: string): Post {
  const blocks: Message['blocks'] = Array.from({ length: 12 }, (_, index) => ({
    kind: 'paragraph',
    content: [{ kind: 'text', text: `${index} ${'一个很长的段落。'.repeat(150)}`, emphasis: 'none' }],
  }))
  return {
    target: TARGET,
    layout: 'flat',
    page: 0,
    thread: undefined,
    key,
    message: { language: 'zh-Hans', summary: 'Long.', blocks },
  }
}

/** Posts every page of a message, as delivering does. @returns the `ts` of each. */
async function postAll(post: Post): Promise<readonly string[]> {
  const posts: string[] = []
  for (let page = 0; page < platform().pageCount(post); page++) {
    const [thread] = posts
    const outcome = await platform().post({ ...post, page, thread, key: pageKey(post.key, page) })
    posts.push(outcome.kind === 'posted' ? outcome.post : '')
  }
  return posts
}

async function postsIn(channel: string): Promise<readonly PeerCall['fields'][]> {
  const calls = await peer.calls()
  const posts = calls.filter(
    ({ path: name, fields }) => name.endsWith('chat.postMessage') && fields.channel === channel,
  )
  return posts.map(({ fields }) => fields)
}

describe('a digest that is longer than one post', () => {
  it('is posted with one request a page, what follows in its thread, and each is found by its key', async () => {
    const post = { ...longPost('long'), target: { ...TARGET, channel: 'C9' } }
    const posts = await postAll(post)

    const sent = await postsIn('C9')
    expect(sent.length).toBeGreaterThan(1)
    expect(sent).toHaveLength(platform().pageCount(post))
    expect(sent.map(({ thread_ts: thread }) => thread)).toEqual([undefined, ...posts.slice(1).map(() => posts[0])])
    for (const [page, ts] of posts.entries()) {
      const thread = page === 0 ? undefined : posts[0]
      const sought = { target: post.target, thread, key: pageKey('long', page) }
      expect(await platform().lookUp(sought, EVER)).toEqual({ kind: 'found', post: ts })
    }
    const absent = { target: post.target, thread: posts[0], key: pageKey('long', posts.length) }
    expect(await platform().lookUp(absent, EVER)).toEqual({ kind: 'absent' })
  })

  it('is found in a channel where much was said since', async () => {
    const post = { ...longPost('lively'), target: { ...TARGET, channel: 'C6' } }
    await peer.setFaults({ heedsLatest: true })
    const { kind, ...told } = await platform().post(post)
    const untilMs = Date.now()
    while (Date.now() === untilMs) await Promise.resolve()
    const message: Message = { language: 'en', summary: 'Something else.', blocks: [] }
    const said = (key: string) => platform().post({ ...post, key, message })
    for (let hundred = 0; hundred < 11; hundred++) {
      await Promise.all(Array.from({ length: 100 }, (_, index) => said(`${hundred}-${index}`)))
    }
    const sought = { target: post.target, thread: undefined, key: 'lively' }

    const found = await platform().lookUp(sought, { sinceMs: untilMs - 60_000, untilMs })

    expect([kind, found]).toEqual(['posted', { kind: 'found', ...told }])
    expect(await platform().lookUp(sought, EVER)).toMatchObject({ kind: 'unavailable' })
  })

  it('is corrected in all of its pages, also where nobody was told of some', async () => {
    const post = { ...longPost('torn'), target: { ...TARGET, channel: 'C8' } }
    const [first = '', ...following] = await postAll(post)

    const outcome = await platform().update(post, { post: first, following: following.map(() => '') })

    expect(following.length).toBeGreaterThan(0)
    expect(outcome).toEqual({ kind: 'updated', following, missing: [] })
    expect(await postsIn('C8')).toHaveLength(1 + following.length)
  })
})

describe('a digest whose channel wants a thread', () => {
  it('is a short post, with the details beneath it', async () => {
    const message: Message = {
      language: 'en',
      summary: 'Costs fall.',
      blocks: [
        { kind: 'heading', text: 'Briefing' },
        { kind: 'paragraph', content: [{ kind: 'text', text: 'The details.', emphasis: 'none' }] },
      ],
    }

    const target = { ...TARGET, channel: 'C7' }
    const posts = await postAll({ target, layout: 'thread', page: 0, thread: undefined, key: 'threaded', message })

    const sent = await postsIn('C7')
    expect(sent.map(({ thread_ts: thread }) => thread)).toEqual([undefined, posts[0]])
    expect(sent.map(({ blocks }) => String(blocks).includes('The details.'))).toEqual([false, true])
  })
})

describe('what an answer of Slack proves', () => {
  const post = { ...longPost('short'), message: { language: 'en', summary: 'Short.', blocks: [] } } as const

  async function outcomeOf(given: Post, apiUrl = `${peer.url}/api/`): Promise<unknown> {
    const env = { ...process.env, PEER_URL: apiUrl, POST: JSON.stringify(given) }
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', SCRIPT], { env })
    return JSON.parse(stdout)
  }

  it.each<[Partial<PeerFaults>, object]>([
    [
      { rateLimited: 1, retryAfterS: 7 },
      { kind: 'not-posted', reason: 'rate-limited', retryAfterMs: 7000, rate: 'slack/T1/C1' },
    ],
    ...[302, 400, 403, 404, 421, 425].map((turnedAwayStatus): [Partial<PeerFaults>, object] => [
      { turnedAway: 1, turnedAwayStatus },
      { kind: 'not-posted', reason: 'unreachable' },
    ]),
    [
      { turnedAway: 1, turnedAwayStatus: 408 },
      { kind: 'unsure', reason: 'platform-unsure' },
    ],
    [
      { turnedAway: 1, turnedAwayStatus: 413 },
      { kind: 'refused', scope: 'post', detail: 'status 413' },
    ],
    [
      { rateLimited: 1, limitedStatus: 403 },
      { kind: 'not-posted', reason: 'rate-limited', rate: 'slack/T1/C1' },
    ],
    [{ brokenBefore: 1 }, { kind: 'unsure', reason: 'platform-unsure' }],
    [{ resetAfter: 1 }, { kind: 'unsure', reason: 'connection-broke' }],
    [{ hangBefore: 1 }, { kind: 'unsure', reason: 'no-answer' }],
    [{ hangAfter: 1 }, { kind: 'unsure', reason: 'no-answer' }],
    [
      { brokenAfter: 1, brokenStatus: 502 },
      { kind: 'unsure', reason: 'platform-unsure' },
    ],
    [
      { brokenAfter: 1, brokenStatus: 504 },
      { kind: 'unsure', reason: 'platform-unsure' },
    ],
    [
      { deniedAfter: 1, denial: 'internal_error' },
      { kind: 'unsure', reason: 'platform-unsure' },
    ],
    [
      { deniedAfter: 1, denial: 'fatal_error' },
      { kind: 'unsure', reason: 'platform-unsure' },
    ],
    [{ garbledAfter: 1 }, { kind: 'unsure', reason: 'platform-unsure' }],
    [{ gone: ['C1'] }, { kind: 'refused', scope: 'target', detail: 'channel_not_found' }],
    ...['token_expired', 'invalid_auth', 'not_authed'].map((code): [Partial<PeerFaults>, object] => [
      { gone: ['C1'], goneAs: code },
      { kind: 'not-posted', reason: 'unreachable', retryAfterMs: undefined, rate: undefined },
    ]),
    ...['is_archived', 'not_in_channel', 'token_revoked', 'account_inactive'].map(
      (code): [Partial<PeerFaults>, object] => [
        { gone: ['C1'], goneAs: code },
        { kind: 'refused', scope: 'target', detail: code },
      ],
    ),
    ...['rate_limited', 'ratelimited'].map((code): [Partial<PeerFaults>, object] => [
      { gone: ['C1'], goneAs: code },
      { kind: 'not-posted', reason: 'rate-limited', retryAfterMs: undefined, rate: 'slack/T1/C1' },
    ]),
    ...['team_added_to_org', 'accesslimited'].map((code): [Partial<PeerFaults>, object] => [
      { gone: ['C1'], goneAs: code },
      { kind: 'not-posted', reason: 'platform-busy', retryAfterMs: undefined, rate: undefined },
    ]),
    [
      { gone: ['C1'], goneAs: 'an_error_of_next_year' },
      { kind: 'refused', scope: 'post', detail: 'an_error_of_next_year', mayPass: true },
    ],
    [
      { gone: ['C1'], goneAs: 'invalid_blocks' },
      { kind: 'refused', scope: 'post', detail: 'invalid_blocks' },
    ],
  ])('%j, and the client asks once', async (faults, outcome) => {
    await peer.setFaults(faults)
    const before = (await peer.calls()).length

    expect(await outcomeOf(post)).toEqual(outcome)
    expect((await peer.calls()).slice(before).map(({ path: called }) => called)).toEqual(['/api/chat.postMessage'])
  })

  it('is nothing where nobody listens: no byte was sent', async () => {
    const outcome = await outcomeOf(post, `http://127.0.0.1:${await freePort()}/api/`)

    expect(outcome).toEqual({ kind: 'not-posted', reason: 'unreachable' })
  })

  it('is refused for a workspace that took its token back', async () => {
    const outcome = await outcomeOf({ ...post, target: { ...TARGET, workspace: 'T2' } })

    expect(outcome).toMatchObject({ kind: 'refused', scope: 'target' })
  })
})
