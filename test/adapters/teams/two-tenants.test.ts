import { ACTION_VERBS, COMMAND_IDS, targetKey } from '../../../src/index.ts'
import type { PeerCall } from '../../peer/peer.ts'
import { channelMessage, invoke, personalMessage, READER } from './activities.ts'
import { TENANT } from './key-server.ts'
import { startTeams, type TeamsUnderTest } from './teams-under-test.ts'

/*
 * Two tenants with the same channels, threads, people and ids of activities: whatever is asked in one, the other
 * neither sees nor changes. The other does everything first, with words of its own; then everything is asked in the
 * one, and every byte has to be what a bot answers that nobody asked anything before.
 */

const OTHER_TENANT = '77777777-8888-7777-6666-555555555555'
const ITEM = 'genai-finance-2024/two-flaws'
/** Stands in everything that the other tenant says, and in nothing else. */
const MARK = 'Zanzibar'

/** What is different in what the two ask. */
interface Words {
  readonly commands: Readonly<Record<string, string>>
  readonly question: string
  readonly text: string
  readonly search: string
  readonly zone: string
}

const OURS: Words = {
  commands: { lang: 'en', subscribe: 'weekdays 8:30 topics=risks', search: 'cost', ask: 'How many parameters?' },
  question: 'How many parameters does Yayi have?',
  text: 'A bank lost 5 million yuan to fraud in 2024. Its shares fell by 8%.',
  search: 'cost',
  zone: 'Asia/Tokyo',
}
const THEIRS: Words = {
  commands: {
    lang: 'zh-Hans',
    subscribe: 'weekly mon 17:45 Africa/Nairobi topics=cost',
    search: MARK,
    ask: `${MARK}?`,
  },
  question: `What about ${MARK}?`,
  text: `${MARK} regulators fined three banks 12 million yuan in March. Losses at ${MARK} fell by 8% in 2024.`,
  search: MARK,
  zone: 'Africa/Nairobi',
}

/** One thing that is asked, and where its answer shows; what a client waits for is answered at once. */
interface Step {
  readonly does: string
  readonly activity: (serviceUrl: string, answers: readonly string[]) => object
  readonly answeredIn: string | undefined
}

const CHAT = { conversation: { id: 'a:reader', conversationType: 'personal' } }
const NAME = 'Mornings'
const CHANNEL = '19:channel@thread.tacv2'
/** Commands that change what the others show come in this order, and last. */
const CHANGING = ['lang', 'subscribe', 'subscriptions', 'preview', 'pause', 'resume', 'now', 'unsubscribe', 'status']

function commandSteps({ commands }: Words): readonly Step[] {
  const ids = [
    ...COMMAND_IDS.filter((id) => !CHANGING.includes(id)),
    ...CHANGING,
    'subscriptions',
    'today',
    'catchup',
    'status',
  ]
  return ids.map((id, index) => ({
    does: `command ${id}`,
    activity: (serviceUrl) =>
      personalMessage(serviceUrl, `${id} ${commands[id] ?? ''}`.trim(), { ...CHAT, id: `c${index}` }),
    answeredIn: 'a:reader',
  }))
}

/** What a button carries, where it is no item. */
function heldBy(verb: string, { question }: Words): string {
  if (verb === 'ask') return question
  if (verb === 'command') return 'speakers'
  return verb === 'share' ? '1' : ITEM
}

const ANSWERED_BELOW: ReadonlySet<string> = new Set(['ask', 'command'])

function pressSteps(words: Words): readonly Step[] {
  return ACTION_VERBS.flatMap((verb) => {
    const press = { verb, value: heldBy(verb, words) }
    const executed = { action: { type: 'Action.Execute', verb, data: { value: press.value } } }
    const answeredIn = ANSWERED_BELOW.has(verb) ? 'a:reader' : undefined
    const step = (does: string, name: string, value: object): Step => ({
      does: `${does} ${verb}`,
      activity: (serviceUrl) => invoke(serviceUrl, name, value, { ...CHAT, id: `${does}-${verb}` }),
      answeredIn,
    })
    const message = (serviceUrl: string): object =>
      personalMessage(serviceUrl, '', { ...CHAT, id: `message-${verb}`, value: press })
    return [
      step('executes', 'adaptiveCard/action', executed),
      step('opens', 'task/fetch', { data: press }),
      step('submits', 'task/submit', { data: { ...press, question: words.question } }),
      { does: `sends ${verb}`, activity: message, answeredIn: 'a:reader' },
    ]
  })
}

