import { SLACK_SCOPES } from '../../adapters/slack/scopes.ts'
import type { PeerAnswer } from './peer.ts'

/** Whose a token is, as the peer's `auth.test` tells it. */
export interface PeerWorkspace {
  readonly team: string | undefined
  readonly enterprise: string | undefined
}

/** What goes wrong with tokens. */
export interface TokenFaults {
  /** A refresh token is taken, and the answer lost. */
  readonly loseRefresh: boolean
  /** A refresh token is neither taken nor answered: the connection is cut before. */
  readonly cutRefresh: boolean
  /** How long a token lasts, in seconds. */
  readonly lastsS: number
}

/** What the peer knows of installations. */
export interface PeerWorkspaces {
  /** Answers `oauth.v2.access`, for a code such as `code-T1`, `rotating-T1` or `code-E1`, or for a refresh token. */
  access(fields: URLSearchParams): PeerAnswer
  /** Whose a token is; `undefined` when it was never given, or no longer counts. */
  ownerOf(token: string): PeerWorkspace | undefined
  revoke(token: string): void
  setFaults(faults: Partial<TokenFaults>): void
  /** How often a refresh token was asked about, whatever was answered. */
  refreshes(): number
}

const SCOPES = SLACK_SCOPES.join(',')
const DAY_HALF_S = 43_200

/** Makes workspaces that install apps as Slack's do: a code and a refresh token each work once. */
export function createWorkspaces(): PeerWorkspaces {
  const owners = new Map<string, string>()
  const refreshTokens = new Map<string, string>()
  const usedCodes = new Set<string>()
  let faults: TokenFaults = { loseRefresh: false, cutRefresh: false, lastsS: DAY_HALF_S }
  let made = 0
  let refreshes = 0
  const give = (owner: string, isRotating: boolean): Readonly<Record<string, unknown>> => {
    made++
    const token = isRotating ? `xoxe.xoxb-${owner}-${made}` : `xoxb-${owner}-${made}`
    owners.set(token, owner)
    if (!isRotating) return { access_token: token }
    const refresh = `xoxe-1-${owner}-${made}`
    refreshTokens.set(refresh, owner)
    return { access_token: token, refresh_token: refresh, expires_in: faults.lastsS }
  }
  const install = (code: string): PeerAnswer => {
    const [, kind, owner] = /^(code|rotating)-([TE]\w+?)(?:-\w+)?$/.exec(code) ?? []
    if (owner === undefined || usedCodes.has(code)) return say({ ok: false, error: 'invalid_code' })
    usedCodes.add(code)
    const { team, enterprise } = ownerNamed(owner)
    return say({
      ok: true,
      ...give(owner, kind === 'rotating'),
      token_type: 'bot',
      scope: SCOPES,
      bot_user_id: `UBOT${owner}`,
      app_id: 'A1',
      team: team === undefined ? null : { id: team, name: team },
      enterprise: enterprise === undefined ? null : { id: enterprise, name: enterprise },
      is_enterprise_install: enterprise !== undefined,
      authed_user: { id: 'U1' },
    })
  }
  const refresh = (token: string): PeerAnswer => {
    refreshes++
    if (faults.cutRefresh) return { kind: 'reset' }
    const owner = refreshTokens.get(token)
    if (owner === undefined) return say({ ok: false, error: 'invalid_refresh_token' })
    refreshTokens.delete(token)
    const given = give(owner, true)
    return faults.loseRefresh ? { kind: 'reset' } : say({ ok: true, ...given, token_type: 'bot', scope: SCOPES })
  }
  return {
    access: (fields) =>
      fields.get('grant_type') === 'refresh_token'
        ? refresh(fields.get('refresh_token') ?? '')
        : install(fields.get('code') ?? ''),
    ownerOf(token) {
      const owner = owners.get(token)
      return owner === undefined ? undefined : ownerNamed(owner)
    },
    revoke: (token) => void owners.delete(token),
    setFaults(wanted) {
      faults = { ...faults, ...wanted }
    },
    refreshes: () => refreshes,
  }
}

function ownerNamed(owner: string): PeerWorkspace {
  return owner.startsWith('E') ? { team: undefined, enterprise: owner } : { team: owner, enterprise: undefined }
}

function say(body: unknown): PeerAnswer {
  return { kind: 'answer', status: 200, body, afterMs: 0 }
}
