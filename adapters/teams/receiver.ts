import { createHash } from 'node:crypto'
import { jsonResponse, type Route, type RouteRequest, type RouteResponse } from '../shared/route.ts'
import type { TakeTurn } from '../shared/turns.ts'
import { parseActivity, type TeamsActivity } from './activity.ts'
import type { Background } from './background.ts'
import type { CheckedActivity } from './conversation.ts'
import type { AllowedTenants } from './settings.ts'
import { bearerOf, TEAMS_CHANNEL, type TeamsToken } from './verify.ts'

/** What stands between the network and the bot. */
export interface TeamsEdge {
  /** Checks the header `Authorization`; `undefined`: nothing is signed, as by a playground on this machine. */
  readonly check: ((header: string | undefined) => Promise<TeamsToken | undefined>) | undefined
  /** Whether an activity's `serviceUrl` may be answered at. */
  readonly isTrusted: (serviceUrl: string) => boolean
  readonly allowedTenants: AllowedTenants
  /** Takes a key once, whichever replica asks: `false` when it was taken before. */
  readonly takeOnce: (key: string) => Promise<boolean>
  readonly background: Background
  /** Lets those who ask take turns. */
  readonly takeTurn: TakeTurn
  /** Hears what became of each request. */
  readonly onRequest: (outcome: RequestOutcome) => void
}

/** What became of a request: for metrics. */
export type RequestOutcome = 'forged' | 'malformed' | 'foreign' | 'repeated' | 'failed' | 'taken'

/** What does something with an activity. */
export interface TeamsHandlers {
  /** Answers what a client waits for; never with nothing, or the client would ask again. */
  invoke(activity: CheckedActivity): Promise<object>
  /** Does whatever else an activity asks for; nobody waits. */
  take(activity: CheckedActivity): Promise<void>
  /** Tells whoever sent it that an activity was not taken; what may not be meant for the bot is only logged. */
  fail(activity: CheckedActivity, error: unknown): Promise<void>
  /** The same as the answer to a client that waits. */
  failInvoke(activity: CheckedActivity, error: unknown): object
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
    refuse: ({ authorization }) => refuseUntold(edge, authorization),
    handle: (request) => receive(edge, handlers, request),
  }
}

/** A body is not read where the head holds no token at all. */
function refuseUntold({ check, onRequest }: TeamsEdge, header: string | undefined): RouteResponse | undefined {
  if (check === undefined || bearerOf(header) !== undefined) return undefined
  onRequest('forged')
  return REFUSED
}

async function receive(edge: TeamsEdge, handlers: TeamsHandlers, request: RouteRequest): Promise<RouteResponse> {
  const checked = await check(edge, request)
  if (typeof checked === 'string') edge.onRequest(checked)
  if (checked === 'malformed') return jsonResponse({}, 400)
  if (typeof checked === 'string') return REFUSED
  const isInvoke = checked.type === 'invoke'
  try {
    if (!(await isNew(edge, checked))) {
      edge.onRequest('repeated')
      return REFUSED
    }
  } catch (error) {
    // sent again it would most likely fail again, and whoever asked would hear nothing of it
    edge.onRequest('failed')
    if (isInvoke) return jsonResponse(handlers.failInvoke(checked, error))
    edge.background.run(() => handlers.fail(checked, error))
    return ACCEPTED
  }
  edge.onRequest('taken')
  if (isInvoke) return jsonResponse(await handlers.invoke(checked))
  edge.background.run(() => takeInTurn(edge, handlers, checked))
  return ACCEPTED
}

/** What Teams tells of places is nobody's, and is never one too many. */
async function takeInTurn({ takeTurn }: TeamsEdge, handlers: TeamsHandlers, activity: CheckedActivity): Promise<void> {
  const { tenant, type, from } = activity
  const user = type === 'message' ? (from.directoryId ?? from.id) : undefined
  let end: () => void
  try {
    end = await takeTurn({ workspace: tenant, user })
  } catch (error) {
    return await handlers.fail(activity, error)
  }
  await handlers.take(activity).finally(end)
}

/** Nothing of a body is read before its token is known to be good. */
async function check(
  edge: TeamsEdge,
  { headers, body }: RouteRequest,
): Promise<CheckedActivity | 'forged' | 'malformed' | 'foreign'> {
  const token = await edge.check?.(headers.authorization)
  if (edge.check !== undefined && token === undefined) return 'forged'
  const activity = parseActivity(body)
  if (activity === undefined) return 'malformed'
  if (token !== undefined && token.serviceUrl !== activity.serviceUrl) return 'forged'
  if (!isOurs(edge, activity)) return 'foreign'
  return activity
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
