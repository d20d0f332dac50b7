import { createChance } from './chance.ts'
import { channelInParameters, chatInParameters, graphMessages, keyInActivity, REMOVED } from './connector.ts'
import { createWorkspaces } from './workspaces.ts'

/** Messages of one page of a channel's history. */
const PER_PAGE = 100

/** What goes wrong: shares of the posts from 0 to 1, which add up to 1 at most. */
export interface PeerFaults {
  /** Refused with 429 and `Retry-After`. */
  readonly rateLimited: number
  /** Which status that is. */
  readonly limitedStatus: number
  /** `Retry-After`, in seconds; whatever is no number is nonsense that a platform may send; empty: none is sent. */
  readonly retryAfterS: number | string
  /** Up to so many seconds more, in whole ones. */
  readonly retrySpreadS: number
  /** Only channels with a number from this on have trouble, such as `C7` from 7 on. */
  readonly troubledFrom: number
  /** Only channels with a number below this have trouble: `C7` below 8. */
  readonly troubledBelow: number
  /** Turned away by something in between, which answers with a page of its own. */
  readonly turnedAway: number
  /** Which status that is. */
  readonly turnedAwayStatus: number
  /** Answered with 500 although nothing was accepted. */
  readonly brokenBefore: number
  /** Accepted, and answered with 500. */
  readonly brokenAfter: number
  /** Which status that is. */
  readonly brokenStatus: number
  /** Accepted, and answered `ok: false` all the same. */
  readonly deniedAfter: number
  /** The error that says so. */
  readonly denial: string
  /** Accepted, and answered with what is no JSON, as by a proxy between. */
  readonly garbledAfter: number
  /** Accepted, and the connection cut. */
  readonly resetAfter: number
  /** Never answered, nothing accepted. */
  readonly hangBefore: number
  /** Accepted, never answered. */
  readonly hangAfter: number
  /** Every answer takes so long. */
  readonly delayMs: number
  /** Channels that there are no more. */
  readonly gone: readonly string[]
  /** What Slack says of them. */
  readonly goneAs: string
  /** Channels that are refused every time with 429 and `Retry-After`. */
  readonly limited: readonly string[]
  /** So many posts, changes and deletions are refused so first, whatever their channel. */
  readonly limitedFirst: number
  /** Channels whose posts can be changed and deleted no more. */
  readonly unchangeable: readonly string[]
  /** Look-ups are refused, as without the scope for them. */
  readonly noLookUp: boolean
  /** Look-ups are answered with this status, as by something in between; 200: they are not. */
  readonly lookUpStatus: number
  /** A look-up ends at its `latest`: for a bot that has the same clock, and not one that a test sets. */
  readonly heedsLatest: boolean
  /** Whoever asks about a person is never answered. */
  readonly hangPeople: boolean
  readonly seed: number
}

/** A peer at which nothing goes wrong. */
export const NO_FAULTS: PeerFaults = {
  rateLimited: 0,
  limitedStatus: 429,
  retryAfterS: 1,
  retrySpreadS: 0,
  troubledFrom: 0,
  troubledBelow: Number.MAX_SAFE_INTEGER,
  turnedAway: 0,
  turnedAwayStatus: 403,
  brokenBefore: 0,
  brokenAfter: 0,
  brokenStatus: 500,
  deniedAfter: 0,
  denial: 'internal_error',
  garbledAfter: 0,
  resetAfter: 0,
  hangBefore: 0,
  hangAfter: 0,
  delayMs: 0,
  gone: [],
  goneAs: 'channel_not_found',
  limited: [],
  limitedFirst: 0,
  unchangeable: [],
  noLookUp: false,
  lookUpStatus: 200,
  heedsLatest: false,
  hangPeople: false,
  seed: 1,
}

/** One post that the peer accepted. */
export interface PeerPost {
  readonly channel: string
  /** What the client sent along to find it by; empty when nothing. */
  readonly key: string
  readonly ts: string
  /** The post in whose thread it stands; empty when in none. */
  readonly thread: string
  /** What tests wrote into it to know it by, see `marksIn`. */
  readonly marks: readonly string[]
  readonly atMs: number
}

