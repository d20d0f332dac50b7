import { z } from 'zod'

/** The bot was removed. */
export interface Revocation {
  /** Workspaces, or the organisation. */
  readonly tenants: readonly string[]
  /** When it happened: what was installed later is not meant. */
  readonly atMs: number
}

const authorization = z.object({ is_enterprise_install: z.boolean().nullish() })

/** Only what is read of it. @see https://docs.slack.dev/reference/events/app_uninstalled, tokens_revoked and team_access_revoked */
const ENVELOPE = z.object({
  type: z.literal('event_callback'),
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().nullish(),
  authorizations: z.array(authorization).nullish(),
  event_time: z.number().nullish(),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({
      type: z.literal('tokens_revoked'),
      tokens: z.object({ bot: z.array(z.string()).nullish() }).nullish(),
    }),
    z.object({ type: z.literal('team_access_revoked'), team_ids: z.array(z.string()) }),
  ]),
})

/** @returns `undefined` for whatever says nothing of the kind. A token of a person who left is not the bot's. */
export function readRevocation(body: Readonly<Record<string, unknown>>): Revocation | undefined {
  const { data: envelope } = ENVELOPE.safeParse(body)
  if (envelope === undefined) return undefined
  const { event, team_id: team, enterprise_id: enterprise, event_time: timeS } = envelope
  const atMs = timeS == null ? Number.MAX_SAFE_INTEGER : (timeS + 1) * 1000
  if (event.type === 'team_access_revoked') return { tenants: event.team_ids, atMs }
  if (event.type === 'tokens_revoked' && (event.tokens?.bot ?? []).length === 0) return undefined
  const isOfAll = (envelope.authorizations?.[0] ?? envelope).is_enterprise_install === true
  const tenant = isOfAll ? enterprise : team
  return tenant == null ? undefined : { tenants: [tenant], atMs }
}
