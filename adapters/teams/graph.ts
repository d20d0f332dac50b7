import { z } from 'zod'
import { type LookUpOutcome, TOO_MANY_SINCE } from '../../src/index.ts'
import { boundedJson } from '../shared/lean-fetch.ts'
import { deliveredMark } from './delivery-pages.ts'

/** A channel of a team, as Microsoft Graph names it. */
export interface GraphChannel {
  readonly tenant: string
  /** The team's group in the tenant's directory. */
  readonly group: string
  readonly channel: string
  /** The message in whose thread is looked; `undefined` to look among those that begin one. */
  readonly thread: string | undefined
}

/** Looks for what the bot posted. It never rejects for what Graph or a network did: that is `unavailable`. */
export interface GraphReader {
  /** @param sinceMs nothing was posted before. */
  find(channel: GraphChannel, key: string, sinceMs: number): Promise<LookUpOutcome>
}

/** What reading takes. */
export interface GraphOptions {
  readonly appId: string
  readonly password: string
  /** Where Graph is, with its version and no slash at the end. */
  readonly graphUrl: string
  /** Where its tokens are got, with no slash at the end. */
  readonly loginUrl: string
  /** A request without an answer is given up after this. */
  readonly timeoutMs: number
  readonly now: () => number
}

/** Most that Graph gives at a time. @see https://learn.microsoft.com/graph/api/channel-list-messages */
const PER_PAGE = 50
/** A look-up reads what was said in a minute or an hour; a channel that says more is not read to the end. */
const MOST_PAGES = 4
/** A token is got anew so long before its end. */
const SPARE_MS = 300_000
/** One for each tenant. */
const MOST_TOKENS = 10_000

const TOKEN = z.object({ access_token: z.string(), expires_in: z.number() })
const instant = z.string().transform((text) => Date.parse(text))
const PAGE = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      createdDateTime: instant,
      lastModifiedDateTime: instant.nullish(),
      from: z.object({ application: z.object({ id: z.string() }).nullish() }).nullish(),
      attachments: z.array(z.object({ content: z.string().nullish() })).nullish(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
})

/** @see https://learn.microsoft.com/graph/errors */
const REFUSAL = z.object({ error: z.object({ code: z.string() }) })

type GraphMessage = z.infer<typeof PAGE>['value'][number]

/** Makes a reader that is allowed what a team's owners granted the app: `ChannelMessage.Read.Group`. */
export function createGraphReader(options: GraphOptions): GraphReader {
  const tokenOf = createTokens(options)
  return {
    async find(channel, key, sinceMs) {
      try {
        const token = await tokenOf(channel.tenant)
        return await findAmongPages(options, channel, { key, sinceMs, token })
      } catch (error) {
        if (error instanceof GraphRefusal) {
          const { message: detail, retryAfterMs, lasts } = error
          return { kind: 'unavailable', detail, retryAfterMs, ...(lasts ? { lasts } : {}) }
        }
        return { kind: 'unavailable', detail: 'Graph gave no answer that can be read', retryAfterMs: undefined }
      }
    },
  }
}

interface Wanted {
  readonly key: string
  readonly sinceMs: number
  readonly token: string
}

/** Graph gives the last ones first, by when they were made or changed: what comes after an older one is older. */
async function findAmongPages(options: GraphOptions, channel: GraphChannel, wanted: Wanted): Promise<LookUpOutcome> {
  let url: string | undefined = `${addressOf(options, channel)}?$top=${PER_PAGE}`
  for (let page = 0; page < MOST_PAGES; page++) {
    const { value, '@odata.nextLink': next } = PAGE.parse(await readJson(options, url, wanted.token))
    const found = value.find((message) => isDelivered(message, options.appId, wanted.key))
    if (found !== undefined) return { kind: 'found', post: found.id }
    const isOlder = value.some((message) => changedMs(message) < wanted.sinceMs)
    if (isOlder || next === undefined) return { kind: 'absent' }
    // the token goes with the request: nowhere but to Graph
    if (!next.startsWith(`${options.graphUrl}/`)) break
    url = next
  }
  return { kind: 'unavailable', detail: TOO_MANY_SINCE, retryAfterMs: undefined }
}

