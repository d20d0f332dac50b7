import type { WebClient } from '@slack/web-api'
import { createSlackClient } from '../../../adapters/slack/client.ts'
import { removePosts, replaceAnswer } from '../../../adapters/slack/conversation.ts'
import { createPatience, type Patiently } from '../../../adapters/slack/patience.ts'
import type { Message } from '../../../src/index.ts'
import type { PeerFaults } from '../../peer/peer.ts'
import { type RunningPeer, startPeer } from '../../peer/start-peer.ts'

const PLACE = { channel: 'C1', thread: '1.1' }
const workspace = { token: 'xoxb-test' }
const SAYS_NOTHING = { limitedFirst: 3, retryAfterS: '' }

let peer: RunningPeer
let client: WebClient
let waits: number[]
let patiently: Patiently

beforeAll(async () => {
  peer = await startPeer()
  client = createSlackClient({ apiUrl: `${peer.url}/api/`, timeoutMs: 2_000 })
})

afterAll(() => peer.stop())

beforeEach(() => {
  waits = []
  patiently = createPatience({ wait: async (ms) => waits.push(ms), chance: () => 0.5 })
})

/** Posts to a peer with such faults. @returns its `ts`, or the word of its failure. */
async function post(faults: Partial<PeerFaults>): Promise<string | undefined> {
  await peer.setFaults(faults)
  try {
    return (await patiently(() => client.chat.postMessage({ token: 'xoxb-test', channel: 'C1', text: 'Costs fell.' })))
      .ts
  } catch (error) {
    return String(Object(error).code)
  }
}

async function callsOf(method: string): Promise<number> {
  return (await peer.calls()).filter(({ path }) => path.endsWith(method)).length
}

function messageOf(text: string): Message {
  const content = [{ kind: 'text' as const, text, emphasis: 'none' as const }]
  return { language: 'en', summary: 'Costs fell.', blocks: [{ kind: 'paragraph', content }] }
}

describe('a call that is refused for coming too soon', () => {
  it('waits as long as Slack says, and is made again', async () => {
    const before = (await peer.posts()).length

    const ts = await post({ limitedFirst: 2, retryAfterS: 2 })

    expect(waits).toEqual([2_000, 2_000])
    expect((await peer.posts()).slice(before).map((arrived) => arrived.ts)).toEqual([ts])
  })

  it.each(['', 'soon', -1, 0])(
    'waits longer each time, and each caller a little else, where Slack says “%s”',
    async (says) => {
      await post({ limitedFirst: 3, retryAfterS: says })

      expect(waits).toEqual([1_500, 3_000, 6_000])
    },
  )

  it('does so too where Slack refuses it by a word', async () => {
    await post({ ...SAYS_NOTHING, limitedStatus: 200 })

    expect(waits).toEqual([1_500, 3_000, 6_000])
  })

  it('fails when the wait is longer than anybody waits for an answer', async () => {
    const failure = await post({ limitedFirst: 1, retryAfterS: 11 })

    expect({ failure, waits }).toEqual({ failure: 'slack_webapi_rate_limited_error', waits: [] })
  })

  it('fails when it is refused again and again', async () => {
    const failure = await post({ limitedFirst: 99, retryAfterS: 1 })

    expect({ failure, waits }).toEqual({ failure: 'slack_webapi_rate_limited_error', waits: [1_000, 1_000, 1_000] })
  })

  it('fails at once for anything else', async () => {
    const failure = await post({ gone: ['C1'] })

    expect({ failure, waits }).toEqual({ failure: 'slack_webapi_platform_error', waits: [] })
  })
})

describe('an answer whose question was edited', () => {
  it('is changed as patiently as it was posted', async () => {
    await peer.setFaults(SAYS_NOTHING)
    const before = await callsOf('chat.update')

    const posts = await replaceAnswer({ client, patiently, workspace }, { ...PLACE, posts: ['1.2'] }, messageOf('Now.'))

    expect(posts).toEqual(['1.2'])
    expect((await callsOf('chat.update')) - before).toBe(4)
    expect(waits).toEqual([1_500, 3_000, 6_000])
  })

  it('is deleted as patiently', async () => {
    await peer.setFaults(SAYS_NOTHING)

    await removePosts({ client, patiently, workspace }, { channel: 'C1', posts: ['1.2'] })

    expect(waits).toEqual([1_500, 3_000, 6_000])
  })
})
