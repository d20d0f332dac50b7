/** Takes all steps of something that is made in steps, for whoever has nobody else to answer meanwhile. */
export function atOnce<Made>(steps: Generator<undefined, Made>): Made {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}
