import { type Target, targetKey } from '../../../src/index.ts'
import type { PeerCall } from '../../peer/peer.ts'
import { channelMessage, invoke, nextId, personalMessage } from './activities.ts'
import { TENANT } from './key-server.ts'
import { cardsIn, unpublished } from './published-schema.ts'
import { startTeams, type TeamsUnderTest } from './teams-under-test.ts'

let teams: TeamsUnderTest

beforeAll(async () => {
  teams = await startTeams()
})
afterAll(() => teams.stop())

const TEAM = '19:team@thread.tacv2'

function channelTarget(channel: string): Target {
  return { platform: 'teams', workspace: TENANT, channel }
}

function sends(path: string, words: string): (call: PeerCall) => boolean {
  return (call) => decodeURIComponent(call.path) === path && JSON.stringify(call.fields).includes(words)
}

/** Subscribes a channel and waits for the word of it. */
async function subscribe(channel: string): Promise<void> {
  const thread = nextId()
  await teams.send(channelMessage(teams.serviceUrl, 'subscribe weekdays 8:30', { channel, thread, id: thread }))
  await teams.untilCall(sends(`/v3/conversations/${channel};messageid=${thread}/activities`, 'Europe/Berlin'))
}

async function event(more: object): Promise<void> {
  await teams.send({ ...channelMessage(teams.serviceUrl, ''), type: 'conversationUpdate', ...more })
}

/** Whether subscriptions of a channel rest because nothing can be posted there. */
async function isPaused(channel: string): Promise<boolean> {
  const { readable: entries } = await teams.store.subscriptions.ofTarget(channelTarget(channel))
  return entries.length > 0 && entries.every(({ subscription }) => subscription.pause?.reason === 'target-gone')
}

async function untilPaused(channel: string): Promise<void> {
  while (!(await isPaused(channel))) await new Promise((resolve) => setImmediate(resolve))
}

describe('a digest in Teams', () => {
  it('begins a thread in its channel, and is answered there by its numbers', async () => {
    await subscribe('19:daily')
    await teams.send(channelMessage(teams.serviceUrl, 'now', { channel: '19:daily' }))

    const post = await teams.untilCall(sends('/v3/conversations', '19:daily'))
    const said = JSON.stringify(post.fields)
    const [{ ts = '' } = {}] = (await teams.peer.posts()).filter(
      ({ channel, key }) => channel === '19:daily' && key !== '',
    )
    expect(said).toContain('Edition')
    expect(post.fields).toMatchObject({ isGroup: true, bot: { id: '28:bot' }, channelData: { tenant: { id: TENANT } } })
    await teams.send(channelMessage(teams.serviceUrl, '#1', { channel: '19:daily', thread: ts, entities: [] }))
    await teams.untilCall(sends(`/v3/conversations/19:daily;messageid=${ts}/activities`, 'source'))
  })

  it('is one more message in a chat, and is answered there by its numbers', async () => {
    const conversation = { id: 'a:chat', conversationType: 'personal' }
    const send = (text: string): Promise<unknown> =>
      teams.send(personalMessage(teams.serviceUrl, text, { conversation }))
    await send('subscribe weekdays 8:30')
    await teams.untilCall(sends('/v3/conversations/a:chat/activities', 'Europe/Berlin'))
    await send('now')
    await teams.untilCall(sends('/v3/conversations/a:chat/activities', 'delivery-'))
    await send('#1')

    await teams.untilCall(sends('/v3/conversations/a:chat/activities', 'Line from'))
  })

  it('asks for itself anew in a chat of one person, and is given to nobody else', async () => {
    const post = await teams.untilCall(sends('/v3/conversations/a:chat/activities', 'delivery-'))
    const [card] = cardsIn(post.fields)
    const { refresh }: { refresh?: { action: { data: object } } } = Object(card)
    const ask = async (conversation: string, action: unknown = refresh?.action): Promise<unknown> => {
      const place = { conversation: { id: conversation, conversationType: 'personal' } }
      return (await teams.send(invoke(teams.serviceUrl, 'adaptiveCard/action', { action }, place))).body
    }
    const unknown = { ...refresh?.action, data: { value: 'no-such-post' } }

    expect(refresh).toMatchObject({ action: { type: 'Action.Execute' }, userIds: ['29:reader'] })
    expect(unpublished(card)).toEqual([])
    expect(await ask('a:chat')).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: card,
    })
    expect(await ask('a:other')).toMatchObject({ statusCode: 404 })
    expect(await ask('a:chat', unknown)).toMatchObject({ statusCode: 404 })
  })

  it('names nobody in a channel', async () => {
    const post = await teams.untilCall(sends('/v3/conversations', '19:daily'))

    expect(cardsIn(post.fields)[0]).not.toHaveProperty('refresh')
  })

  it('is sent to where the place was last heard from', async () => {
    const [reference] = (await teams.store.installations.page('', 100)).filter(
      ({ id }) => id === targetKey(channelTarget('19:daily')),
    )

    expect(JSON.parse(reference?.sealed ?? '{}')).toMatchObject({
      kind: 'channel',
      serviceUrl: teams.serviceUrl,
      bot: '28:bot',
      team: TEAM,
      group: '00000000-0000-0000-0000-000000000030',
    })
  })
})

