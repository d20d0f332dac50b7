import { type Failure, FailureError } from '../../../src/index.ts'

/** Runs what must fail in an expected way and gives the failure. */
export function failureOf(run: () => unknown): Failure {
  try {
    run()
  } catch (error) {
    if (error instanceof FailureError) return error.failure
    throw error
  }
  throw new Error('it did not fail')
}

/** The same for what fails later. */
export async function failureOfPromise(promise: Promise<unknown>): Promise<Failure> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  return failureOf(() => {
    if (outcome !== undefined) throw outcome
  })
}
