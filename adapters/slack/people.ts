import type { WebClient } from '@slack/web-api'
import { type LanguageTag, languageOfTag } from '../../src/index.ts'
import type { SlackWorkspace } from './workspace.ts'

/** What Slack says of a person, as far as an answer depends on it. */
export interface SlackPerson {
  readonly zone: string | undefined
  readonly locale: LanguageTag | undefined
  readonly isAdmin: boolean
}

const KEEP_MS = 3_600_000
const MOST_KEPT = 10_000
const UNKNOWN: SlackPerson = { zone: undefined, locale: undefined, isAdmin: false }

/**
 * Looks people up, each at most once an hour. Without the scope `users:read`, or without an answer, nothing is known of
 * anybody, and the workspace's own settings hold.
 */
export function createPeople(
  client: WebClient,
  now: () => number,
): (workspace: SlackWorkspace, user: string) => Promise<SlackPerson> {
  const known = new Map<string, { readonly person: SlackPerson; readonly atMs: number }>()
  return async ({ id, token }, user) => {
    // What one workspace says of a person is not another's to know.
    const key = `${id}/${user}`
    const kept = known.get(key)
    if (kept !== undefined && now() - kept.atMs < KEEP_MS) return kept.person
    const person = await lookUp(client, token, user)
    const [oldest] = known.keys()
    if (known.size >= MOST_KEPT && oldest !== undefined) known.delete(oldest)
    known.set(key, { person, atMs: now() })
    return person
  }
}

async function lookUp(client: WebClient, token: string, user: string): Promise<SlackPerson> {
  try {
    const { user: found } = await client.users.info({ token, user, include_locale: true })
    if (found === undefined) return UNKNOWN
    const isAdmin = found.is_admin === true || found.is_owner === true
    return { zone: found.tz, locale: languageOfTag(found.locale ?? ''), isAdmin }
  } catch {
    return UNKNOWN
  }
}