/** Finds marks such as `mark:s7-2` in what is shown of a message: what a test counts posts by that trusts no key. */
export function marksIn(shown: string): readonly string[] {
  return [...new Set(shown.match(/mark:[\w-]+/g))]
}

/** A post on its way. */
interface Offered {
  readonly channel: string
  readonly key: string
  readonly thread?: string
  /** What of it is shown, as it came. */
  readonly shown: string
}

/** One request that came, whatever became of it. */
export interface PeerCall {
  readonly path: string
  /** Of a form, or of JSON. */
  readonly fields: Readonly<Record<string, unknown>>
  /** What the client proved itself with; empty when nothing. */
  readonly token: string
  readonly atMs: number
}

const MOST_CALLS = 5_000

/** The channels that everybody at the peer is in. */
export const PEER_CHANNELS = ['C1', 'C2', 'C3', 'CX'] as const
/** The one of them that the bot is not in. */
export const PEER_UNINVITED = 'CX'

/** People of whom the peer says more than of others: administrators, of this workspace and of elsewhere. */
const PEER_PEOPLE: Readonly<Record<string, object>> = {
  UADMIN: { is_admin: true, team_id: 'T1' },
  UORGANISED: { is_admin: true, team_id: 'T7', enterprise_user: { teams: ['T7', 'T1'] } },
  UPARTNER: { is_admin: true, team_id: 'T9' },
  USTRANGER: { is_owner: true, is_stranger: true },
}

/** How the peer answers a request. */
export type PeerAnswer =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body: unknown
      readonly afterMs: number
      readonly headers?: Readonly<Record<string, string>>
      /** Sent as it is, in place of the body as JSON. */
      readonly text?: string
    }
  | { readonly kind: 'reset' }
  | { readonly kind: 'hang' }

/** A request as the peer's server read it. */
export interface PeerRequest {
  readonly url: string
  readonly body: string
  /** Of the header, without `Bearer`. */
  readonly token: string
}

const FAULTS = [
  'rateLimited',
  'turnedAway',
  'brokenBefore',
  'brokenAfter',
  'resetAfter',
  'hangBefore',
  'hangAfter',
  'deniedAfter',
  'garbledAfter',
] as const
type Fault = (typeof FAULTS)[number]

