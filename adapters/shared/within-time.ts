/** Whoever asks whether a store is ready waits no longer for the answer, in milliseconds. */
const LONGEST_MS = 2_000

/**
 * Waits for an answer, but not for ever.
 * @param longestMs how long; two seconds when not given.
 * @returns what there is to say without one when it has not come.
 */
export async function withinTime<T>(answer: Promise<T>, without: T, longestMs = LONGEST_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(without), longestMs)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
