import { type ChatPostMessageArguments, WebAPIRateLimitedError, type WebClient } from '@slack/web-api'

const MOST_TRIES = 4
/** Whoever waits for an answer is not kept waiting for longer. */
const LONGEST_WAIT_S = 10

/**
 * Posts one of several pages. Slack lets a channel have about one a second: what it refuses for that did not arrive, and
 * is sent again after the wait that Slack names.
 * @returns its `ts`.
 * @throws the library's error for whatever else goes wrong, or when Slack names a long wait.
 */
export async function postPatiently(client: WebClient, body: ChatPostMessageArguments): Promise<string | undefined> {
  for (let tries = 1; ; tries++) {
    try {
      return (await client.chat.postMessage(body)).ts
    } catch (error) {
      const waitS = error instanceof WebAPIRateLimitedError ? error.retryAfter : Number.POSITIVE_INFINITY
      if (tries === MOST_TRIES || waitS > LONGEST_WAIT_S) throw error
      await new Promise((resolve) => setTimeout(resolve, waitS * 1000))
    }
  }
}
