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
  const elapsed: number[] = []
  let thrown = 0
  for (let index = 0; index < count + COLD; index++) {
    const input = next()
    const began = performance.now()
    const before = process.cpuUsage()
    await answer(input, index).then(renderSlack, () => thrown++)
    const { user, system } = process.cpuUsage(before)
    if (index < COLD) continue
    times.push((user + system) / 1000)
    elapsed.push(performance.now() - began)
  }
  say(`whatever is typed or pressed, seed ${seed}`, String(count), `thrown: ${thrown}`)
  const told = (all: readonly number[]) => [quantile(all, 0.99).toFixed(1), quantile(all, 0.5).toFixed(2)] as const
  const [p99, p50] = told(elapsed)
  say('  from asked to answered, p99', `${p99} ms`, `≤ 5 ms; p50 ${p50} ms`)
  // what other threads collect and compile meanwhile is counted as well
  const [cpuP99, cpuP50] = told(times)
  say('  processor of all threads, p99', `${cpuP99} ms`, `p50 ${cpuP50} ms`)
  await store.close()
  await engine.close()
}