function addressOf({ graphUrl }: GraphOptions, { group, channel, thread }: GraphChannel): string {
  const messages = `${graphUrl}/teams/${encodeURIComponent(group)}/channels/${encodeURIComponent(channel)}/messages`
  return thread === undefined ? messages : `${messages}/${encodeURIComponent(thread)}/replies`
}

function changedMs({ createdDateTime, lastModifiedDateTime }: GraphMessage): number {
  return lastModifiedDateTime ?? createdDateTime
}

/** Graph hands a card out as the text that it was sent as; others' messages are not ours, whatever they hold. */
function isDelivered({ from, attachments }: GraphMessage, appId: string, key: string): boolean {
  if (from?.application?.id.toLowerCase() !== appId.toLowerCase()) return false
  const mark = JSON.stringify(deliveredMark(key))
  return (attachments ?? []).some(({ content }) => content?.includes(mark))
}

/** Graph, or the login for it, said no. */
class GraphRefusal extends Error {
  readonly retryAfterMs: number | undefined
  /** The app is allowed no more before somebody changes that. */
  readonly lasts: boolean

  constructor(
    detail: string,
    { retryAfterMs, lasts = false }: { retryAfterMs?: number | undefined; lasts?: boolean } = {},
  ) {
    super(detail)
    this.name = 'GraphRefusal'
    this.retryAfterMs = retryAfterMs
    this.lasts = lasts
  }
}

/** What an operator can do about a refusal. */
const REFUSALS: Readonly<Record<number, string>> = {
  401: 'Graph takes no token of the app: is TEAMS_LOOK_UP right for this tenant?',
  403: 'the app may not read the channel: grant ChannelMessage.Read.Group by adding it to the team again',
  404: 'Graph knows no such channel',
  429: 'Graph asks to wait',
}

async function readJson({ timeoutMs }: GraphOptions, url: string, token: string): Promise<unknown> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'error',
  })
  if (response.ok) return await boundedJson(response)
  const waitS = response.headers.get('retry-after') ?? ''
  const detail = REFUSALS[response.status] ?? `Graph answered with ${response.status}`
  const retryAfterMs = /^\d{1,9}$/.test(waitS) ? Number(waitS) * 1000 : undefined
  throw new GraphRefusal(detail, { retryAfterMs, lasts: response.status === 403 && (await isOfGraph(response)) })
}

/** Tells an answer of Graph's own from that of something in between. */
async function isOfGraph(response: Response): Promise<boolean> {
  try {
    return REFUSAL.safeParse(await boundedJson(response)).success
  } catch {
    return false
  }
}

/** Tokens are kept for as long as they hold: a look-up is rare, but many come at once after an outage. */
function createTokens(options: GraphOptions): (tenant: string) => Promise<string> {
  const { now } = options
  const known = new Map<string, { readonly token: Promise<string>; untilMs: number }>()
  return (tenant) => {
    const kept = known.get(tenant)
    if (kept !== undefined && now() < kept.untilMs) return kept.token
    if (known.size >= MOST_TOKENS) known.clear()
    const askedMs = now()
    const asked = askToken(options, tenant)
    const entry = { token: asked.then(({ access_token: token }) => token), untilMs: Number.POSITIVE_INFINITY }
    known.set(tenant, entry)
    asked.then(
      ({ expires_in: seconds }) => {
        entry.untilMs = askedMs + seconds * 1000 - SPARE_MS
      },
      () => known.delete(tenant),
    )
    return entry.token
  }
}

/** @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
async function askToken(
  { loginUrl, appId, password, timeoutMs }: GraphOptions,
  tenant: string,
): Promise<z.infer<typeof TOKEN>> {
  const response = await fetch(`${loginUrl}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: password,
      scope: 'https://graph.microsoft.com/.default',
    }),
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'error',
  })
  if (!response.ok) throw new GraphRefusal(`the login for Graph answered with ${response.status}`)
  return TOKEN.parse(await boundedJson(response))
}