describe('a place that is no more', () => {
  it('rests after one refusal, and others go on', async () => {
    await subscribe('19:gone')
    await teams.peer.setFaults({ gone: ['19:gone'] })
    await teams.send(channelMessage(teams.serviceUrl, 'now', { channel: '19:gone' }))
    await untilPaused('19:gone')
    await teams.peer.setFaults({})

    const tries = (await teams.peer.calls()).filter(sends('/v3/conversations', '19:gone'))
    expect(tries).toHaveLength(1)
    expect(await isPaused('19:daily')).toBe(false)
  })

  it('is told to whoever subscribed, in their own chat, once', async () => {
    const chat = await teams.untilCall(({ path }) => decodeURIComponent(path).includes('/a:chat-with-'))
    const [met, ...more] = (await teams.peer.calls()).filter(sends('/v3/conversations', '"members"'))

    expect(more).toEqual([])
    expect(met?.fields).toMatchObject({ isGroup: false, tenantId: TENANT, bot: { id: '28:bot' } })
    expect(JSON.stringify(chat.fields)).toMatch(/its digests are paused.*8:30/)
  })

  it('rests when its channel is deleted, and whoever subscribed is told', async () => {
    await subscribe('19:deleted')
    await subscribe(TEAM)
    // as Teams documents it: the conversation is the team's first channel, whatever channel was deleted
    const conversation = { id: TEAM, conversationType: 'channel' }
    await event({
      conversation,
      channelData: {
        tenant: { id: TENANT },
        team: { id: TEAM },
        channel: { id: '19:deleted' },
        eventType: 'channelDeleted',
      },
    })
    await untilPaused('19:deleted')
    const met = async (): Promise<number> =>
      (await teams.peer.calls()).filter(sends('/v3/conversations', '"members"')).length
    while ((await met()) < 2) await new Promise((resolve) => setImmediate(resolve))

    expect(await isPaused(TEAM)).toBe(false)
    expect(await isPaused('19:daily')).toBe(false)
  })

  it('keeps its new name, which Teams says once', async () => {
    const conversation = { id: TEAM, conversationType: 'channel' }
    const channel = { id: '19:daily', name: 'Mornings' }
    await event({
      conversation,
      channelData: { tenant: { id: TENANT }, team: { id: TEAM }, channel, eventType: 'channelRenamed' },
    })
    await teams.send(channelMessage(teams.serviceUrl, 'help', { channel: '19:daily' }))
    const nameOf = async (): Promise<unknown> =>
      JSON.parse((await teams.store.installations.find(targetKey(channelTarget('19:daily')))) ?? '{}').name

    while ((await nameOf()) !== 'Mornings') await new Promise((resolve) => setImmediate(resolve))
    expect(await nameOf()).toBe('Mornings')
  })

  it('rests in all of its channels when the bot is removed from a team, and is reached no more', async () => {
    const general = { conversation: { id: TEAM, conversationType: 'channel' } }
    await event({
      ...general,
      type: 'installationUpdate',
      action: 'remove',
      channelData: { tenant: { id: TENANT }, team: { id: TEAM } },
    })
    await untilPaused('19:daily')
    const known = async (): Promise<readonly string[]> =>
      (await teams.store.installations.page('', 100)).map(({ id }) => id)
    while ((await known()).some((id) => id.includes('19%3A'))) await new Promise((resolve) => setImmediate(resolve))

    expect(await known()).toContain(targetKey(channelTarget('a:chat')))
  })

  it('goes on resting when the bot is added again, until somebody resumes its digests', async () => {
    const thread = nextId()
    await event({
      conversation: { id: TEAM, conversationType: 'channel' },
      type: 'installationUpdate',
      action: 'add',
      channelData: { tenant: { id: TENANT }, team: { id: TEAM } },
    })
    await teams.untilCall(sends(`/v3/conversations/${TEAM}/activities`, 'What I can do'))
    const before = await isPaused('19:daily')
    await teams.send(channelMessage(teams.serviceUrl, 'resume', { channel: '19:daily', thread, id: thread }))
    await teams.untilCall(sends(`/v3/conversations/19:daily;messageid=${thread}/activities`, '8:30'))

    expect(before).toBe(true)
    expect(await isPaused('19:daily')).toBe(false)
  })
})

describe('a new place', () => {
  it('is told what the bot can do, once', async () => {
    const conversation = { id: 'a:new', conversationType: 'personal' }
    const added = { conversation, type: 'installationUpdate', action: 'add' }
    await teams.send(personalMessage(teams.serviceUrl, '', added))
    await teams.untilCall(sends('/v3/conversations/a:new/activities', 'What I can do'))
    const members = { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }, { id: '29:reader' }] }
    await teams.send(personalMessage(teams.serviceUrl, '', { ...members, conversation }))
    await teams.send(personalMessage(teams.serviceUrl, 'who Cao Gang', { conversation }))
    await teams.untilCall(
      (call) =>
        sends('/v3/conversations/a:new/activities', 'Cao Gang')(call) &&
        !sends('/v3/conversations/a:new/activities', 'What I can do')(call),
    )

    const sent = (await teams.peer.calls()).filter(({ path }) => decodeURIComponent(path).includes('a:new'))
    expect(sent).toHaveLength(2)
    expect(JSON.stringify(sent[0])).toContain('What I can do')
  })
})
