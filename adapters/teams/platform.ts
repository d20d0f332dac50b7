import type {
  LookUpOutcome,
  Message,
  Platform,
  Post,
  PostedAs,
  PostOutcome,
  Rate,
  Target,
  UpdateOutcome,
} from '../../src/index.ts'
import type { SendOutcome, TeamsClient, TeamsRoute } from './client.ts'
import { asMessage, pagesOf, TEAMS_PLATFORM } from './conversation.ts'
import { postsOf } from './delivery-pages.ts'
import type { GraphReader } from './graph.ts'
import { TEAMS_LIMITS } from './limits.ts'
import type { References, TeamsReference } from './references.ts'
import type { TeamsPost } from './render.ts'

/** What posting to Teams needs. */
export interface TeamsPlatformOptions {
  readonly client: TeamsClient
  readonly references: Pick<References, 'find'>
  /** The client gives a request up after this. */
  readonly timeoutMs: number
  readonly hasDialogs: boolean
  /** What was posted is looked up here; `undefined`: a bot alone is shown no messages. */
  readonly lookUp: { readonly reader: GraphReader; readonly settleMs: number } | undefined
}

/** What follows a post is sent at a pace that no limit of Teams is reached at. */
const PACE_MS = 500
const MOST_TRIES = 4
const LONGEST_WAIT_MS = 10_000

/** Teams as a place to deliver to. What was posted in a channel can be looked up there where the app may read it. */
export function createTeamsPlatform(options: TeamsPlatformOptions): Platform {
  return {
    id: TEAMS_PLATFORM,
    canLookUp: async (target) =>
      options.lookUp !== undefined && (await options.references.find(target))?.kind === 'channel',
    answerWithinMs: options.timeoutMs,
    settleMs: options.lookUp?.settleMs ?? 0,
    ratesOf,
    async post(post) {
      const place = await placeOf(options, post.target)
      return place === undefined ? UNKNOWN_PLACE : await postPages(options, post, place)
    },
    lookUp: (post, sinceMs) => findPost(options, post, sinceMs),
    // what follows carries no mark to know it by
    complete: async (post) =>
      postsOf(post, undefined).following.length > 0 ? undefined : { following: [], missing: 0 },
    async update(post, posted) {
      const place = await placeOf(options, post.target)
      if (place === undefined) return { kind: 'gone', detail: UNKNOWN_PLACE.detail }
      return await updatePages(options, post, { place, posted })
    },
    async tell(user, about, message) {
      const place = await placeOf(options, about)
      return place !== undefined && (await tellOne(options, { place, user }, message))
    },
  }
}

/** Tells one person, in their own chat with the bot, first of which place; Teams lets in only who has the bot, or is in a team with it. */
async function tellOne(
  { client, references, hasDialogs }: TeamsPlatformOptions,
  { place, user }: { readonly place: Reached; readonly user: string },
  message: Message,
): Promise<boolean> {
  const met = await client.meet(place.route, user)
  if (met.kind !== 'sent') return false
  for (const page of pagesOf(withName(message, (await references.find(place.target))?.name))) {
    const sent = await client.send(place.route, met.conversation, asMessage(page, hasDialogs))
    if (sent.kind !== 'sent') return false
  }
  return true
}

function withName(message: Message, name: string | undefined): Message {
  if (name === undefined) return message
  const heading: Message['blocks'][number] = {
    kind: 'paragraph',
    content: [{ kind: 'text', text: name, emphasis: 'strong' }],
  }
  return { ...message, blocks: [heading, ...message.blocks] }
}

const UNKNOWN_PLACE = { kind: 'refused', scope: 'target', detail: 'the bot is not installed there' } as const

/** A place with how it is reached. */
interface Reached {
  readonly target: Target
  readonly route: TeamsRoute
  readonly kind: TeamsReference['kind']
  readonly reader: string | undefined
}

async function placeOf({ references }: TeamsPlatformOptions, target: Target): Promise<Reached | undefined> {
  const reference = await references.find(target)
  if (reference === undefined) return undefined
  const { serviceUrl, bot, kind, reader } = reference
  return { target, kind, reader, route: { serviceUrl, tenant: target.workspace, bot } }
}

/** Chats are shown to no app that a team's owners allow something. */
async function findPost(
  { references, lookUp }: TeamsPlatformOptions,
  { target, key, thread }: Pick<Post, 'target' | 'key' | 'thread'>,
  sinceMs: number,
): Promise<LookUpOutcome> {
  const reference = await references.find(target)
  if (lookUp === undefined || reference?.kind !== 'channel') return unseen('only channels can be looked at')
  const { group } = reference
  if (group === undefined) return unseen('Teams has not said which group the team is: name the bot in the channel')
  return await lookUp.reader.find({ tenant: target.workspace, group, channel: target.channel, thread }, key, sinceMs)
}

function unseen(detail: string): LookUpOutcome {
  return { kind: 'unavailable', detail, retryAfterMs: undefined }
}