function talkSteps({ question, text }: Words): readonly Step[] {
  const thread = `${CHANNEL};messageid=500`
  const group = { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true }
  const entities = [{ type: 'mention', mentioned: { id: '28:bot' }, text: '<at>Briefing Bot</at>' }]
  const inChannel = (line: string, id: string, more: object = {}) => ({
    activity: (serviceUrl: string) => channelMessage(serviceUrl, line, { id, thread: '500', ...more }),
    answeredIn: thread,
  })
  return [
    { does: 'mentions the bot', ...inChannel(`ask ${question}`, '500') },
    { does: 'replies in the thread', ...inChannel('why?', '501', { entities: [] }) },
    { does: 'subscribes the channel', ...inChannel('subscribe daily 6:05', '502') },
    { does: 'posts there', activity: (url) => channelMessage(url, 'now', { id: '503' }), answeredIn: '' },
    {
      does: 'asks in a group',
      activity: (serviceUrl) =>
        personalMessage(serviceUrl, `<at>Briefing Bot</at> ask ${question}`, {
          conversation: group,
          entities,
          id: '504',
        }),
      answeredIn: group.id,
    },
    {
      does: 'briefs a message',
      activity: (serviceUrl) =>
        invoke(
          serviceUrl,
          'composeExtension/fetchTask',
          { commandId: 'briefThis', messagePayload: { id: '500', body: { contentType: 'text', content: text } } },
          { id: '505', conversation: { id: thread, conversationType: 'channel' } },
        ),
      answeredIn: thread,
    },
  ]
}

function dialogSteps({ search, zone }: Words): readonly Step[] {
  const ask = (does: string, name: string, value: (answers: readonly string[]) => object): Step => ({
    does,
    activity: (serviceUrl, answers) => invoke(serviceUrl, name, value(answers), { ...CHAT, id: does }),
    answeredIn: undefined,
  })
  const open = (does: string) => ask(does, 'composeExtension/fetchTask', () => ({ commandId: 'digests' }))
  const submit = (does: string, data: object) =>
    ask(does, 'composeExtension/submitAction', () => ({ commandId: 'digests', data }))
  const found = (words: string | undefined) => ({
    commandId: 'search',
    parameters: words === undefined ? [] : [{ name: 'words', value: words }],
  })
  const changes = ['edit', 'pause', 'resume', 'now', 'ask-end', 'end'].map((digests) =>
    ask(`dialog ${digests}`, 'composeExtension/submitAction', (answers) => {
      const ids = answers.flatMap((answer) => /"digests":"pause","id":"([^"]+)"/.exec(answer)?.[1] ?? [])
      return { commandId: 'digests', data: { digests, id: ids.at(-1) } }
    }),
  )
  return [
    ask('searches', 'composeExtension/query', () => found(search)),
    ask('begins to search', 'composeExtension/query', () => found(undefined)),
    open('dialog first'),
    submit('dialog new', { digests: 'new' }),
    submit('dialog rhythm', { digests: 'rhythm', rhythm: 'weekly', times: '7:15', zone }),
    submit('dialog save', { digests: 'save', rhythm: 'daily', times: '7:15', zone, items: '3', layout: 'flat' }),
    submit('dialog save wrong', { digests: 'save', rhythm: 'daily', times: '27:15', zone }),
    submit('dialog preview', { digests: 'preview' }),
    submit('dialog list', { digests: 'list' }),
    submit('dialog choose', { digests: 'choose' }),
    submit('dialog prefer', { digests: 'prefer', language: 'en', zone }),
    open('dialog again'),
    ...changes,
    open('dialog last'),
    ask('something else', 'unknown/thing', () => ({ words: search })),
  ]
}

