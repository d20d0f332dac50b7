/** Work in steps, between which others may be answered: each takes some milliseconds. Fails as a step does. */
export type Steps<Made> = Generator<undefined, Made>

/** Takes all steps of something that is made in steps, for whoever has nobody else to answer meanwhile. */
export function atOnce<Made>(steps: Steps<Made>): Made {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}
