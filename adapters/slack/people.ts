import type { WebClient } from '@slack/web-api'
import { type LanguageTag, languageOfTag } from '../../src/index.ts'
import { withinTime } from '../shared/within-time.ts'
import type { SlackWorkspace } from './workspace.ts'

/** What Slack says of a person, as far as an answer depends on it. */
export interface SlackPerson {
  readonly zone: string | undefined
  readonly locale: LanguageTag | undefined
  readonly isAdmin: boolean
}

const KEEP_MS = 3_600_000
/** A person of whom Slack said nothing is asked about again after this. */
const ASK_AGAIN_MS = 60_000
/** A window has to be open three seconds after its button was pressed, whatever becomes of the answer. */
const PATIENCE_MS = 1_000
const MOST_KEPT = 10_000
const UNKNOWN: SlackPerson = { zone: undefined, locale: undefined, isAdmin: false }

/** What is known of a person, or is being asked. */
interface Kept {
  /** What Slack said last; `UNKNOWN` until it has. */
  said: SlackPerson
  /** What it says now, or said last where it says nothing. Never rejects. */
  readonly asked: Promise<SlackPerson>
  /** Until when it holds, in milliseconds since 1970. */
  untilMs: number
}

/**
 * Looks people up, each at most once an hour. Without the scope `users:read`, or without an answer, nothing is known of
 * anybody, and the workspace's own settings hold. Whoever asks waits a second at most; what comes later is there for the
 * next who asks.
 */
export function createPeople(
  client: WebClient,
  now: () => number,
): (workspace: SlackWorkspace, user: string) => Promise<SlackPerson> {
  const known = new Map<string, Kept>()
  return async ({ id, token }, user) => {
    // What one workspace says of a person is not another's to know.
    const key = `${id}/${user}`
    let kept = known.get(key)
    if (kept === undefined || now() >= kept.untilMs) {
      kept = keep(lookUp(client, { id, token }, user), kept?.said ?? UNKNOWN, now)
      const [oldest] = known.keys()
      if (known.size >= MOST_KEPT && oldest !== undefined) known.delete(oldest)
      known.set(key, kept)
    }
    return await withinTime(kept.asked, kept.said, PATIENCE_MS)
  }
}

function keep(answer: Promise<SlackPerson | undefined>, before: SlackPerson, now: () => number): Kept {
  const asked = answer.then((person) => {
    if (person === undefined) kept.untilMs = now() + ASK_AGAIN_MS
    else kept.said = person
    return kept.said
  })
  const kept: Kept = { said: before, asked, untilMs: now() + KEEP_MS }
  return kept
}

/** @returns `undefined` when Slack did not say. */
async function lookUp(
  client: WebClient,
  { id, token }: Pick<SlackWorkspace, 'id' | 'token'>,
  user: string,
): Promise<SlackPerson | undefined> {
  try {
    const { user: found } = await client.users.info({ token, user, include_locale: true })
    if (found === undefined) return undefined
    const isAdmin = (found.is_admin === true || found.is_owner === true) && isOf(id, found)
    return { zone: found.tz, locale: languageOfTag(found.locale ?? ''), isAdmin }
  } catch {
    return undefined
  }
}

type Member = Awaited<ReturnType<WebClient['users']['info']>>['user']

/** In a channel that companies share, people of the other are told of as well: who rules there rules nothing here. */
function isOf(workspace: string, member: Member): boolean {
  const { team_id: team = workspace, enterprise_user: organised, is_stranger: isStranger } = member ?? {}
  return isStranger !== true && (team === workspace || organised?.teams?.includes(workspace) === true)
}
