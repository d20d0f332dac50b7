import { HOME_VERBS } from '../../../adapters/slack/home/home-value.ts'
import { SLACK_LIMITS } from '../../../adapters/slack/limits.ts'
import { createChance } from '../../peer/chance.ts'
import { type BotInWorkspace, startInWorkspace } from './bot-in-workspace.ts'
import { createFuzz, type FuzzedInput } from './fuzzed-input.ts'
import { answerMistakes, callMistakes } from './validate-calls.ts'

const COUNT = 240
const SEED = 20_261_127
const AT_ONCE = 8

let bot: BotInWorkspace

beforeAll(async () => {
  bot = await startInWorkspace()
})

afterAll(() => bot.stop())

const chance = createChance(SEED)
const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T

function wordsOf(input: FuzzedInput): string {
  return input.kind === 'command' ? input.words : input.action.value
}

/** Where a window says that it was opened from; Slack signs whatever stands there. */
function placeFor(words: string): string {
  return pick([
    JSON.stringify({ channel: 'C1', thread: '1.1', reference: words }),
    JSON.stringify({ channel: 'C1', thread: 'private U1', reference: words }),
    JSON.stringify({ channel: 'C1', id: words, directMessages: 'D1' }),
    JSON.stringify({ channel: 7, thread: null }),
    '',
    '[]',
    words,
  ])
}

/** What is filled in, in every field that any window of ours has; Slack lets nobody fill in more than a field takes. */
function stateFor(all: string) {
  const words = all.slice(0, SLACK_LIMITS.formText)
  const chosen = { selected_option: { value: words }, selected_options: [{ value: words }] }
  const fields = ['question', 'times', 'zone', 'pattern', 'monthDays', 'rhythm', 'days', 'topics', 'items', 'language']
  return {
    values: Object.fromEntries(
      [...fields, 'channel'].map((name) => [
        name,
        { [name]: { value: words, ...chosen, selected_conversation: pick(['C1', 'C9', words]) } },
      ]),
    ),
  }
}

type Send = (input: FuzzedInput) => ReturnType<BotInWorkspace['act']>

function pressed(fields: object) {
  return bot.act({ type: 'block_actions', container: { type: 'view', view_id: 'V1' }, ...fields })
}

function fuzzedView(words: string, type: string) {
  return {
    id: `V${bot.nextNumber()}`,
    hash: '1.a',
    type,
    blocks: [],
    private_metadata: placeFor(words),
    state: stateFor(words),
  }
}

const WAYS_IN: readonly Send[] = [
  (input) => bot.command(wordsOf(input)),
  (input) => {
    const verb = input.kind === 'press' ? input.action.verb : pick(['show-line', 'why', 'share', '__proto__'])
    const action = { type: 'button', action_id: `${verb}-1`, block_id: 'b', value: wordsOf(input) }
    const message = { channel: { id: 'C1' }, message: { ts: '1.1' }, container: { type: 'message', message_ts: '1.1' } }
    return pressed({ ...message, actions: [action] })
  },
  (input) => {
    const verb = input.kind === 'press' ? input.action.verb : 'ask-about'
    const action = { type: 'button', action_id: `${verb}-2`, block_id: 'b', value: wordsOf(input) }
    return pressed({ view: { ...fuzzedView(wordsOf(input), 'modal'), title: TITLE, close: null }, actions: [action] })
  },
  (input) => {
    const words = wordsOf(input)
    const value = pick([`C1|${words}`, `|${words}`, `C9|${words}`, words])
    const action = { type: 'button', action_id: `home:${pick(HOME_VERBS)}:1`, block_id: 'b', value }
    return pressed({ view: fuzzedView(words, 'home'), actions: [action] })
  },
  (input) => {
    const callback_id = pick(['ask-about', 'home-ask', 'home-form', 'home-prefer', 'of nobody'])
    return bot.act({ type: 'view_submission', view: { ...fuzzedView(wordsOf(input), 'modal'), callback_id } })
  },
  (input) => {
    const message = { ts: `9.${bot.nextNumber()}`, text: wordsOf(input) }
    return bot.act({ type: 'message_action', callback_id: 'brief_this', channel: { id: 'C1' }, message })
  },
  (input) => {
    const said = { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', text: wordsOf(input) }
    return bot.event({ ...said, ts: `8.${bot.nextNumber()}` })
  },
]
const TITLE = { type: 'plain_text', text: 'The line', emoji: false }

it('whatever is typed, pressed, filled in or shared, over HTTP, is answered with what Slack takes', async () => {
  const next = createFuzz(SEED)
  const answers: { readonly status: number; readonly body: string }[] = []
  for (let sent = 0; sent < COUNT; sent += AT_ONCE) {
    answers.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => pick(WAYS_IN)(next())))))
  }
  const last = await bot.command('risks')
  await bot.untilCall(({ path, fields }) => path.startsWith('/respond/') && JSON.stringify(fields).includes('Risks'))

  const isAnswer = (body: string): boolean => body.startsWith('{')
  expect([...answers, last].filter(({ status }) => status !== 200)).toEqual([])
  expect(answers.filter(({ body }) => isAnswer(body)).flatMap(({ body }) => answerMistakes(JSON.parse(body)))).toEqual(
    [],
  )
  expect((await bot.peer.calls()).flatMap(callMistakes)).toEqual([])
  // channels that whoever presses is not in are refused, and the log tells of it
  const logged = bot
    .logged()
    .split('\n')
    .filter((line) => line !== '' && !line.includes('its sender is not in'))
  expect(logged).toEqual([])
  expect((await bot.get('/readyz')).status).toBe(200)
})
