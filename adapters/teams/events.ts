import type { Target } from '../../src/index.ts'
import { type CheckedActivity, type ConversationParts, placeOf, say, targetAt } from './conversation.ts'
import type { References } from './references.ts'

/** What hearing of changes takes. */
export interface EventParts extends ConversationParts {
  readonly references: References
  /** Lets the digests of a place rest, and tells whoever subscribed it. */
  readonly rest: (target: Target) => Promise<void>
}

/** What Teams says of places where nothing can be posted any more. */
const TEAM_ENDS: ReadonlySet<string | undefined> = new Set(['teamDeleted', 'teamHardDeleted', 'teamArchived'])
const CHANNEL_END = 'channelDeleted'

/** Takes in that the bot was installed or removed, or that a place has another name or is no more. */
export async function hearEvent(parts: EventParts, heard: CheckedActivity): Promise<void> {
  const activity = inItsChannel(heard)
  if (isRemoval(activity)) return await leave(parts, activity)
  const isOfTeam = TEAM_ENDS.has(activity.event)
  if (isOfTeam || activity.event === CHANNEL_END) {
    for (const target of await placesOf(parts, activity, isOfTeam)) await parts.rest(target)
    return
  }
  await parts.references.learn(activity)
  if (activity.type === 'installationUpdate' && activity.action === 'add') await greet(parts, activity)
}

/**
 * What happens to a channel is told in the team's first channel, and the channel itself stands beside.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
function inItsChannel(activity: CheckedActivity): CheckedActivity {
  const { event, channel } = activity
  return event?.startsWith('channel') && channel !== undefined ? { ...activity, conversation: channel } : activity
}

function isRemoval({ type, action, removed, bot }: CheckedActivity): boolean {
  return (type === 'installationUpdate' && action === 'remove') || removed.includes(bot.id)
}

/** Whoever installs the bot is told what it can do, in that place. */
async function greet(parts: EventParts, activity: CheckedActivity): Promise<void> {
  await say(parts, activity, await parts.bot.command(placeOf(activity), 'help'))
}

/** Removed from a team, the bot is removed from all of its channels. */
async function leave(parts: EventParts, activity: CheckedActivity): Promise<void> {
  for (const target of await placesOf(parts, activity, activity.kind === 'channel')) {
    await parts.rest(target)
    await parts.references.forget(target)
  }
}

async function placesOf(
  { references }: EventParts,
  activity: CheckedActivity,
  isOfTeam: boolean,
): Promise<readonly Target[]> {
  const { team, tenant } = activity
  const others = isOfTeam && team !== undefined ? await references.ofTeam(tenant, team) : []
  return [targetAt(activity), ...others]
}
