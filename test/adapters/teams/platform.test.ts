import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { parseActivity } from '../../../adapters/teams/activity.ts'
import { createTeamsClient } from '../../../adapters/teams/client.ts'
import { placeOf } from '../../../adapters/teams/conversation.ts'
import type { GraphChannel } from '../../../adapters/teams/graph.ts'
import { createTeamsPlatform } from '../../../adapters/teams/platform.ts'
import type { TeamsReference } from '../../../adapters/teams/references.ts'
import { isLocalService } from '../../../adapters/teams/trusted-service.ts'
import { type LookUpOutcome, type Platform, type Posted, pageKey } from '../../../src/index.ts'
import { EVER } from '../../contract/examples.ts'
import { itemOf, messageOf, run } from '../../src/message/message-samples.ts'
import { channelMessage, personalMessage } from './activities.ts'
import { TENANT } from './key-server.ts'

let server: Server
let url: string
let asked: string[]
let bodies: unknown[]
let looked: GraphChannel[]
/** What Graph says of what is looked for. */
let found: LookUpOutcome

beforeAll(async () => {
  server = createServer(async (request, response) => {
    asked.push(`${request.method} ${decodeURIComponent(request.url ?? '')}`)
    const sent = await text(request)
    bodies.push(sent === '' ? undefined : JSON.parse(sent))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"new"}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`
})
beforeEach(() => {
  asked = []
  bodies = []
  looked = []
  found = { kind: 'absent' }
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

function platformWith(more: Partial<TeamsReference> = {}): Platform {
  const client = createTeamsClient({ config: { kind: 'development' }, timeoutMs: 5_000, isTrusted: isLocalService })
  const reached = {
    kind: 'channel',
    serviceUrl: url,
    bot: '28:bot',
    team: '19:team',
    group: 'g',
    name: undefined,
    reader: undefined,
  } as const
  const find = async (channel: GraphChannel) => {
    looked.push(channel)
    return found
  }
  return createTeamsPlatform({
    client,
    references: { find: async () => ({ ...reached, ...more }) },
    timeoutMs: 5_000,
    hasDialogs: true,
    lookUp: { reader: { find }, settleMs: 1_000 },
  })
}

function postOf(items: number): Posted {
  const item = itemOf({ number: 1, content: [run('字'.repeat(1_900))] })
  const target = { platform: 'teams', workspace: TENANT, channel: '19:a' }
  return { target, message: messageOf(Array.from({ length: items }, () => item)), layout: 'flat', key: 'k' }
}

describe('a post in Teams that is corrected', () => {
  it('is replaced with what follows it, and what is left over goes', async () => {
    const outcome = await platformWith().update(postOf(6), { post: '1', following: ['2', '3', '4'] })

    const activities = '/v3/conversations/19:a;messageid=1/activities'
    expect(outcome).toEqual({ kind: 'updated', following: ['new'], missing: [] })
    expect(asked).toEqual([
      `PUT ${activities}/1`,
      `PUT ${activities}/2`,
      `DELETE ${activities}/3`,
      `DELETE ${activities}/4`,
    ])
  })

  it('names what has no room where it has become longer, and posts nothing itself', async () => {
    const outcome = await platformWith({ kind: 'personal' }).update(postOf(6), { post: '1', following: [] })

    expect(outcome).toMatchObject({ kind: 'updated', missing: [1] })
    expect(asked).toEqual(['PUT /v3/conversations/19:a/activities/1'])
  })
})

describe('a page in Teams of which nobody knows whether it arrived', () => {
  const activities = '/v3/conversations/19:a;messageid=1/activities'

  it.each<[what: string, outcome: LookUpOutcome, asked: readonly string[], missing: readonly number[]]>([
    ['is corrected where it is found', { kind: 'found', post: '2' }, [`PUT ${activities}/2`], []],
    ['is missing where it is not', { kind: 'absent' }, [], [1]],
  ])('%s', async (_, outcome, requests, missing) => {
    found = outcome

    const updated = await platformWith().update(postOf(6), { post: '1', following: [''] })

    expect(updated).toMatchObject({ kind: 'updated', missing })
    expect(asked).toEqual([`PUT ${activities}/1`, ...requests])
    expect(looked.map(({ thread }) => thread)).toEqual(['1'])
  })

  it('is left alone where nobody can tell', async () => {
    const outcome = await platformWith({ kind: 'groupChat' }).update(postOf(6), { post: '1', following: [''] })

    expect(outcome).toMatchObject({ kind: 'updated', missing: [], unseen: { kind: 'unavailable', lasts: true } })
    expect(asked).toEqual(['PUT /v3/conversations/19:a/activities/1'])
  })
})

describe('the pages of a post in Teams', () => {
  it('carry a key each, and follow in the thread of the first', async () => {
    const post = postOf(6)
    const pages = platformWith().pageCount(post)

    for (let page = 0; page < pages; page++) {
      await platformWith().post({ ...post, page, key: pageKey('k', page), thread: page === 0 ? undefined : '1' })
    }

    expect(asked).toEqual(['POST /v3/conversations', 'POST /v3/conversations/19:a;messageid=1/activities'])
    expect(bodies.map((body) => /delivery-[^"]*/.exec(JSON.stringify(body))?.[0])).toEqual([
      'delivery-k',
      'delivery-k/2',
    ])
  })
})

describe('one person in Teams', () => {
  const { target, message } = postOf(1)

  it('is told something in the chat that they have with the bot, under the name of the place', async () => {
    const isTold = await platformWith({ name: 'Mornings' }).tell('an-object-id', target, message)

    expect(isTold).toBe(true)
    expect(asked).toEqual(['POST /v3/conversations', 'POST /v3/conversations/new/activities'])
    expect(bodies[0]).toMatchObject({ isGroup: false, tenantId: TENANT, members: [{ id: 'an-object-id' }] })
    expect(JSON.stringify(bodies[1])).toContain('Mornings')
  })

  it('is not told where Teams lets the bot meet nobody', async () => {
    const isTold = await platformWith({ serviceUrl: 'http://127.0.0.1:1/' }).tell('somebody', target, message)

    expect(isTold).toBe(false)
  })
})

describe('a post in Teams that is in doubt', () => {
  const { target, key } = postOf(1)

  it('is looked for in its channel, or in its thread', async () => {
    await platformWith().lookUp({ target, key, thread: undefined }, EVER)
    await platformWith().lookUp({ target, key, thread: '5' }, EVER)

    const channel = { tenant: TENANT, group: 'g', channel: '19:a' }
    expect(looked).toEqual([
      { ...channel, thread: undefined },
      { ...channel, thread: '5' },
    ])
  })

  it('is for the policy of its subscription where it cannot be looked for', async () => {
    const kinds = ['channel', 'groupChat', 'personal'] as const
    const answers = await Promise.all(kinds.map((kind) => platformWith({ kind }).canLookUp(target)))

    expect(answers).toEqual([true, false, false])
  })

  it.each<[what: string, reference: Partial<TeamsReference>, said: RegExp]>([
    ['in a chat', { kind: 'personal' }, /only channels/],
    ['in a team whose group is not known', { group: undefined }, /group/],
  ])('stays so %s', async (_, reference, said) => {
    const outcome = await platformWith(reference).lookUp({ target, key, thread: undefined }, EVER)

    expect(outcome).toMatchObject({ kind: 'unavailable', detail: expect.stringMatching(said), retryAfterMs: undefined })
    expect(looked).toEqual([])
  })
})

describe('placeOf', () => {
  it('takes nobody for an administrator but in a chat of their own', () => {
    const isAdmin = (activity: object): boolean | undefined => {
      const parsed = parseActivity(new TextEncoder().encode(JSON.stringify(activity)))
      return parsed && placeOf({ ...parsed, tenant: TENANT }).isAdmin
    }

    expect(isAdmin(channelMessage(url, 'subscribe daily 8:00'))).toBe(false)
    expect(isAdmin(personalMessage(url, 'subscribe daily 8:00'))).toBe(true)
  })
})
