import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import { type LeanAnswer, leanPost } from '../shared/lean-fetch.ts'
import { readFields } from './read-json.ts'

/** What sending forms needs. */
export interface PostFormOptions {
  /** Where the Web API is, ending in a slash; Slack's own when `undefined`. */
  readonly apiUrl: string | undefined
  /** A request without an answer is given up after this. */
  readonly timeoutMs: number
}

/**
 * Sends one `chat.postMessage`, once.
 * @param form the fields, encoded as in an address.
 * @returns the message's `ts`; `undefined` when the answer does not say whether there is one.
 * @throws what Slack's own client throws.
 */
export type PostForm = (token: string, form: string) => Promise<string | undefined>

const SLACK_API = 'https://slack.com/api/'
const RATE_LIMITED = 429
const OK = 200
/** From here on Slack is broken, whatever it says besides. */
const BROKEN = 500

/**
 * Makes what sends posts past Slack's client: for each request that one writes the whole body anew, and two times more
 * for a log that is off, which is as much work as all else that a delivery takes.
 */
export function createPostForm({ apiUrl = SLACK_API, timeoutMs }: PostFormOptions): PostForm {
  const url = `${apiUrl}chat.postMessage`
  return async (token, form) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' }
    let answer: LeanAnswer
    try {
      answer = await leanPost(url, { body: form, headers, signal: AbortSignal.timeout(timeoutMs) })
    } catch (error) {
      throw new WebAPIRequestError(error as Error)
    }
    return tsIn(answer)
  }
}

function tsIn(answer: LeanAnswer): string | undefined {
  if (answer.status === RATE_LIMITED) throw new WebAPIRateLimitedError(waitIn(answer))
  // what is no JSON, such as a page of something in between, says nothing
  const { ok, ts, error } = readFields<Answered>(answer.text)
  const isRefused = ok === false && typeof error === 'string' && answer.status < BROKEN
  if (isRefused) throw new WebAPIPlatformError({ ok, error, response_metadata: {} })
  if (answer.status !== OK) throw new WebAPIHTTPError(answer.status, '', {}, answer.text)
  return ok === true && typeof ts === 'string' ? ts : undefined
}

/** Seconds; 0 for a limit that does not say how long it lasts. */
function waitIn({ header }: LeanAnswer): number {
  const seconds = Number.parseInt(header('retry-after') ?? '', 10)
  return Number.isNaN(seconds) ? 0 : Math.max(seconds, 0)
}

type Answered = Record<'ok' | 'ts' | 'error', unknown>
