import { setImmediate } from 'node:timers/promises'

/** Work in steps, each of which holds the event loop for some milliseconds. */
export type Steps<Made> = Generator<undefined, Made>

/** Takes all steps, and lets others be answered between two. Fails as a step does. */
export async function betweenOthers<Made>(steps: Steps<Made>): Promise<Made> {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
    await setImmediate()
  }
}

/** Takes all steps, for whoever has nobody else to answer. @throws whatever a step throws. */
export function atOnce<Made>(steps: Steps<Made>): Made {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}
