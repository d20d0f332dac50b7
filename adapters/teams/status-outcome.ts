import type { PostOutcome } from '../../src/index.ts'
import { isStoppedBetween } from '../shared/stopped-between.ts'

/** An answer of HTTP that is no success. */
export interface RefusedAnswer {
  readonly status: number
  readonly retryAfter: string | null | undefined
  readonly body: string | null | undefined
}

/** The connector says that the bot was removed or blocked, or that there is no such place. */
const TARGET_STATUSES: ReadonlySet<number> = new Set([403, 404, 410])
/** Whoever says so has seen how large the message is, and it is no smaller the next time. */
const TOO_LARGE = 413
const UNSURE = { kind: 'unsure', reason: 'platform-unsure' } as const
const UNREACHABLE = { kind: 'not-posted', reason: 'unreachable', retryAfterMs: undefined, rate: undefined } as const

/**
 * What an answer says about a message. Microsoft asks to send again after 412, 429, 502 and 504; of the last two nobody
 * knows whether the message was taken. A refusal that is not in the connector's own words is not its refusal.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export function outcomeOfStatus({
  status,
  retryAfter,
  body,
}: RefusedAnswer): Exclude<PostOutcome, { readonly kind: 'posted' }> {
  if (status === 429) return notPosted('rate-limited', retryAfter)
  if (status === 412) return notPosted('platform-busy', retryAfter)
  if (!isStoppedBetween(status)) return UNSURE
  const refused = { kind: 'refused', detail: `status ${status}` } as const
  if (status === TOO_LARGE) return { ...refused, scope: 'post' }
  if (status < 400 || !isOfConnector(body)) return UNREACHABLE
  return { ...refused, scope: TARGET_STATUSES.has(status) ? 'target' : 'post' }
}

function notPosted(reason: 'rate-limited' | 'platform-busy', retryAfter: string | null | undefined) {
  const isReadable = /^\d{1,9}$/.test(retryAfter ?? '')
  const retryAfterMs = isReadable ? Number(retryAfter) * 1000 : undefined
  return { kind: 'not-posted', reason, retryAfterMs, rate: undefined } as const
}

/** The connector names a code with every refusal, under one of two names; a page of something in between has none. */
function isOfConnector(body: string | null | undefined): boolean {
  try {
    const { error, errorCode }: ConnectorRefusal = Object(JSON.parse(body ?? ''))
    return errorCode !== undefined || Object(error).code !== undefined
  } catch {
    return false
  }
}

interface ConnectorRefusal {
  readonly error?: unknown
  readonly errorCode?: unknown
}
