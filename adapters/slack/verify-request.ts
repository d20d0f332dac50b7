import { createHmac, timingSafeEqual } from 'node:crypto'

/** A request as Slack signed it. */
export interface SignedRequest {
  /** `x-slack-request-timestamp`: seconds since 1970, in decimal digits. */
  readonly timestamp: string | undefined
  /** `x-slack-signature`: `v0=` and 64 hexadecimal digits. */
  readonly signature: string | undefined
  readonly body: Uint8Array
}

/** Why a request is refused: for metrics alone, whoever asks learns nothing of it. */
export type Refusal = 'unsigned' | 'stale' | 'forged' | 'replayed'

/** Says why a request is not Slack's, fresh and new; `undefined` when it is. */
export type RequestCheck = (request: SignedRequest) => Refusal | undefined

/** How far a request's time may be from ours, either way, in seconds: Slack's own advice, and no further ahead. */
const WINDOW_S = 300
const MOST_SEEN = 200_000
/** So much of a signature tells it from all others, and is a third of what all of it takes. */
const MARK_BYTES = 16

/**
 * Makes the check that every request passes before anything reads it: signed by Slack, fresh, not ahead of time, and
 * not seen before by this process.
 *
 * Without it a captured request could be sent again for five minutes. All causes give the same answer.
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function createRequestCheck(secret: string, now: () => number): (request: SignedRequest) => Refusal | undefined {
  const seen = new Map<string, number>()
  return ({ timestamp, signature, body }) => {
    if (timestamp === undefined || signature === undefined) return 'unsigned'
    const nowS = now() / 1000
    const sentS = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN
    if (!(Math.abs(nowS - sentS) <= WINDOW_S)) return 'stale'
    const digest = digestOf(secret, { timestamp, body })
    if (!isSame(signature, digest)) return 'forged'
    forgetOld(seen, nowS)
    const mark = digest.toString('latin1', 0, MARK_BYTES)
    if (seen.has(mark)) return 'replayed'
    seen.set(mark, sentS)
    return undefined
  }
}

function digestOf(secret: string, { timestamp, body }: Pick<SignedRequest, 'timestamp' | 'body'>): Buffer {
  return createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest()
}

function isSame(signature: string, digest: Buffer): boolean {
  const given = /^v0=([0-9a-f]{64})$/.exec(signature)?.[1]
  return given !== undefined && timingSafeEqual(Buffer.from(given, 'hex'), digest)
}

/** Those that came first are first; what is too old to pass need not be remembered. */
function forgetOld(seen: Map<string, number>, nowS: number): void {
  for (const [signature, sentS] of seen) {
    if (nowS - sentS <= WINDOW_S && seen.size < MOST_SEEN) return
    seen.delete(signature)
  }
}
