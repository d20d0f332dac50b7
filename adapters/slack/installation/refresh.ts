import type { WebClient } from '@slack/web-api'
import type { SlackOAuthConfig } from '../settings.ts'
import { slackRefusal } from '../slack-refusal.ts'
import type { Entry, InstallationBook } from './book.ts'
import type { Grant, Rotation } from './record.ts'

/** What Slack says to a refresh token. */
export type Exchanged =
  | { readonly kind: 'given'; readonly token: string; readonly refreshToken: string; readonly lastsMs: number }
  /** It takes the refresh token no more. */
  | { readonly kind: 'refused'; readonly detail: string }
  /** Nobody knows whether it took it. */
  | { readonly kind: 'unsure'; readonly detail: string }

/** What refreshing takes. */
export interface RefreshParts {
  readonly book: InstallationBook
  readonly exchange: (refreshToken: string) => Promise<Exchanged>
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  /** Hears that a workspace's token could not be replaced; facts only. */
  readonly onTrouble: (tenant: string, trouble: Exclude<Exchanged, { readonly kind: 'given' }>) => void
}

/** Tokens are replaced so long before they expire: time to notice that it does not work. Slack's own library's figure. */
const EARLY_MS = 2 * 3_600_000
/** Nobody else tries while somebody does, or after it did not work; longer than a request may take. */
const LEASE_MS = 30_000
/** A token with less left than this is not begun to be used. */
const MARGIN_MS = 60_000
const LOOK_AGAIN_MS = 250
/** Whoever wants a token waits no longer for somebody else to get it: there is other work, and the next try comes. */
const MOST_WAIT_MS = 5_000

/** A workspace's token has expired, and Slack has not given another yet: later it may. */
export class NoTokenYetError extends Error {
  constructor(tenant: string) {
    super(`the token of ${tenant} has expired, and Slack has given no other yet`)
    this.name = 'NoTokenYetError'
  }
}

/**
 * Makes what keeps tokens fresh. A refresh token works once: of all who see that a token expires, on whichever
 * replica, the one that writes its lease first asks Slack, and the others go on with the token there is.
 *
 * An answer that is lost may have cost the refresh token. It is tried again after the lease, since the request may as
 * well never have arrived; until it expires, the token there is still works.
 * @returns a function that answers a grant to use now; `undefined` when there is none any more. It rejects with
 *   `NoTokenYetError` where there is none just now, after some seconds.
 */
export function createRefresher(parts: RefreshParts): (tenant: string, entry: Entry) => Promise<Grant | undefined> {
  return async (tenant, read) => {
    const endMs = parts.now() + MOST_WAIT_MS
    for (let entry: Entry | undefined = read; entry?.record.kind === 'grant'; ) {
      const { rotation } = entry.record
      if (rotation === undefined || isGoodFor(rotation, parts.now())) return entry.record
      if (parts.now() >= endMs) throw new NoTokenYetError(tenant)
      entry = await renew(parts, tenant, { entry, grant: entry.record, rotation })
    }
    return undefined
  }
}

/** Whether the token there is can be used without asking Slack: it lasts, somebody asks already, or asking is vain. */
function isGoodFor({ expiresAtMs, leasedUntilMs, isRefused }: Rotation, nowMs: number): boolean {
  const isAsking = nowMs < leasedUntilMs && nowMs < expiresAtMs - MARGIN_MS
  return isRefused || isAsking || nowMs < expiresAtMs - EARLY_MS
}

/** Asks Slack, or looks again a little later where somebody else is at it and there is no other token to go on with. */
async function renew(parts: RefreshParts, tenant: string, expiring: Expiring): Promise<Entry | undefined> {
  if (parts.now() >= expiring.rotation.leasedUntilMs) return await refresh(parts, tenant, expiring)
  await parts.wait(LOOK_AGAIN_MS)
  return await parts.book.read(tenant)
}

interface Expiring {
  readonly entry: Entry
  readonly grant: Grant
  readonly rotation: Rotation
}

/** Takes the lease and asks Slack. @returns what is kept afterwards, whoever wrote it. */
async function refresh(
  { book, exchange, now, onTrouble }: RefreshParts,
  tenant: string,
  { entry, grant, rotation }: Expiring,
): Promise<Entry | undefined> {
  const leased = { ...rotation, leasedUntilMs: now() + LEASE_MS }
  const ours = await book.change(tenant, entry, { ...grant, rotation: leased })
  if (ours === undefined) return await book.read(tenant)
  const answer = await exchange(rotation.refreshToken)
  if (answer.kind !== 'given') onTrouble(tenant, answer)
  if (answer.kind === 'unsure') return ours
  const after: Grant =
    answer.kind === 'refused'
      ? { ...grant, rotation: { ...rotation, isRefused: true } }
      : {
          ...grant,
          token: answer.token,
          rotation: { ...FRESH, refreshToken: answer.refreshToken, expiresAtMs: now() + answer.lastsMs },
        }
  // Where the bot was removed or installed again meanwhile, what that wrote stands.
  return (await book.change(tenant, ours, after)) ?? (await book.read(tenant))
}

/** A refresh token that nobody has tried. */
export const FRESH = { leasedUntilMs: 0, isRefused: false } as const

/** What Slack answers for a refresh token that it took before, or never gave; everything else may pass. */
const REFUSALS = new Set([
  'invalid_refresh_token',
  'invalid_grant',
  'token_revoked',
  'token_expired',
  'account_inactive',
])

/** Makes the request that Slack answers with another token. */
export function createExchange(
  client: WebClient,
  { clientId, clientSecret }: SlackOAuthConfig,
): RefreshParts['exchange'] {
  return async (refreshToken) => {
    try {
      const given = await client.oauth.v2.access({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      })
      const { access_token: token, refresh_token: next, expires_in: lastsS } = given
      if (token === undefined || next === undefined || lastsS === undefined)
        return { kind: 'unsure', detail: 'Slack gave no token' }
      return { kind: 'given', token, refreshToken: next, lastsMs: lastsS * 1000 }
    } catch (error) {
      const code = slackRefusal(error)
      if (code === undefined) return { kind: 'unsure', detail: 'no answer from Slack' }
      return { kind: REFUSALS.has(code) ? 'refused' : 'unsure', detail: code }
    }
  }
}
