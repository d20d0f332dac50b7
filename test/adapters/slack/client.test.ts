import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { createSlackPlatform } from '../../../adapters/slack/client.ts'
import type { Message, Post } from '../../../src/index.ts'
import type { PeerFaults } from '../../peer/peer.ts'
import { type RunningPeer, startPeer } from '../../peer/start-peer.ts'
import { freePort } from '../storage/redis-server.ts'

jest.setTimeout(30_000)

let peer: RunningPeer

beforeAll(async () => {
  peer = await startPeer()
})

afterAll(() => peer.stop())

const SCRIPT = path.join(__dirname, 'post-apart.ts')
const TARGET = { platform: 'slack', workspace: 'T1', channel: 'C1' }

function platform() {
  const tokenOf = async (workspace: string) => (workspace === 'T1' ? 'xoxb-test' : undefined)
  return createSlackPlatform({ apiUrl: `${peer.url}/api/`, tokenOf, timeoutMs: 500, settleMs: 0 })
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
    thread: undefined,
    key,
    message: { language: 'zh-Hans', summary: 'Long.', blocks },
  }
}

describe('a digest that is longer than one post', () => {
  it('is posted, what follows in its thread, and found by its key', async () => {
    const outcome = await platform().post(longPost('long'))

    const calls = (await peer.calls()).filter(({ path }) => path.endsWith('chat.postMessage'))
    expect(outcome).toEqual({
      kind: 'posted',
      post: expect.any(String),
      following: calls.slice(1).map(() => expect.any(String)),
    })
    expect(calls.length).toBeGreaterThan(1)
    expect(calls.slice(1).map(({ fields }) => fields.thread_ts)).toEqual(
      calls.slice(1).map(() => (outcome.kind === 'posted' ? outcome.post : '')),
    )
    expect(await platform().lookUp({ target: TARGET, thread: undefined, key: 'long' }, 0)).toMatchObject({
      kind: 'found',
    })
  })
})

describe('a digest that was found', () => {
  it('is made whole: what does not stand in its thread is posted, and nothing twice', async () => {
    const target = { ...TARGET, channel: 'C8' }
    const post = { ...longPost('torn'), target }
    // as by a worker that ends behind the first of its requests
    const [firstBlock] = post.message.blocks
    const torn = await platform().post({
      ...post,
      message: { ...post.message, blocks: firstBlock ? [firstBlock] : [] },
    })
    const found = torn.kind === 'posted' ? torn.post : ''

    const whole = await platform().complete(post, found)
    const again = await platform().complete(post, found)

    const sent = (await peer.calls()).filter(
      ({ path: called, fields }) => called.endsWith('chat.postMessage') && fields.channel === 'C8',
    )
    expect(whole).toEqual({ following: sent.slice(1).map(() => expect.any(String)), missing: 0 })
    expect(whole?.following.length).toBeGreaterThan(0)
    expect(again).toEqual(whole)
    // a correction finds what nobody was told of, and posts nothing again
    const posted = { post: found, following: [''] }
    expect(await platform().update(post, posted)).toEqual({ kind: 'updated', following: whole?.following })
    const after = (await peer.calls()).filter(({ fields }) => fields.channel === 'C8' && fields.thread_ts !== undefined)
    expect(after.length).toBe(whole?.following.length)
    expect(sent.slice(1).map(({ fields }) => fields.thread_ts)).toEqual(sent.slice(1).map(() => found))
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

    const outcome = await platform().post({
      target: { ...TARGET, channel: 'C7' },
      layout: 'thread',
      thread: undefined,
      key: 'threaded',
      message,
    })

    const posts = (await peer.calls()).filter(({ fields }) => fields.channel === 'C7').map(({ fields }) => fields)
    expect(posts.map(({ thread_ts: thread }) => thread)).toEqual([
      undefined,
      outcome.kind === 'posted' ? outcome.post : '',
    ])
    expect(posts.map(({ blocks }) => String(blocks).includes('The details.'))).toEqual([false, true])
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
