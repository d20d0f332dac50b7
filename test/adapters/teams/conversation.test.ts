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

const ITEM = 'genai-finance-2024/two-flaws'

function sentTo(conversation: string): (call: PeerCall) => boolean {
  return ({ path }) => decodeURIComponent(path) === `/v3/conversations/${conversation}/activities`
}

function isAnswer(conversation: string, words: string): (call: PeerCall) => boolean {
  return (call) => sentTo(conversation)(call) && JSON.stringify(call.fields).includes(words)
}

async function countTo(conversation: string): Promise<number> {
  return (await teams.peer.calls()).filter(sentTo(conversation)).length
}

describe('what is said in Teams', () => {
  it('is answered to one person without a mention, as a card that speaks', async () => {
    const { status } = await teams.send(personalMessage(teams.serviceUrl, 'risks'))

    const { fields } = await teams.untilCall(isAnswer('a:reader', 'Risks'))
    expect(status).toBe(200)
    expect(fields).toMatchObject({
      type: 'message',
      summary: expect.stringContaining('Risks'),
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { version: '1.5' } }],
    })
    expect(fields).not.toHaveProperty('text')
  })

  it('is answered in the language of the reader’s client', async () => {
    await teams.send(personalMessage(teams.serviceUrl, 'help', { locale: 'zh-TW' }))

    await teams.untilCall(isAnswer('a:reader', '我能做什麼'))
  })

  it('is answered in its thread when the bot is named in a channel', async () => {
    await teams.send(channelMessage(teams.serviceUrl, 'who Cao Gang', { thread: '100' }))

    await teams.untilCall(isAnswer('19:channel@thread.tacv2;messageid=100', 'Cao Gang'))
  })

  it('is answered without the name in a thread where the bot was asked, and nowhere else', async () => {
    const asked = 'ask How many parameters does Yayi have?'
    await teams.send(channelMessage(teams.serviceUrl, asked, { thread: '200' }))
    await teams.untilCall(isAnswer('19:channel@thread.tacv2;messageid=200', '30 billion'))
    await teams.send(channelMessage(teams.serviceUrl, 'who is Cao Gang?', { thread: '900', entities: [] }))
    await teams.send(channelMessage(teams.serviceUrl, 'who is Cao Gang?', { thread: '200', entities: [] }))

    await teams.untilCall(
      (call) =>
        sentTo('19:channel@thread.tacv2;messageid=200')(call) && !JSON.stringify(call.fields).includes('30 billion'),
    )
    expect(await countTo('19:channel@thread.tacv2;messageid=900')).toBe(0)
  })

  it('is answered in a chat of several only when the bot is named', async () => {
    const conversation = { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true }
    const named = { type: 'mention', mentioned: { id: '28:bot' }, text: '<at>Briefing Bot</at>' }
    await teams.send(personalMessage(teams.serviceUrl, 'risks', { conversation }))
    await teams.send(
      personalMessage(teams.serviceUrl, '<at>Briefing Bot</at>&nbsp;speakers', { conversation, entities: [named] }),
    )

    await teams.untilCall(isAnswer('19:group@thread.v2', 'Who speaks here'))
    expect(await countTo('19:group@thread.v2')).toBe(1)
  })

  it('may begin with the command’s name, and with a colleague’s', async () => {
    const conversation = { id: 'a:slash', conversationType: 'personal' }
    await teams.send(personalMessage(teams.serviceUrl, '/genai-report who Cao Gang', { conversation }))

    await teams.untilCall(isAnswer('a:slash', 'Cao Gang'))
  })

  it('may begin with the bot’s name as the help writes it, and the help says nothing of Slack’s commands', async () => {
    const conversation = { id: 'a:named', conversationType: 'personal' }
    await teams.send(personalMessage(teams.serviceUrl, 'help', { conversation }))
    const help = await teams.untilCall(isAnswer('a:named', '@Briefing Bot today'))
    await teams.send(personalMessage(teams.serviceUrl, '@Briefing Bot who Cao Gang', { conversation }))

    await teams.untilCall(isAnswer('a:named', 'Cao Gang'))
    expect(JSON.stringify(help.fields)).not.toContain('/genai-report')
  })

  it('is not answered when the bot said it, and when it was only changed', async () => {
    const conversation = { id: 'a:quiet', conversationType: 'personal' }
    await teams.send(personalMessage(teams.serviceUrl, 'risks', { conversation, from: { id: '28:bot' } }))
    await teams.send({ ...personalMessage(teams.serviceUrl, 'risks', { conversation }), type: 'messageUpdate' })
    await teams.send({ ...personalMessage(teams.serviceUrl, 'risks', { conversation }), type: 'messageReaction' })
    await teams.send(personalMessage(teams.serviceUrl, 'who Cao Gang', { conversation }))

    await teams.untilCall(isAnswer('a:quiet', 'Cao Gang'))
    expect(await countTo('a:quiet')).toBe(1)
  })
})

