import { RespondError } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import { chooseReaderLanguage, FailureError, type LanguageTag, type Voices } from '../../src/index.ts'
import { leanFetch } from '../shared/lean-fetch.ts'
import { NotInstalledError } from './app-parts.ts'
import type { FailedRequest } from './failed-request.ts'
import type { SlackPerson } from './people.ts'
import { readOrigin } from './read-origin.ts'
import type { SlackWorkspace, SlackWorkspaces } from './workspace.ts'

/** What telling of a failure takes; none of it needs the store, but for the token of one workspace among many. */
export interface ApologyParts {
  readonly client: WebClient
  readonly workspaces: Pick<SlackWorkspaces, 'find'>
  readonly person: (workspace: SlackWorkspace, user: string) => Promise<SlackPerson>
  readonly voices: Voices
  /** Spoken where nothing tells the reader's language. */
  readonly language: LanguageTag
  /** Hears that not even this could be told. */
  readonly onTrouble: (error: unknown) => void
}

const RESPOND_MS = 10_000
/** As for every other post. */
const LITERAL = { parse: 'none', unfurl_links: false, unfurl_media: false } as const
const text = z.string().optional().catch(undefined)
const EVENT = z.object({
  type: text,
  subtype: text,
  channel: text,
  channel_type: text,
  user: text,
  text,
  ts: text,
  thread_ts: text,
  parent_user_id: text,
})
const REQUEST = z.object({
  type: text,
  response_url: text,
  text,
  user_id: text,
  user: z.object({ id: text }).optional().catch(undefined),
  event: EVENT.optional().catch(undefined),
  view: z
    .object({ state: z.object({ values: z.record(z.string(), z.unknown()) }) })
    .optional()
    .catch(undefined),
})
type Request = z.infer<typeof REQUEST>

/**
 * Makes what tells a reader that nothing came of what they asked for, and what to do: by the address that came with the
 * request; in the window that was sent, which keeps what was written; or where the answer would have stood. A line that
 * may not have been meant for the bot is left alone.
 * @returns a function that never rejects.
 */
export function createApology(parts: ApologyParts): (failed: FailedRequest) => Promise<void> {
  return async (failed) => {
    const cause = causeOf(failed.error)
    if (cause instanceof NotInstalledError) return
    try {
      await apologise(parts, failed, cause)
    } catch (error) {
      parts.onTrouble(error)
    }
  }
}

/** What a handler threw, without what Bolt wraps it in. */
export function causeOf(error: unknown): unknown {
  return error instanceof Error && 'original' in error ? causeOf(error.original) : error
}

async function apologise(parts: ApologyParts, { fields, answer }: FailedRequest, cause: unknown): Promise<void> {
  const request = REQUEST.parse(fields)
  // a store that keeps the workspaces may be what has failed
  const workspace = await parts.workspaces.find(readOrigin(fields)).catch(() => undefined)
  const say = parts.voices[await languageOf(parts, request, workspace)]
  const sorry = say(cause instanceof FailureError ? `failure.${cause.failure.code}` : 'failure.internal')
  const field = Object.keys(request.view?.state.values ?? {})[0]
  if (answer !== undefined && request.type === 'view_submission' && field !== undefined) {
    return answer({ response_action: 'errors', errors: { [field]: sorry } })
  }
  if (request.response_url !== undefined) return await respond(request.response_url, sorry)
  // what Slack itself refused, it would refuse again
  if (workspace === undefined || !(cause instanceof FailureError)) return
  const where = placeFor(request, workspace)
  if (where !== undefined) {
    await parts.client.chat.postMessage({ token: workspace.token, ...LITERAL, text: sorry, ...where })
  }
}

async function languageOf(
  { person, language }: ApologyParts,
  { text: words, event, user, user_id }: Request,
  workspace: SlackWorkspace | undefined,
): Promise<LanguageTag> {
  const asker = user_id ?? user?.id ?? event?.user
  const known = workspace === undefined || asker === undefined ? undefined : await person(workspace, asker)
  const choices = { reader: undefined, channel: undefined, locale: known?.locale, otherwise: language }
  return chooseReaderLanguage(words ?? event?.text ?? '', choices)
}

async function respond(url: string, sorry: string): Promise<void> {
  const body = JSON.stringify({ response_type: 'ephemeral', replace_original: false, text: sorry })
  const headers = { 'content-type': 'application/json' }
  const signal = AbortSignal.timeout(RESPOND_MS)
  const { status } = await leanFetch(url, { method: 'POST', body, headers, signal })
  if (status !== 200) throw new RespondError(`Slack answered ${status} at a response_url`, status)
}

/** In the thread that was written in; who pressed something in a window or on their own page is told in person. */
function placeFor({ event, type, user }: Request, workspace: SlackWorkspace) {
  if (event === undefined) {
    const isPress = type === 'block_actions' || type === 'view_submission'
    return isPress && user?.id !== undefined ? { channel: user.id } : undefined
  }
  const thread = event.thread_ts ?? event.ts
  if (event.channel === undefined || thread === undefined || !isMeantForBot(event, workspace)) return undefined
  return { channel: event.channel, thread_ts: thread }
}

function isMeantForBot(event: z.infer<typeof EVENT>, { botUser }: SlackWorkspace): boolean {
  if (event.user === undefined || event.user === botUser) return false
  if (event.type === 'app_mention') return true
  if (event.type !== 'message' || (event.subtype !== undefined && event.subtype !== 'file_share')) return false
  if (event.channel_type === 'im') return true
  // a mention comes as an event of its own
  return event.parent_user_id === botUser && !(event.text ?? '').includes(`<@${botUser}>`)
}
