import { DIGEST_VERBS } from '../../../adapters/teams/digests/read-form.ts'
import { createChance } from '../../peer/chance.ts'
import { createFuzz, type FuzzedInput } from '../slack/fuzzed-input.ts'
import { channelMessage, invoke, nextId, personalMessage } from './activities.ts'
import { TENANT } from './key-server.ts'
import { cardsIn, unpublished } from './published-schema.ts'
import { type Answered, startTeams, type TeamsUnderTest } from './teams-under-test.ts'

const COUNT = 320
const SEED = 20_261_128
const AT_ONCE = 8

jest.setTimeout(180_000)

let teams: TeamsUnderTest

beforeAll(async () => {
  teams = await startTeams()
})

afterAll(() => teams.stop())

const chance = createChance(SEED)
const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T

function wordsOf(input: FuzzedInput): string {
  return input.kind === 'command' ? input.words : input.action.value
}

function ask(name: string, value: object): Promise<Answered> {
  return teams.send(invoke(teams.serviceUrl, name, value, { id: nextId() }))
}

const FIELDS = ['times', 'zone', 'pattern', 'monthDays', 'rhythm', 'days', 'topics', 'packs', 'items', 'language']
const OTHER_FIELDS = ['layout', 'whenNothingNew', 'catchUp', 'maxAge', 'whenUnsure', 'id', 'once', 'shown', 'page']

type Send = (input: FuzzedInput) => Promise<Answered>

const WAYS_IN: readonly Send[] = [
  (input) => teams.send(personalMessage(teams.serviceUrl, wordsOf(input))),
  (input) => teams.send(channelMessage(teams.serviceUrl, wordsOf(input))),
  (input) => {
    const verb = input.kind === 'press' ? input.action.verb : pick(['show-line', 'why', 'refresh', '__proto__', ''])
    return ask('adaptiveCard/action', { action: { type: 'Action.Execute', verb, data: { value: wordsOf(input) } } })
  },
  (input) => {
    const verb = input.kind === 'press' ? input.action.verb : 'ask-about'
    const question = pick([{}, { question: wordsOf(input) }, { question: 7 }])
    return ask(pick(['task/fetch', 'task/submit']), { data: { verb, value: wordsOf(input), ...question } })
  },
  (input) => {
    const filled = [...FIELDS, ...OTHER_FIELDS].filter(() => chance() < 0.4).map((name) => [name, wordsOf(input)])
    const data = { digests: pick([...DIGEST_VERBS, 'of nobody']), ...Object.fromEntries(filled) }
    return ask('composeExtension/submitAction', { commandId: 'digests', data })
  },
  (input) => {
    const parameters = pick([[{ name: 'words', value: wordsOf(input) }], [{ name: 'words', value: {} }], []])
    return ask('composeExtension/query', { commandId: 'search', parameters })
  },
  (input) => {
    const body = { contentType: pick(['text', 'html', null]), content: wordsOf(input) }
    const messagePayload = { id: nextId(), body, attachments: pick([[], null, [{ contentType: 'reference' }]]) }
    return ask('composeExtension/fetchTask', { commandId: pick(['briefThis', 'digests', 'x']), messagePayload })
  },
  (input) => ask(wordsOf(input), pick([{}, [], { data: wordsOf(input) }])),
]

/** What a client can do something with that waits; with nothing it would ask again. */
function isAnswer(body: unknown): boolean {
  return typeof body === 'object' && body !== null
}

it('whatever is typed, pressed, filled in, searched or briefed, over HTTP, is answered with what Teams takes', async () => {
  const next = createFuzz(SEED)
  const answers: Answered[] = []
  for (let sent = 0; sent < COUNT; sent += AT_ONCE) {
    answers.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => pick(WAYS_IN)(next())))))
  }
  const conversation = { id: 'a:last', conversationType: 'personal', tenantId: TENANT }
  await teams.send(personalMessage(teams.serviceUrl, 'risks', { conversation }))
  await teams.untilCall(({ path }) => decodeURIComponent(path).includes('/a:last/'))

  const sent = (await teams.peer.calls()).map(({ fields }) => fields)
  expect(answers.filter(({ status, body }) => status !== 200 || !isAnswer(body))).toEqual([])
  expect([...answers.map(({ body }) => body), ...sent].flatMap(cardsIn).flatMap((card) => unpublished(card))).toEqual(
    [],
  )
  expect(sent.filter((fields) => JSON.stringify(fields).length * 2 > 30_000)).toEqual([])
})
