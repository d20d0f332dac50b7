import {
  type LookUpOutcome,
  type LookUpUnavailable,
  type Message,
  type Pages,
  type Platform,
  type Post,
  type Posted,
  type PostedAs,
  type PostOutcome,
  pageKey,
  type Rate,
  type Target,
  type UpdateOutcome,
} from '../../src/index.ts'
import { createKnownPages, pageAt } from '../shared/known-pages.ts'
import type { OutgoingMessage, SendOutcome, TeamsClient, TeamsRoute } from './client.ts'
import { asMessage, pagesOf, partsOf, TEAMS_PLATFORM } from './conversation.ts'
import { markedPage, pagesOfDelivery } from './delivery-pages.ts'
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

/** Teams as a place to deliver to. What was posted in a channel can be looked up there where the app may read it. */
export function createTeamsPlatform(options: TeamsPlatformOptions): Platform {
  const layOut = createKnownPages(pagesOfDelivery)
  return {
    id: TEAMS_PLATFORM,
    canLookUp: (target) => canLookUp(options, target),
    answerWithinMs: options.timeoutMs,
    settleMs: options.lookUp?.settleMs ?? 0,
    ratesOf,
    pageCount: (said) => layOut(said).length,
    async post(post) {
      const place = await placeOf(options, post.target)
      return place === undefined ? UNKNOWN_PLACE : await postPage(options, post, { place, pages: layOut(post) })
    },
    lookUp: (post, { sinceMs }) => findPost(options, post, sinceMs),
    async update(post, posted) {
      const place = await placeOf(options, post.target)
      if (place === undefined) return { kind: 'gone', detail: UNKNOWN_PLACE.detail }
      return await updatePages(options, post, { place, posted, pages: layOut(post) })
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
  return { ...message, summary: `${name}: ${message.summary}`, blocks: [heading, ...message.blocks] }
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

async function canLookUp({ lookUp, references }: TeamsPlatformOptions, target: Target): Promise<boolean> {
  return lookUp !== undefined && (await references.find(target))?.kind === 'channel'
}

/** Chats are shown to no app that a team's owners allow something. */
async function findPost(
  { references, lookUp }: TeamsPlatformOptions,
  { target, key, thread }: Pick<Post, 'target' | 'key' | 'thread'>,
  sinceMs: number,
): Promise<LookUpOutcome> {
  const reference = await references.find(target)
  if (lookUp === undefined || reference?.kind !== 'channel')
    return { ...unseen('only channels can be looked at'), lasts: true }
  const { group } = reference
  if (group === undefined) return unseen('Teams has not said which group the team is: name the bot in the channel')
  return await lookUp.reader.find({ tenant: target.workspace, group, channel: target.channel, thread }, key, sinceMs)
}

function unseen(detail: string): LookUpUnavailable {
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

interface LaidOut {
  readonly place: Reached
  readonly pages: Pages<TeamsPost>
}

async function postPage(
  { client, hasDialogs }: TeamsPlatformOptions,
  { key, thread, page }: Post,
  { place, pages }: LaidOut,
): Promise<PostOutcome> {
  const { target, kind, reader } = place
  const marked = markedPage(pageAt(pages, page), key, page === 0 ? reader : undefined)
  const sent = await sendPage(client, place, { message: asMessage(marked, hasDialogs), thread })
  if (sent.kind !== 'sent') return limited(sent, place)
  // a thread that begins names its first message at least in its own id
  const id = sent.id === sent.conversation ? partsOf(sent.conversation).thread : sent.id
  return { kind: 'posted', post: id, ...(kind === 'channel' ? {} : { thread: target.channel }) }
}

/** In a channel a post of its own begins a thread; in a chat it is one more message. */
function sendPage(
  client: TeamsClient,
  place: Reached,
  { message, thread }: { readonly message: OutgoingMessage; readonly thread: string | undefined },
): Promise<SendOutcome> {
  const { target, route, kind } = place
  if (kind === 'channel' && thread === undefined) return client.begin(route, target.channel, message)
  return client.send(route, thread === undefined ? target.channel : threadOf(place, thread), message)
}

/** A wish to wait is about the place. */
function limited(outcome: Exclude<SendOutcome, { readonly kind: 'sent' }>, { target }: Reached): PostOutcome {
  if (outcome.kind !== 'not-posted' || outcome.reason !== 'rate-limited') return outcome
  return { ...outcome, rate: placeRate(target.workspace, target.channel) }
}

/** Makes the post and what follows it say something else; what is left over is deleted, what has no place is named. */
async function updatePages(
  options: TeamsPlatformOptions,
  post: Posted,
  { place, posted, pages }: LaidOut & { readonly posted: PostedAs },
): Promise<UpdateOutcome> {
  const before = [posted.post, ...posted.following]
  const ids = [...before]
  const missing: number[] = []
  let unseen: LookUpUnavailable | undefined
  for (const [index, page] of pages.entries()) {
    const at = { post, place, index, thread: posted.post }
    const there = await findPage(options, at, ids[index])
    if (there.kind === 'unavailable') unseen = there
    if (there.kind === 'absent') missing.push(index)
    if (there.kind !== 'found') continue
    const outcome = await replacePage(options, page, { ...at, id: there.post })
    if (outcome.kind !== 'sent') return updateOutcomeOf(outcome)
    ids[index] = outcome.id
  }
  await removeAll(options, threadOf(place, posted.post), { place, ids: ids.splice(pages.length) })
  const told = unseen === undefined ? {} : { unseen }
  return { kind: 'updated', missing, ...told, ...followingIn(ids, before) }
}

async function removeAll(
  { client }: TeamsPlatformOptions,
  conversation: string,
  { place, ids }: { readonly place: Reached; readonly ids: readonly string[] },
): Promise<void> {
  for (const id of ids) {
    if (id !== '') await client.remove(place.route, conversation, id)
  }
}

/** What follows a post, where that has changed. */
function followingIn(
  ids: readonly string[],
  before: readonly string[],
): Pick<Extract<UpdateOutcome, { readonly kind: 'updated' }>, 'following'> {
  const isSame = ids.length === before.length && ids.every((id, at) => at === 0 || id === before[at])
  return isSame ? {} : { following: ids.slice(1) }
}

/** Which page is changed. */
interface UpdatedPage {
  readonly post: Posted
  readonly place: Reached
  readonly index: number
  readonly thread: string
}

/**
 * Finds where a page stands; one that was never posted is absent also where nobody can look.
 * @param id '' when nobody knows whether it is there; `undefined` when it was never posted.
 */
async function findPage(
  options: TeamsPlatformOptions,
  { post, index, thread }: UpdatedPage,
  id: string | undefined,
): Promise<LookUpOutcome> {
  if (id) return { kind: 'found', post: id }
  const found = await findPost(options, { target: post.target, key: pageKey(post.key, index), thread }, 0)
  return found.kind === 'unavailable' && id === undefined ? { kind: 'absent' } : found
}

function replacePage(
  { client, hasDialogs }: TeamsPlatformOptions,
  page: TeamsPost,
  { post, place, index, thread, id }: UpdatedPage & { readonly id: string },
): Promise<SendOutcome> {
  const marked = markedPage(page, pageKey(post.key, index), index === 0 ? place.reader : undefined)
  return client.replace(place.route, threadOf(place, thread), { ...asMessage(marked, hasDialogs), id })
}

function updateOutcomeOf(outcome: Exclude<SendOutcome, { readonly kind: 'sent' }>): UpdateOutcome {
  if (outcome.kind === 'refused') return { kind: 'gone', detail: outcome.detail }
  return { kind: 'not-updated', retryAfterMs: outcome.kind === 'not-posted' ? outcome.retryAfterMs : undefined }
}
