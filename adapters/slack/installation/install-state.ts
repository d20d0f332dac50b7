import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Makes and checks the state that goes to Slack and comes back with whoever installs. */
export interface InstallState {
  make(nowMs: number): string
  /** @returns whether it is ours, not too old, and had not been taken before, by whichever replica. */
  take(state: string, nowMs: number): Promise<boolean>
}

/** How long somebody may look at Slack's page, in seconds. The cookie of Slack's own library lives as long. */
export const STATE_LASTS_S = 600
const NONCE_BYTES = 18

/**
 * Slack's own library signs its state, but takes it as often as it comes; this one is taken once. That it comes back to
 * the browser that it was made for is the library's to check, by a cookie.
 * @param takeOnce takes a key once, whichever replica asks.
 */
export function createInstallState(secret: string, takeOnce: (key: string) => Promise<boolean>): InstallState {
  const sign = (text: string): string =>
    createHmac('sha256', secret).update(`slack install ${text}`).digest('base64url')
  return {
    make(nowMs) {
      const text = `${randomBytes(NONCE_BYTES).toString('base64url')}.${Math.floor(nowMs / 1000) + STATE_LASTS_S}`
      return `${text}.${sign(text)}`
    },
    async take(state, nowMs) {
      const found = /^([\w-]{24}\.(\d{1,12}))\.([\w-]{43})$/.exec(state)
      if (found === null) return false
      const [, text = '', untilS, signature = ''] = found
      if (!timingSafeEqual(Buffer.from(signature), Buffer.from(sign(text)))) return false
      return nowMs <= Number(untilS) * 1000 && (await takeOnce(`slack-install/${text}`))
    },
  }
}