/** The channel's rate, then that of the tenant. */
function ratesOf({ workspace, channel }: Target): readonly Rate[] {
  const { postsPerSecondInPlace, burstInPlace, postsPerSecondInTenant, burstInTenant } = TEAMS_LIMITS
  return [
    { key: placeRate(workspace, channel), perSecond: postsPerSecondInPlace, burst: burstInPlace },
    { key: `teams/${workspace}`, perSecond: postsPerSecondInTenant, burst: burstInTenant },
  ]
}

const LONGEST_KEY = 500

function placeRate(tenant: string, channel: string): string {
  return `teams/${tenant}/${channel}`.slice(0, LONGEST_KEY)
}

/** Where a thread of a place is sent to; a chat has none. */
function threadOf({ target, kind }: Reached, thread: string): string {
  return kind === 'channel' ? `${target.channel};messageid=${thread}` : target.channel
}

async function postPages(options: TeamsPlatformOptions, post: Post, place: Reached): Promise<PostOutcome> {
  const { first, following } = postsOf(post, place.reader)
  const sent = await sendFirst(options, place, { page: first, thread: post.thread })
  if (sent.kind !== 'sent') return limited(sent, place)
  const posts: string[] = []
  for (const page of following)
    posts.push(await sendFollowing(options, page, { place, conversation: sent.conversation }))
  const missing = posts.filter((id) => id === '').length
  return {
    kind: 'posted',
    post: sent.id,
    ...(place.kind === 'channel' ? {} : { thread: place.target.channel }),
    ...(posts.length === 0 ? {} : { following: posts }),
    ...(missing === 0 ? {} : { missing }),
  }
}

/** In a channel a post of its own begins a thread; in a chat it is one more message. */
function sendFirst(
  { client, hasDialogs }: TeamsPlatformOptions,
  place: Reached,
  { page, thread }: { readonly page: TeamsPost; readonly thread: string | undefined },
): Promise<SendOutcome> {
  const { target, route, kind } = place
  const message = asMessage(page, hasDialogs)
  if (kind === 'channel' && thread === undefined) return client.begin(route, target.channel, message)
  return client.send(route, thread === undefined ? target.channel : threadOf(place, thread), message)
}

/** A wish to wait is about the place. */
function limited(outcome: Exclude<SendOutcome, { readonly kind: 'sent' }>, { target }: Reached): PostOutcome {
  if (outcome.kind !== 'not-posted' || outcome.reason !== 'rate-limited') return outcome
  return { ...outcome, rate: placeRate(target.workspace, target.channel) }
}

interface FollowingAt {
  readonly place: Reached
  readonly conversation: string
}

/** Only what surely did not arrive is sent again, a few times. @returns its id; empty when it is not there. */
async function sendFollowing(
  { client, hasDialogs }: TeamsPlatformOptions,
  page: TeamsPost,
  { place, conversation }: FollowingAt,
): Promise<string> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    await wait(PACE_MS)
    const outcome = await client.send(place.route, conversation, asMessage(page, hasDialogs))
    if (outcome.kind === 'sent') return outcome.id
    if (outcome.kind !== 'not-posted') return ''
    await wait(Math.min(outcome.retryAfterMs ?? 0, LONGEST_WAIT_MS))
  }
  return ''
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/**
 * Makes the post and what follows it say something else. What is left over is deleted; what has no place yet is posted
 * behind the others.
 */
async function updatePages(
  { client, hasDialogs }: TeamsPlatformOptions,
  post: Omit<Post, 'thread'>,
  { place, posted }: { readonly place: Reached; readonly posted: PostedAs },
): Promise<UpdateOutcome> {
  const { first, following } = postsOf(post, place.reader)
  const { route } = place
  const conversation = threadOf(place, posted.post)
  const ids = [posted.post, ...posted.following]
  for (const [index, page] of [first, ...following].entries()) {
    const id = ids[index]
    // nobody knows whether it arrived, and what is posted again may be there twice
    if (id === '') continue
    const message = asMessage(page, hasDialogs)
    const outcome =
      id === undefined
        ? await client.send(route, conversation, message)
        : await client.replace(route, conversation, { ...message, id })
    if (outcome.kind !== 'sent') return updateOutcomeOf(outcome)
    ids[index] = outcome.id
  }
  const left = ids.splice(1 + following.length)
  for (const id of left) if (id !== '') await client.remove(route, conversation, id)
  const isSame = left.length === 0 && ids.length === 1 + posted.following.length
  return isSame ? { kind: 'updated' } : { kind: 'updated', following: ids.slice(1) }
}

function updateOutcomeOf(outcome: Exclude<SendOutcome, { readonly kind: 'sent' }>): UpdateOutcome {
  if (outcome.kind === 'refused') return { kind: 'gone', detail: outcome.detail }
  return { kind: 'not-updated', retryAfterMs: outcome.kind === 'not-posted' ? outcome.retryAfterMs : undefined }
}
