import { setImmediate } from 'node:timers/promises'
import type { Steps } from '../../src/index.ts'

/** Takes all steps, and lets others be answered between two. Fails as a step does. */
export async function betweenOthers<Made>(steps: Steps<Made>): Promise<Made> {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
    await setImmediate()
  }
}
