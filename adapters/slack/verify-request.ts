import { createHmac, timingSafeEqual } from 'node:crypto'

/** What the head of a request says of its signature. */
export interface SignedHead {
  /** `x-slack-request-timestamp`: seconds since 1970, in decimal digits. */
  readonly timestamp: string | undefined
  /** `x-slack-signature`: `v0=` and 64 hexadecimal digits. */
  readonly signature: string | undefined
}

/** A request as Slack signed it. */
export interface SignedRequest extends SignedHead {
  readonly body: Uint8Array
}

/** Why a request is refused: for metrics alone, whoever asks learns nothing of it. */
export type Refusal = 'unsigned' | 'stale' | 'forged' | 'replayed'

/** Says why a request is not Slack's, fresh and new; `undefined` when it is. */
export interface RequestCheck {
  /** What can be told before the body is read: `undefined` when it may be Slack's. */
  head(head: SignedHead): Refusal | undefined
  whole(request: SignedRequest): Refusal | undefined
}

/** How far a request's time may be from ours, either way, in seconds: Slack's own advice, and no further ahead. */
const WINDOW_S = 300
const MOST_SEEN = 200_000
/** So much of a signature tells it from all others, and is a third of what all of it takes. */
const MARK_BYTES = 16
const SIGNATURE = /^v0=([0-9a-f]{64})$/

/**
 * Makes the check that every request passes before anything reads it: signed by Slack, fresh, not ahead of time, and
 * not seen before by this process.
 *
 * Without it a captured request could be sent again for five minutes. All causes give the same answer.
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function createRequestCheck(secret: string, now: () => number): RequestCheck {
  const seen = new Map<string, number>()
  const head: RequestCheck['head'] = ({ timestamp, signature }) => {
    if (timestamp === undefined || signature === undefined) return 'unsigned'
    if (!SIGNATURE.test(signature)) return 'forged'
    return Math.abs(now() / 1000 - secondsOf(timestamp)) <= WINDOW_S ? undefined : 'stale'
  }
  return {
    head,
    whole(request) {
      const refusal = head(request)
      if (refusal !== undefined) return refusal
      const { timestamp = '', signature = '', body } = request
      const digest = digestOf(secret, timestamp, body)
      if (!isSame(signature, digest)) return 'forged'
      forgetOld(seen, now() / 1000)
      const mark = digest.toString('latin1', 0, MARK_BYTES)
      if (seen.has(mark)) return 'replayed'
      seen.set(mark, secondsOf(timestamp))
      return undefined
    },
  }
}

/** No number for what Slack does not write: comparing it is always false. */
function secondsOf(timestamp: string): number {
  return /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN
}

function digestOf(secret: string, timestamp: string, body: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest()
}

function isSame(signature: string, digest: Buffer): boolean {
  const given = SIGNATURE.exec(signature)?.[1]
  return given !== undefined && timingSafeEqual(Buffer.from(given, 'hex'), digest)
}

/** Those that came first are first; what is too old to pass need not be remembered. */
function forgetOld(seen: Map<string, number>, nowS: number): void {
  for (const [signature, sentS] of seen) {
    if (nowS - sentS <= WINDOW_S && seen.size < MOST_SEEN) return
    seen.delete(signature)
  }
}
