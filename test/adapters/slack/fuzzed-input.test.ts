import { composeEngine, type Engine } from '../../../adapters/compose.ts'
import { renderSlack } from '../../../adapters/slack/render.ts'
import { openTemporaryStore } from '../../../adapters/storage/open-store.ts'
import type { Bot, Message, Store } from '../../../src/index.ts'
import { createFuzz, type FuzzedInput } from './fuzzed-input.ts'
import { slackMistakes } from './validate-blocks.ts'

const COUNT = 200
const SEED = 20_260_302

let engine: Engine
let store: Store
let bot: Bot

beforeAll(async () => {
  engine = await composeEngine()
  store = openTemporaryStore()
  const calendar = { today: () => '2026-03-02' }
  bot = engine.createBot([], { commandName: '/genai-report', language: 'en', calendar, memory: store.memory })
})

afterAll(async () => {
  await store.close()
  await engine.close()
})

function answer(input: FuzzedInput, index: number): Promise<Message> {
  const user = `U${index % 7}`
  const target = { platform: 'slack', workspace: 'T1', channel: `C${index % 5}` }
  const place = { channel: `slack/T1/C${index % 5}`, thread: `private ${user}`, language: undefined, target, user }
  return input.kind === 'command' ? bot.privately(place, input.words) : bot.press(place, input.action)
}

it('answers whatever is typed after a command, and whatever a button holds, with what Slack takes', async () => {
  const next = createFuzz(SEED)
  const mistakes: string[] = []

  for (let index = 0; index < COUNT; index++) {
    const input = next()
    const { overflow, ...first } = renderSlack(await answer(input, index))
    for (const post of [first, ...overflow])
      for (const mistake of slackMistakes(post)) mistakes.push(`${JSON.stringify(input).slice(0, 200)}: ${mistake}`)
  }

  expect(mistakes).toEqual([])
})