/** Makes the peer. @param keep is given every accepted post as a line of JSON. */
export function createPeer({ keep }: { readonly keep: (line: string) => void }): {
  readonly answer: (request: PeerRequest) => PeerAnswer
} {
  const posts: PeerPost[] = []
  const calls: PeerCall[] = []
  const byChannel = new Map<string, PeerPost[]>()
  const limits = createLimits()
  let early = 0
  let faults = NO_FAULTS
  let chance = createChance(faults.seed)
  const accept = ({ channel, key, thread = '', shown }: Offered): PeerPost => {
    const atMs = Date.now()
    const post = {
      channel,
      key,
      thread,
      marks: marksIn(shown),
      ts: `${(atMs / 1000).toFixed(3)}${String(posts.length).padStart(7, '0')}`,
      atMs,
    }
    posts.push(post)
    const others = byChannel.get(channel)
    if (others === undefined) byChannel.set(channel, [post])
    else others.push(post)
    keep(JSON.stringify(post))
    return post
  }
  const draw = (): Fault | undefined => {
    let left = chance()
    return FAULTS.find((fault) => {
      left -= faults[fault]
      return left < 0
    })
  }
  const faultOf = (conversation: string): Fault | undefined => {
    const channel = placeIn(conversation)
    if (limits.isClosed(channel)) early++
    const number = Number(channel.slice(1))
    if (number < faults.troubledFrom || number >= faults.troubledBelow) return undefined
    return faults.limited.includes(channel) ? 'rateLimited' : draw()
  }
  const refuse = (channel: string, fault: Fault): PeerAnswer | undefined => {
    const moreS = Math.floor(chance() * (faults.retrySpreadS + 1))
    const retryAfterS = moreS === 0 ? faults.retryAfterS : Number(faults.retryAfterS) + moreS
    if (fault === 'rateLimited') limits.close(placeIn(channel), Number(retryAfterS))
    return refusalOf(fault, { ...faults, retryAfterS })
  }
  const say = (body: unknown, status = 200): PeerAnswer => ({ kind: 'answer', status, body, afterMs: faults.delayMs })
  const refuseFirst = (): PeerAnswer | undefined => {
    if (faults.limitedFirst <= 0) return undefined
    faults = { ...faults, limitedFirst: faults.limitedFirst - 1 }
    return refusalOf('rateLimited', faults)
  }
  const post = (offered: Offered, told: (accepted: PeerPost) => unknown): PeerAnswer => {
    const { channel } = offered
    const early = refuseFirst()
    if (early !== undefined) return early
    if (faults.gone.includes(channel)) return say({ ok: false, error: faults.goneAs })
    const fault = faultOf(channel)
    const refused = fault === undefined ? undefined : refuse(channel, fault)
    if (refused !== undefined) return refused
    const accepted = accept(offered)
    return failureOf(fault, faults) ?? say(told(accepted))
  }
  const history = (fields: URLSearchParams): PeerAnswer => {
    if (faults.lookUpStatus !== 200) return say('', faults.lookUpStatus)
    if (faults.noLookUp) return say({ ok: false, error: 'missing_scope' })
    const asked = (name: string): string => fields.get(name) ?? ''
    const [oldestS, first] = [Number(asked('oldest')), Number(asked('cursor'))]
    const all = byChannel.get(asked('channel')) ?? []
    const latestS = faults.heedsLatest ? Number(fields.get('latest') ?? Infinity) : Infinity
    const isAsked = ({ atMs, thread }: PeerPost): boolean =>
      atMs / 1000 >= oldestS && atMs / 1000 <= latestS && thread === asked('ts')
    const since = all.filter(isAsked).reverse()
    // as Slack does, which shows the message that a thread is of before its first answers
    const parents = first === 0 ? all.filter(({ ts }) => ts === asked('ts')) : []
    const found = [...parents, ...since.slice(first, first + PER_PAGE)]
    const messages = found.map(({ ts, key }) => ({
      type: 'message',
      ts,
      metadata: { event_type: 'briefing_delivery', event_payload: { key } },
    }))
    const isMore = since.length > first + PER_PAGE
    const next_cursor = isMore ? String(first + PER_PAGE) : ''
    return say({ ok: true, messages, has_more: isMore, response_metadata: { next_cursor } })
  }
  const isGone = (conversation: string): boolean => faults.gone.includes(placeIn(conversation))
  const told = (body: unknown): PeerAnswer => ({ kind: 'answer', status: 200, body, afterMs: 0 })
  const workspaces = createWorkspaces()
  const authTest = (token: string): PeerAnswer => {
    const owner = workspaces.ownerOf(token)
    if (owner === undefined) return say({ ok: true, team_id: 'T1', user_id: 'UBOT', bot_id: 'BBOT' })
    const { team = owner.enterprise, enterprise } = owner
    return say({ ok: true, team_id: team, enterprise_id: enterprise, user_id: `UBOT${team}`, bot_id: `BBOT${team}` })
  }
  type Run = (body: string, found: string, token: string) => PeerAnswer
  const routes: readonly (readonly [path: RegExp, run: Run])[] = [
    [/^\/peer\/refreshes$/, () => told(workspaces.refreshes())],
    [
      /^\/peer\/tokens$/,
      (body) => {
        const { revoke, ...wanted } = JSON.parse(body)
        workspaces.setFaults(wanted)
        if (typeof revoke === 'string') workspaces.revoke(revoke)
        return told({})
      },
    ],
    [/\/oauth\.v2\.access$/, (body) => workspaces.access(new URLSearchParams(body))],
    [/^\/peer\/calls\/?(\d*)$/, (_, after) => told(calls.slice(Number(after)).slice(-MOST_CALLS))],
    [/^\/peer\/posts$/, () => told(posts)],
    [/^\/peer\/early$/, () => told(early)],
    [
      /^\/peer\/faults$/,
      (body) => {
        faults = { ...NO_FAULTS, ...JSON.parse(body) }
        chance = createChance(faults.seed)
        return told({})
      },
    ],
    [
      /\/chat\.postMessage$/,
      (body) => {
        const fields = new URLSearchParams(body)
        const channel = fields.get('channel') ?? ''
        const thread = fields.get('thread_ts') ?? ''
        const offered = { channel, key: keyIn(fields.get('metadata')), thread, shown: fields.get('blocks') ?? '' }
        return post(offered, ({ ts }) => ({ ok: true, ts, channel }))
      },
    ],
    [/\/auth\.test$/, (_, __, token) => authTest(token)],
    [
      /\/users\.info$/,
      (body) => {
        if (faults.hangPeople) return { kind: 'hang' }
        const more = PEER_PEOPLE[new URLSearchParams(body).get('user') ?? '']
        return say({ ok: true, user: { tz: 'Asia/Shanghai', locale: 'en-GB', is_admin: false, ...more } })
      },
    ],
    [/\/views\.(?:open|push|publish|update)$/, () => say({ ok: true, view: { id: 'V1' } })],
    [/\/assistant\.threads\.setSuggestedPrompts$/, () => say({ ok: true })],
    [
      /\/chat\.(update|delete)$/,
      (body, verb) => {
        const fields = new URLSearchParams(body)
        const isFixed = faults.unchangeable.includes(fields.get('channel') ?? '')
        const error = verb === 'delete' ? 'cant_delete_message' : 'edit_window_closed'
        return refuseFirst() ?? say(isFixed ? { ok: false, error } : { ok: true, ts: fields.get('ts') })
      },
    ],
    [
      /\/users\.conversations$/,
      () => say({ ok: true, channels: PEER_CHANNELS.map((id) => ({ id })), response_metadata: { next_cursor: '' } }),
    ],
    [
      /\/conversations\.info$/,
      (body) => {
        const channel = new URLSearchParams(body).get('channel') ?? ''
        // as without the scope im:read
        if (channel.startsWith('D')) return say({ ok: false, error: 'missing_scope' })
        return say({ ok: true, channel: { id: channel, is_member: channel !== PEER_UNINVITED } })
      },
    ],
    [
      /^\/files\/text$/,
      () => say('The regulator fined three banks 12 million yuan in March. Losses fell by 8% in 2024.'),
    ],
    [/^\/files\/binary$/, () => say('\u0000\u0001\u0002')],
    [/^\/respond\//, () => say({ ok: true })],
    [/\/conversations\.(?:history|replies)$/, (body) => history(new URLSearchParams(body))],
    [/^\/login\/[^/]+\/oauth2\/v2\.0\/token$/, () => say({ access_token: 'of-graph', expires_in: 3599 })],
    [
      /^\/graph(\/teams\/.+)$/,
      (_, path) => {
        const forbidden = { error: { code: 'Forbidden', message: 'Missing role permissions' } }
        if (faults.lookUpStatus !== 200) return say('', faults.lookUpStatus)
        return faults.noLookUp ? say(forbidden, 403) : say(graphMessages(path, posts))
      },
    ],
    // what is changed or deleted is no post
    [/\/v3\/conversations\/[^/]+\/activities\/([^/]+)$/, (_, id) => say({ id: decodeURIComponent(id) })],
    [
      /\/v3\/conversations\/([^/]+)\/activities$/,
      (body, found) => {
        const conversation = decodeURIComponent(found)
        if (isGone(conversation)) return say(REMOVED.body, REMOVED.status)
        const offered = offeredIn(conversation, JSON.parse(body))
        return post(offered, ({ ts }) => ({ id: ts }))
      },
    ],
    [
      /\/v3\/conversations$/,
      (body) => {
        const parameters = JSON.parse(body)
        const chat = chatInParameters(parameters)
        if (chat !== undefined) return say({ id: chat })
        const channel = channelInParameters(parameters)
        if (isGone(channel)) return say(REMOVED.body, REMOVED.status)
        const told = ({ ts }: PeerPost): object => ({ id: `${channel};messageid=${ts}`, activityId: ts })
        return post(offeredIn(channel, parameters.activity), told)
      },
    ],
  ]
  return {
    answer({ url, body, token }) {
      const { pathname } = new URL(url, 'http://peer')
      if (!pathname.startsWith('/peer/'))
        calls.push({ path: pathname, fields: fieldsOf(body), token, atMs: Date.now() })
      for (const [path, run] of routes) {
        const found = path.exec(pathname)
        if (found !== null) return run(body, found[1] ?? '', token)
      }
      return say({ ok: false, error: 'unknown_method' }, 404)
    },
  }
}

function offeredIn(channel: string, activity: unknown): Offered {
  const { attachments }: { attachments?: unknown } = Object(activity)
  return { channel, key: keyInActivity(activity), shown: JSON.stringify(attachments ?? []) }
}

/** The channel of a conversation that may be a thread of it. */
function placeIn(conversation: string): string {
  return conversation.split(';')[0] ?? ''
}

/** Remembers which channels were told to wait, and until when. */
function createLimits(): {
  readonly isClosed: (channel: string) => boolean
  readonly close: (channel: string, seconds: number) => void
} {
  const untilMs = new Map<string, number>()
  return {
    isClosed: (channel) => Date.now() < (untilMs.get(channel) ?? 0),
    close: (channel, seconds) => void untilMs.set(channel, Date.now() + seconds * 1000),
  }
}

function keyIn(metadata: string | null): string {
  return metadata === null ? '' : String(JSON.parse(metadata)?.event_payload?.key ?? '')
}

/** What a fault answers that comes before anything is accepted; `undefined` for one that comes after. */
function refusalOf(fault: Fault, faults: PeerFaults): PeerAnswer | undefined {
  const { limitedStatus, retryAfterS, turnedAwayStatus: status, delayMs } = faults
  if (fault === 'hangBefore') return { kind: 'hang' }
  if (fault === 'turnedAway') {
    return { kind: 'answer', status, body: undefined, text: '<html>Not here</html>', afterMs: delayMs }
  }
  if (fault === 'brokenBefore') return { kind: 'answer', status: 500, body: { ok: false }, afterMs: delayMs }
  if (fault !== 'rateLimited') return undefined
  const headers = retryAfterS === '' ? {} : { 'retry-after': String(retryAfterS) }
  return { kind: 'answer', status: limitedStatus, body: { ok: false, error: 'ratelimited' }, afterMs: delayMs, headers }
}

/** What a fault answers that comes after the post was accepted; `undefined` for none. */
function failureOf(fault: Fault | undefined, { brokenStatus, denial, delayMs }: PeerFaults): PeerAnswer | undefined {
  if (fault === 'resetAfter') return { kind: 'reset' }
  if (fault === 'hangAfter') return { kind: 'hang' }
  if (fault === 'brokenAfter') return { kind: 'answer', status: brokenStatus, body: { ok: false }, afterMs: delayMs }
  if (fault === 'garbledAfter') {
    return { kind: 'answer', status: 200, body: undefined, text: '<html>Sign in</html>', afterMs: delayMs }
  }
  if (fault !== 'deniedAfter') return undefined
  return { kind: 'answer', status: 200, body: { ok: false, error: denial }, afterMs: delayMs }
}

function fieldsOf(body: string): PeerCall['fields'] {
  if (!body.startsWith('{')) return Object.fromEntries(new URLSearchParams(body))
  return JSON.parse(body)
}
