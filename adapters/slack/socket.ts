import { SocketModeClient } from '@slack/socket-mode'
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api'
import type { Acknowledgement } from './receiver.ts'
import { SILENT_LOGGER } from './silent-logger.ts'

/** What a connection to Slack takes. */
export interface SocketParts {
  readonly appToken: string
  /** Ending in a slash; `undefined` is Slack's own. */
  readonly apiUrl: string | undefined
  readonly timeoutMs: number
  /** Takes a request. @returns what it is answered; `undefined` for what Slack does not send. */
  readonly take: (value: unknown) => Promise<Acknowledgement | undefined>
  readonly now: () => number
  /** Resolves after so many milliseconds, or at once when the signal says so. */
  readonly wait: (ms: number, until: AbortSignal) => Promise<void>
  /** From 0 up to 1. */
  readonly chance: () => number
  /** Hears of requests that could not be taken, and of connections that could not be made. */
  readonly onError: (error: unknown) => void
}

/** A connection over which Slack sends its requests, made again whenever it ends. */
export interface SlackSocket {
  /** Connects. @returns the word with which Slack refuses the token, if it does; otherwise it goes on until closed. */
  start(): Promise<string | undefined>
  /** When the connection was lost, in milliseconds since 1970; `undefined` while it is there. */
  lostAtMs(): number | undefined
  /** Resolves when it is closed and is not going to be made again. */
  close(): Promise<void>
}

/** A connection that lasted so long was none of those that Slack closes because there are too many. */
const LASTED_MS = 10_000
const FIRST_WAIT_MS = 1_000
/** Slack gives an address about once a minute, several in a burst. @see https://docs.slack.dev/reference/methods/apps.connections.open */
const LONGEST_WAIT_MS = 60_000
const REFUSALS = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'not_allowed_token_type', 'missing_scope'])

/**
 * Makes a connection with Slack's own client. Its own way of connecting again is off: it waits five seconds where Slack
 * only asks for a new connection, never longer where there are too many of them, and ends the process when it is refused
 * the address of a new one.
 */
export function createSlackSocket(parts: SocketParts): SlackSocket {
  const { now } = parts
  const closing = new AbortController()
  const client = createClient(parts)
  let lostAtMs: number | undefined = now()
  let running: Promise<void> = Promise.resolve()
  client.on('slack_event', (request: SocketRequest) => void answer(parts, request))
  const connect = async (): Promise<Attempt> => {
    const attempt = await open(client, now)
    if (attempt.kind === 'open') {
      lostAtMs = undefined
      if (closing.signal.aborted) await client.disconnect()
    }
    return attempt
  }
  const stay = async (first: Attempt): Promise<void> => {
    let failures = 0
    for (let attempt = first; ; attempt = await connect()) {
      if (attempt.kind === 'open') await attempt.ended
      else parts.onError(attempt.error)
      lostAtMs ??= now()
      failures = hasLasted(attempt, now()) ? 0 : failures + 1
      if (closing.signal.aborted) return
      await parts.wait(Math.max(waitAfter(failures, parts.chance()), askedToWait(attempt)), closing.signal)
      if (closing.signal.aborted) return
    }
  }
  return {
    async start() {
      const first = await connect()
      const refusal = refusalOf(first)
      if (refusal === undefined) running = stay(first)
      return refusal
    },
    lostAtMs: () => lostAtMs,
    async close() {
      closing.abort()
      await client.disconnect()
      await running
    },
  }
}

type Attempt =
  | { readonly kind: 'open'; readonly sinceMs: number; readonly ended: Promise<void> }
  | { readonly kind: 'failed'; readonly error: unknown }

function hasLasted(attempt: Attempt, nowMs: number): boolean {
  return attempt.kind === 'open' && nowMs - attempt.sinceMs >= LASTED_MS
}

/** Resolves when Slack has said hello, or it is sure that it will not. */
async function open(client: SocketModeClient, now: () => number): Promise<Attempt> {
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  client.once('disconnected', end)
  try {
    await client.start()
    return { kind: 'open', sinceMs: now(), ended }
  } catch (error) {
    client.off('disconnected', end)
    return { kind: 'failed', error: error ?? new Error('Slack closed the connection before it was open') }
  }
}

function createClient({ appToken, apiUrl, timeoutMs }: SocketParts): SocketModeClient {
  return new SocketModeClient({
    appToken,
    autoReconnectEnabled: false,
    logger: SILENT_LOGGER,
    clientOptions: {
      ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: timeoutMs,
    },
  })
}

/** What the client hands over of each request. */
interface SocketRequest {
  readonly body: unknown
  readonly ack: (response?: object) => Promise<void>
}

/** What cannot be taken is not acknowledged, and comes again. An acknowledgement that is lost makes it come again too. */
async function answer({ take, onError }: SocketParts, { body, ack }: SocketRequest): Promise<void> {
  try {
    const acknowledgement = await take(body)
    await ack(typeof acknowledgement === 'object' ? acknowledgement : undefined)
  } catch (error) {
    onError(error)
  }
}

function refusalOf(attempt: Attempt): string | undefined {
  if (attempt.kind === 'open' || !(attempt.error instanceof WebAPIPlatformError)) return undefined
  const { error: code } = attempt.error.data
  return REFUSALS.has(code) ? code : undefined
}

/** At once after a connection that lasted; longer each time after one that did not, and not all replicas together. */
function waitAfter(failures: number, chance: number): number {
  if (failures === 0) return 0
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1)) * (1 + chance)
}

function askedToWait(attempt: Attempt): number {
  const isAsked = attempt.kind === 'failed' && attempt.error instanceof WebAPIRateLimitedError
  return isAsked ? attempt.error.retryAfter * 1000 : 0
}