/** The chat that the peer opens with the one who made the digests. */
const OWN_CHAT = `a:chat-with-${READER.aadObjectId}`

/** What Teams tells of places; the last of it is answered with a greeting, which nothing else is. */
function eventSteps(): readonly Step[] {
  const team = '19:team@thread.tacv2'
  const event = (does: string, more: object, channel: object, answeredIn: string | undefined): Step => ({
    does,
    activity: (serviceUrl) => ({
      ...channelMessage(serviceUrl, '', { id: does }),
      conversation: { id: CHANNEL, conversationType: 'channel' },
      channelData: { tenant: { id: TENANT }, team: { id: team }, ...channel },
      ...more,
    }),
    answeredIn,
  })
  const renamed = { channel: { id: CHANNEL, name: NAME }, eventType: 'channelRenamed' }
  return [
    event('renames', { type: 'conversationUpdate' }, renamed, undefined),
    // whoever made its digests is told, which could not be done once the bot is removed
    event('deletes', { type: 'conversationUpdate' }, { ...renamed, eventType: 'channelDeleted' }, OWN_CHAT),
    event('removes', { type: 'installationUpdate', action: 'remove' }, {}, undefined),
    event('installs', { type: 'installationUpdate', action: 'add' }, {}, CHANNEL),
  ]
}

function stepsOf(words: Words): readonly Step[] {
  return [...commandSteps(words), ...talkSteps(words), ...pressSteps(words), ...dialogSteps(words), ...eventSteps()]
}

/** Everything that came of what a tenant asked: what its clients were answered, and what was sent. */
interface Seen {
  readonly answers: readonly string[]
  readonly calls: readonly PeerCall[]
}

function isSentTo(conversation: string, prefix: string): (call: PeerCall) => boolean {
  const wanted = conversation === '' ? `${prefix}conversations` : `${prefix}conversations/${conversation}/activities`
  return ({ path }) => decodeURIComponent(path) === wanted
}

/** An answer comes in a fraction of a second; a busy machine takes its time. */
const LONGEST_WAIT_MS = 30_000

interface Awaited {
  readonly is: (call: PeerCall) => boolean
  readonly after: number
  readonly what: string
}

async function untilSent({ peer }: TeamsUnderTest, { is, after, what }: Awaited): Promise<void> {
  const endMs = Date.now() + LONGEST_WAIT_MS
  while (!(await peer.calls(after)).some(is)) {
    if (Date.now() > endMs) throw new Error(`${what}: no answer was sent`)
  }
}

/** Nothing is sent when a channel has another name. */
async function untilNamed({ store }: TeamsUnderTest, tenant: string): Promise<void> {
  const id = targetKey({ platform: 'teams', workspace: tenant, channel: CHANNEL })
  while ((await store.installations.find(id))?.includes(NAME) !== true)
    await new Promise((resolve) => setImmediate(resolve))
}

/** Asks everything in a tenant, which has an address of its own at the connector. */
async function askEverything(teams: TeamsUnderTest, tenant: string, words: Words): Promise<Seen> {
  const serviceUrl = `${teams.serviceUrl}${tenant}/`
  const prefix = `/${tenant}/v3/`
  const began = (await teams.peer.calls()).length
  let before = began
  const answers: string[] = []
  const authorization = `Bearer ${teams.keys.tokenFor(serviceUrl)}`
  for (const { does, activity, answeredIn } of stepsOf(words)) {
    const asked = JSON.stringify(activity(serviceUrl, answers)).replaceAll(TENANT, tenant)
    const { status, body } = await teams.sendBytes(asked, { authorization })
    answers.push(`${does} ${status} ${JSON.stringify(body)}`)
    // what is deleted next is told under its new name
    if (does === 'renames') await untilNamed(teams, tenant)
    if (answeredIn === undefined) continue
    await untilSent(teams, { is: isSentTo(answeredIn, prefix), after: before, what: `${tenant} ${does}` })
    before = began + (await teams.peer.calls(began)).length
  }
  return { answers, calls: await teams.peer.calls(began) }
}

