import { createHash } from 'node:crypto'
import { jsonResponse, type Route, type RouteRequest, type RouteResponse } from '../shared/route.ts'
import { parseActivity, type TeamsActivity } from './activity.ts'
import type { CheckedActivity } from './conversation.ts'
import type { AllowedTenants } from './settings.ts'
import { TEAMS_CHANNEL, type TeamsToken } from './verify.ts'

/** What stands between the network and the bot. */
export interface TeamsEdge {
  /** Checks the header `Authorization`; `undefined`: nothing is signed, as by a playground on this machine. */
  readonly check: ((header: string | undefined) => Promise<TeamsToken | undefined>) | undefined
  /** Whether an activity's `serviceUrl` may be answered at. */
  readonly isTrusted: (serviceUrl: string) => boolean
  readonly allowedTenants: AllowedTenants
  /** Takes a key once, whichever replica asks: `false` when it was taken before. */
  readonly takeOnce: (key: string) => Promise<boolean>
  /** Hears what a handler did wrong after it was acknowledged. */
  readonly onError: (error: unknown) => void
}

/** What does something with an activity. */
export interface TeamsHandlers {
  /** Answers what a client waits for; never with nothing, or the client would ask again. */
  invoke(activity: CheckedActivity): Promise<object>
  /** Does whatever else an activity asks for; nobody waits. */
  take(activity: CheckedActivity): Promise<void>
}

/** Cards, forms and messages are far below; more is answered with 413 before anything is checked. */
const MOST_BYTES = 512_000
const PATH = '/api/messages'
const ACCEPTED: RouteResponse = jsonResponse({})
/** All causes give the same answer. */
const REFUSED: RouteResponse = jsonResponse({}, 401)

/** Makes the one route that Teams is given: whatever passes its checks is acknowledged first and done after. */
export function createTeamsRoute(edge: TeamsEdge, handlers: TeamsHandlers): Route {
  return {
    method: 'POST',
    path: PATH,
    maxBodyBytes: MOST_BYTES,
    isSigned: edge.check !== undefined,
    handle: (request) => receive(edge, handlers, request),
  }
}

async function receive(
  edge: TeamsEdge,
  handlers: TeamsHandlers,
  { headers, body }: RouteRequest,
): Promise<RouteResponse> {
  const token = await edge.check?.(headers.authorization)
  if (edge.check !== undefined && token === undefined) return REFUSED
  const activity = parseActivity(body)
  if (activity === undefined) return jsonResponse({}, 400)
  if (!isOurs(edge, activity) || (token !== undefined && token.serviceUrl !== activity.serviceUrl)) return REFUSED
  if (!(await isNew(edge, activity))) return REFUSED
  if (activity.type === 'invoke') return jsonResponse(await handlers.invoke(activity))
  handlers.take(activity).catch(edge.onError)
  return ACCEPTED
}

function isOurs({ isTrusted, allowedTenants }: TeamsEdge, activity: TeamsActivity): activity is CheckedActivity {
  const { platform, tenant, serviceUrl } = activity
  if (platform !== TEAMS_CHANNEL || tenant === undefined || !isTrusted(serviceUrl)) return false
  return allowedTenants === 'any' || allowedTenants.includes(tenant)
}

/**
 * The connector sends again what was not answered in time, and a token holds for an hour: what was taken once is not
 * taken again. What has no id cannot be told from its copy; all that asks for something has one.
 */
async function isNew({ takeOnce, check }: TeamsEdge, activity: CheckedActivity): Promise<boolean> {
  const { tenant, conversation, id, type } = activity
  if (id === undefined) return check === undefined || (type !== 'message' && type !== 'invoke')
  // ids have no end that Teams promises, and a key has
  const told = createHash('sha256')
    .update(JSON.stringify([tenant, conversation, type, id]))
    .digest('base64url')
  return await takeOnce(`teams-activity/${told}`)
}
