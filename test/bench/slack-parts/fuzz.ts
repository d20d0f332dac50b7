import path from 'node:path'
import { createFuzz, type FuzzedInput } from '../../adapters/slack/fuzzed-input.ts'
import type { Say } from './running-bot.ts'
import { quantile } from './send-commands.ts'

const BUILT = path.join(__dirname, '../../../dist/adapters')
/** The first are the compiler's. */
const COLD = 500

/** Answers whatever may be typed or pressed, and takes the processor's time for each. */
export async function measureFuzz({ count, seed, say }: { count: number; seed: number; say: Say }): Promise<void> {
  const { composeEngine }: typeof import('../../../adapters/compose.ts') = await import(`${BUILT}/compose.js`)
  const { openTemporaryStore }: typeof import('../../../adapters/storage/open-store.ts') = await import(
    `${BUILT}/storage/open-store.js`
  )
  const { renderSlack }: typeof import('../../../adapters/slack/render.ts') = await import(`${BUILT}/slack/render.js`)
  const engine = await composeEngine()
  const store = openTemporaryStore()
  const calendar = { today: () => '2026-03-02' }
  const bot = engine.createBot([], { commandName: '/genai-report', language: 'en', calendar, memory: store.memory })
  const next = createFuzz(seed)
  const answer = (input: FuzzedInput, index: number) => {
    const user = `U${index % 20}`
    const target = { platform: 'slack', workspace: 'T1', channel: `C${index % 50}` }
    const place = {
      channel: `slack/T1/${target.channel}`,
      thread: `private ${user}`,
      language: undefined,
      target,
      user,
    }
    return input.kind === 'command' ? bot.privately(place, input.words) : bot.press(place, input.action)
  }
  const times: number[] = []
  let thrown = 0
  for (let index = 0; index < count + COLD; index++) {
    const input = next()
    const before = process.cpuUsage()
    await answer(input, index).then(renderSlack, () => thrown++)
    const { user, system } = process.cpuUsage(before)
    if (index >= COLD) times.push((user + system) / 1000)
  }
  say(`whatever is typed or pressed, seed ${seed}`, String(count), `thrown: ${thrown}`)
  say('  processor, p99', `${quantile(times, 0.99).toFixed(1)} ms`, `≤ 5 ms; p50 ${quantile(times, 0.5).toFixed(2)} ms`)
  await store.close()
  await engine.close()
}
