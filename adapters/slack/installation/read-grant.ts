import type { Installation } from '@slack/oauth'
import type { Grant } from './record.ts'
import { FRESH } from './refresh.ts'

/** Where an installation belongs: the organisation when it is for all of its workspaces. @throws Error without either. */
export function tenantOf({ isEnterpriseInstall, enterprise, team }: Installation): string {
  const tenant = isEnterpriseInstall === true ? enterprise?.id : team?.id
  if (tenant === undefined) throw new Error('Slack did not say which workspace it is')
  return tenant
}

/** What is kept of an installation. @throws Error when Slack gave no token for the bot. */
export function readGrant({ bot }: Installation, nowMs: number): Grant {
  if (bot === undefined) throw new Error('Slack gave no token for the bot')
  const { token, userId: botUser, id: botId, refreshToken, expiresAt: expiresAtS } = bot
  const isRotated = refreshToken !== undefined && expiresAtS !== undefined
  return {
    kind: 'grant',
    token,
    botUser,
    botId,
    rotation: isRotated ? { ...FRESH, refreshToken, expiresAtMs: expiresAtS * 1000 } : undefined,
    installedAtMs: nowMs,
  }
}
