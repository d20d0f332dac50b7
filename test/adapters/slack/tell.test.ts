import { createSlackPlatform } from '../../../adapters/slack/client.ts'
import { SLACK_LIMITS } from '../../../adapters/slack/limits.ts'
import { createPatience } from '../../../adapters/slack/patience.ts'
import { LANGUAGE_TAGS, type Message } from '../../../src/index.ts'
import type { PeerCall } from '../../peer/peer.ts'
import { type RunningPeer, startPeer } from '../../peer/start-peer.ts'
import { randomMessage } from '../../src/message/random-message.ts'
import { mistakesOfAll } from './validate-calls.ts'

const ABOUT = { platform: 'slack', workspace: 'T1', channel: 'C1' }

let peer: RunningPeer

beforeAll(async () => {
  peer = await startPeer()
})

afterAll(() => peer.stop())

/** Nobody waits: how long they would is told elsewhere. */
const patiently = createPatience({ wait: async () => undefined, chance: () => 0 })

function tell(user: string, message: Message): Promise<boolean> {
  const options = { apiUrl: `${peer.url}/api/`, tokenOf: async () => 'xoxb-test', timeoutMs: 2_000, settleMs: 0 }
  return createSlackPlatform({ ...options, patiently }).tell(user, ABOUT, message)
}

function messageOf(paragraphs: readonly string[]): Message {
  const blocks = paragraphs.map((text): Message['blocks'][number] => ({
    kind: 'paragraph',
    content: [{ kind: 'text', text, emphasis: 'none' }],
  }))
  return { language: 'en', summary: 'Three channels rest.', blocks }
}

const LONG = messageOf(Array.from({ length: 6 }, (_, number) => `Part ${number}. ${'It was paused. '.repeat(180)}`))

/** What a person was posted. */
async function postedTo(user: string): Promise<readonly PeerCall[]> {
  return (await peer.calls()).filter(({ path, fields }) => path.endsWith('chat.postMessage') && fields.channel === user)
}

function blocksOf({ fields }: PeerCall): readonly { readonly type: string }[] {
  return JSON.parse(String(fields.blocks))
}

describe('what one person is told', () => {
  it('follows page by page when it is longer than one post', async () => {
    const isTold = await tell('U1', LONG)

    const posts = await postedTo('U1')
    const parts = posts.flatMap(({ fields }) =>
      [...String(fields.blocks).matchAll(/Part (\d)\./g)].map(([, number]) => number),
    )
    expect(isTold).toBe(true)
    expect(posts.length).toBeGreaterThan(1)
    expect(parts).toEqual(['0', '1', '2', '3', '4', '5'])
    expect(posts[0]?.fields.text).toContain('<#C1> Three channels rest.')
    expect(posts.map((post) => JSON.stringify(blocksOf(post)).includes('"channel_id":"C1"'))).toEqual(
      posts.map((_, page) => page === 0),
    )
  })

  it('stands under a name of its own where the first page has no room for it', async () => {
    await tell('U2', messageOf(Array.from({ length: 60 }, (_, number) => `Line ${number}.`)))

    const counts = (await postedTo('U2')).map((post) => blocksOf(post).length)
    expect(counts[0]).toBe(1)
    expect(Math.max(...counts)).toBeLessThanOrEqual(SLACK_LIMITS.blocksPerMessage)
  })

  it('arrives once, page by page, although Slack asks for slower posts', async () => {
    await peer.setFaults({ rateLimited: 0.4, retryAfterS: 0, seed: 3 })

    const isTold = await tell('U3', LONG)
    await peer.setFaults({})

    const arrived = (await peer.posts()).filter(({ channel }) => channel === 'U3')
    expect(isTold).toBe(true)
    expect((await postedTo('U3')).length).toBeGreaterThan(arrived.length)
    expect(arrived.length).toBe((await postedTo('U1')).length)
  })

  it.each(LANGUAGE_TAGS)('is what Slack takes, whatever it is, in %s', async (language) => {
    const messages = Array.from({ length: 60 }, (_, seed) => randomMessage(seed + 1, language))

    for (const message of messages) await tell('U5', message)

    const mistakes = mistakesOfAll(await postedTo('U5'))
    expect(mistakes).toEqual([])
  })

  it('is not told where the first page does not arrive', async () => {
    await peer.setFaults({ gone: ['U4'] })

    expect(await tell('U4', LONG)).toBe(false)
  })
})
