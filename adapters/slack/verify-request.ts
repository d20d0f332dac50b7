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
    if (!isSigned(secret, { timestamp, signature, body })) return 'forged'
    forgetOld(seen, nowS)
    if (seen.has(signature)) return 'replayed'
    seen.set(signature, sentS)
    return undefined
  }
}

function isSigned(secret: string, { timestamp, signature, body }: SignedRequest): boolean {
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest()
  const given = /^v0=([0-9a-f]{64})$/.exec(signature ?? '')?.[1]
  return given !== undefined && timingSafeEqual(Buffer.from(given, 'hex'), expected)
}

/** Those that came first are first; what is too old to pass need not be remembered. */
function forgetOld(seen: Map<string, number>, nowS: number): void {
  for (const [signature, sentS] of seen) {
    if (nowS - sentS <= WINDOW_S && seen.size < MOST_SEEN) return
    seen.delete(signature)
  }
}
