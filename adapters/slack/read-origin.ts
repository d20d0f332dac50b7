import { z } from 'zod'
import type { SlackOrigin } from './workspace.ts'

const id = z.string().min(1).optional().catch(undefined)
const AUTHORIZATION = z.object({ team_id: id, enterprise_id: id })
const REQUEST = z.object({
  team_id: id,
  enterprise_id: id,
  context_team_id: id,
  context_enterprise_id: id,
  is_ext_shared_channel: z.boolean().optional().catch(undefined),
  authorizations: z.array(AUTHORIZATION).optional().catch(undefined),
  team: z.object({ id, enterprise_id: id }).optional().catch(undefined),
  enterprise: z.object({ id }).optional().catch(undefined),
  user: z.object({ team_id: id }).optional().catch(undefined),
  view: z.object({ app_installed_team_id: id, team_id: id }).optional().catch(undefined),
})
type Request = z.infer<typeof REQUEST>

const NOWHERE: SlackOrigin = { team: undefined, enterprise: undefined }

/**
 * Reads through which workspace a request came to the bot.
 *
 * In a channel that companies share, a request names two workspaces: that of whoever did something, and that in which
 * the bot is. The second one counts, and an organisation is only told with a workspace of its own: else the workspace of
 * the one company would be taken for a part of the other.
 * @see https://docs.slack.dev/apis/slack-connect
 */
export function readOrigin(body: unknown): SlackOrigin {
  const request = REQUEST.safeParse(body).data
  if (request === undefined) return NOWHERE
  if (request.team_id !== undefined || request.authorizations !== undefined) return originOfEvent(request)
  return originOfPress(request)
}

/** Of an event or a command; a command is always of whoever gives it. */
function originOfEvent(request: Request): SlackOrigin {
  const { context_team_id: team, authorizations: [shown] = [] } = request
  if (team !== undefined) return { team, enterprise: request.context_enterprise_id }
  if (shown?.team_id !== undefined) return { team: shown.team_id, enterprise: shown.enterprise_id }
  // the workspace of an event in a shared channel may be the other company's
  if (request.is_ext_shared_channel === true) return NOWHERE
  return { team: request.team_id, enterprise: request.enterprise_id ?? shown?.enterprise_id }
}

/** Of what somebody pressed or filled in. Installed for an organisation, the bot is not told a workspace but theirs. */
function originOfPress({ team, enterprise, user, view }: Request): SlackOrigin {
  const installed = view?.app_installed_team_id
  if (installed !== undefined && installed !== team?.id) return { team: installed, enterprise: undefined }
  if (team?.id !== undefined) return { team: team.id, enterprise: enterprise?.id ?? team.enterprise_id }
  return { team: view?.team_id ?? user?.team_id, enterprise: undefined }
}