/** What differs from one run to the next, and tells nobody anything. */
function comparable({ answers, calls }: Seen): readonly string[] {
  const lines = [...answers, ...calls.map(({ path, fields }) => `${path} ${JSON.stringify(fields)}`)]
  return lines
    .map((line) =>
      line
        .replaceAll(/127\.0\.0\.1:\d+/g, 'peer')
        .replaceAll(/ at \d+:\d\d/g, ' at a time')
        .replaceAll(/(?<!-)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'uuid')
        .replaceAll(/\b\d{10}\.\d{10}\b/g, 'ts')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
        .replaceAll(/delivery-[\w@|.:%-]+/g, 'delivery'),
    )
    .sort()
}

/** Presses every button of the other's messages by its value. @returns what the clients were answered. */
async function pressForeign(teams: TeamsUnderTest, values: readonly string[]): Promise<readonly string[]> {
  const serviceUrl = `${teams.serviceUrl}${TENANT}/`
  const authorization = `Bearer ${teams.keys.tokenFor(serviceUrl)}`
  const answers: string[] = []
  for (const [index, value] of values.entries()) {
    for (const verb of ACTION_VERBS) {
      const data = { verb, value }
      const fetched = invoke(serviceUrl, 'task/fetch', { data }, { ...CHAT, id: `forged-${index}-${verb}` })
      answers.push(JSON.stringify((await teams.sendBytes(JSON.stringify(fetched), { authorization })).body))
    }
  }
  return answers
}

function valuesIn({ calls }: Seen): readonly string[] {
  const text = JSON.stringify(calls.map(({ fields }) => fields))
  return [...new Set([...text.matchAll(/"value":"([^"\\]+)"/g)].map(([, value = '']) => value))]
}

const FOREIGN = new RegExp(`${MARK}|Nairobi|${OTHER_TENANT}`)

describe('two tenants with the same channels, threads, people and ids', () => {
  let alone: Seen
  let beside: Seen
  let theirs: Seen
  let forged: readonly string[]
  let sentAfter: readonly PeerCall[]

  beforeAll(async () => {
    const settings = { TEAMS_ALLOWED_TENANTS: `${TENANT},${OTHER_TENANT}` }
    const quiet = await startTeams(settings)
    alone = await askEverything(quiet, TENANT, OURS)
    await quiet.stop()
    const busy = await startTeams(settings)
    theirs = await askEverything(busy, OTHER_TENANT, THEIRS)
    beside = await askEverything(busy, TENANT, OURS)
    const sentBefore = (await busy.peer.calls()).length
    forged = await pressForeign(busy, valuesIn(theirs))
    sentAfter = await busy.peer.calls(sentBefore)
    await busy.stop()
  }, 300_000)

  it('both do everything that there is to do', () => {
    expect(JSON.stringify(theirs)).toContain(MARK)
    expect(JSON.stringify(theirs)).toContain('Nairobi')
    expect(beside.answers).toHaveLength(stepsOf(OURS).length)
    expect(beside.answers.filter((answer) => !/^.+ 200 /.test(answer))).toEqual([])
  })

  it('are answered as if the other were not there, to the byte', () => {
    expect(comparable(beside)).toEqual(comparable(alone))
  })

  it('hold nothing of the other, and are reached at their own address', () => {
    expect([...beside.answers, ...beside.calls.map((call) => JSON.stringify(call))].filter(holdsForeign)).toEqual([])
    expect(beside.calls.filter(({ path }) => !path.startsWith(`/${TENANT}/`))).toEqual([])
    expect(theirs.calls.filter(({ path }) => !path.startsWith(`/${OTHER_TENANT}/`))).toEqual([])
  })

  it('show nothing of the other for the value of a button of the other', () => {
    expect(forged.length).toBeGreaterThan(ACTION_VERBS.length)
    expect([...forged, ...sentAfter.map((call) => JSON.stringify(call.fields))].filter(holdsForeign)).toEqual([])
  })
})

function holdsForeign(text: string): boolean {
  return FOREIGN.test(text)
}