describe('forty messages of one person at once', () => {
  const inChat = (person: string): object => ({
    from: { id: `29:${person}`, name: person },
    conversation: { id: `a:${person}`, conversationType: 'personal', tenantId: TENANT },
  })

  // so that answers are under way for a while
  beforeAll(() => teams.peer.setFaults({ delayMs: 200 }))
  afterAll(() => teams.peer.setFaults({}))

  it('are all acknowledged, and those that are too many get a sentence; somebody else is answered', async () => {
    const asked = [...Array.from({ length: 40 }, () => 'greedy'), 'other']
    const acknowledged = await Promise.all(
      asked.map((person) => teams.send(personalMessage(teams.serviceUrl, 'risks', inChat(person)))),
    )
    await teams.untilCall(isAnswer('a:greedy', 'more than I can answer at once'))
    await teams.untilCall(isAnswer('a:other', 'Risks'))
    await teams.untilCall(isAnswer('a:greedy', 'Risks'))

    expect(acknowledged.map(({ status }) => status)).toEqual(asked.map(() => 200))
  })
})

describe('a button', () => {
  it('that opens a dialog is answered with it, and the dialog’s own with another', async () => {
    const data = { msteams: { type: 'task/fetch' }, verb: 'show-line', value: ITEM }
    const opened = await teams.send(invoke(teams.serviceUrl, 'task/fetch', { data }))
    const card = JSON.stringify(opened.body)
    const next = await teams.send(invoke(teams.serviceUrl, 'task/submit', { data: { verb: 'why', value: ITEM } }))

    expect(opened).toMatchObject({
      status: 200,
      body: { task: { type: 'continue', value: { title: 'Where it comes from' } } },
    })
    expect(card).toContain('Action.Submit')
    expect(card).not.toContain('Action.Execute')
    expect([opened, next].flatMap(({ body }) => cardsIn(body)).flatMap((one) => unpublished(one))).toEqual([])
    expect(next.body).toMatchObject({ task: { type: 'continue', value: { title: 'Why this is here' } } })
  })

  it('that asks about an item asks for the question first, and answers it in the thread', async () => {
    const conversation = { id: 'a:asking', conversationType: 'personal' }
    const press = { verb: 'ask-about', value: ITEM }
    const form = await teams.send(invoke(teams.serviceUrl, 'task/fetch', { data: press }, { conversation }))
    const data = { ...press, question: 'What about cost?' }
    const sent = await teams.send(invoke(teams.serviceUrl, 'task/submit', { data }, { conversation }))

    expect(JSON.stringify(form.body)).toContain('Input.Text')
    expect(cardsIn(form.body).flatMap((card) => unpublished(card))).toEqual([])
    expect(sent.body).toMatchObject({ task: { type: 'message', value: 'The answer is below.' } })
    await teams.untilCall(isAnswer('a:asking', 'cost'))
  })

  it('that asks is answered at once, and in the thread', async () => {
    const conversation = { id: '19:channel@thread.tacv2;messageid=300', conversationType: 'channel' }
    const action = { type: 'Action.Execute', verb: 'command', data: { value: 'who Cao Gang' } }
    const heard = await teams.send(invoke(teams.serviceUrl, 'adaptiveCard/action', { action }, { conversation }))

    await teams.untilCall(isAnswer('19:channel@thread.tacv2;messageid=300', 'Cao Gang'))
    expect(heard).toEqual({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'The answer is below.' },
    })
  })

  it('runs once, however often its press comes', async () => {
    const conversation = { id: '19:channel@thread.tacv2;messageid=400', conversationType: 'channel' }
    const action = { type: 'Action.Execute', verb: 'command', data: { value: 'who Cao Gang' } }
    const pressed = invoke(teams.serviceUrl, 'adaptiveCard/action', { action }, { conversation, id: nextId() })
    await Promise.all([1, 2, 3].map(() => teams.send(pressed)))
    await teams.untilCall(isAnswer('19:channel@thread.tacv2;messageid=400', 'Cao Gang'))
    await teams.send(channelMessage(teams.serviceUrl, 'speakers', { thread: '401' }))
    await teams.untilCall(isAnswer('19:channel@thread.tacv2;messageid=401', 'Who speaks here'))

    expect(await countTo('19:channel@thread.tacv2;messageid=400')).toBe(1)
  })

  it('may come as a message from a client that knows no actions', async () => {
    const conversation = { id: 'a:old', conversationType: 'personal' }
    const value = { verb: 'command', value: 'who Cao Gang' }
    await teams.send(personalMessage(teams.serviceUrl, '', { conversation, value }))

    await teams.untilCall(isAnswer('a:old', 'Cao Gang'))
  })

  it.each([
    ['adaptiveCard/action', { action: { verb: 'drop-table', data: { value: ITEM } } }],
    ['adaptiveCard/action', {}],
    ['task/fetch', { data: { verb: 'show-line' } }],
    ['task/submit', { data: null }],
    ['composeExtension/unheard-of', {}],
  ])('that is none of ours is answered with a word: %s %j', async (name, value) => {
    const { status, body } = await teams.send(invoke(teams.serviceUrl, name, value))

    expect(status).toBe(200)
    expect(JSON.stringify(body)).toContain('I do not know that button.')
  })
})
