import { failedInvoke, isSurelyForBot, orApologise } from './apology.ts'
import { briefFile } from './brief-this.ts'
import { pressOf } from './buttons.ts'
import { type CheckedActivity, calledAs, partsOf, placeOf, say } from './conversation.ts'
import { type EventParts, hearEvent } from './events.ts'
import { answerInvoke, answerPress, type InvokeParts } from './invokes.ts'
import type { TeamsHandlers } from './receiver.ts'

/** What the app is made of. */
export interface TeamsAppParts extends EventParts, InvokeParts {
  /** With its slash: who is used to it may write it here too. */
  readonly commandName: string
}

/** Puts the app together: what is said and pressed goes to the bot, and its answers back. */
export function createTeamsApp(parts: TeamsAppParts): TeamsHandlers {
  return {
    take: (activity) => take(parts, activity),
    async fail(activity, error) {
      if (isSurelyForBot(activity)) await orApologise(parts, activity, () => Promise.reject(error))
      else parts.onError(error)
    },
    failInvoke: (activity, error) => failedInvoke(parts, activity, error),
    async invoke(activity) {
      parts.background.run(() => parts.references.refresh(activity))
      return await answerInvoke(parts, activity)
    },
  }
}

/** What tells of places rather than of what is said in them. */
const EVENTS: ReadonlySet<string> = new Set(['installationUpdate', 'conversationUpdate'])

async function take(parts: TeamsAppParts, activity: CheckedActivity): Promise<void> {
  if (EVENTS.has(activity.type)) return await hearEvent(parts, activity)
  if (activity.type !== 'message' || activity.from.id === activity.bot.id) return
  if (isSurelyForBot(activity)) return await orApologise(parts, activity, () => hear(parts, activity))
  await parts.references.learn(activity)
  // from here on the line is known to be for the bot
  if (await isForBot(parts, activity)) await orApologise(parts, activity, () => answer(parts, activity))
}

async function hear(parts: TeamsAppParts, activity: CheckedActivity): Promise<void> {
  await parts.references.learn(activity)
  const press = pressOf(activity.value)
  await (press === undefined ? answer(parts, activity) : answerPress(parts, activity, press))
}

/**
 * The bot answers unasked only in a thread where it posted or was asked before; other people's threads are theirs, and
 * a chat of several is one thread for ever.
 */
async function isForBot({ bot }: TeamsAppParts, activity: CheckedActivity): Promise<boolean> {
  return activity.kind === 'channel' && (await bot.isInThread(placeOf(activity)))
}

/**
 * In a thread of ours a line is a reply, elsewhere a command; the answer stands in the thread either way. Of a message
 * with a file the file is briefed first, and its words are about that.
 */
async function answer(parts: TeamsAppParts, activity: CheckedActivity): Promise<void> {
  const place = placeOf(activity)
  const words = withoutCommandName(withoutCommandName(activity.text, calledAs(activity)), parts.commandName)
  const [file] = activity.files
  if (file !== undefined) await briefFile(parts, activity, file)
  if (file !== undefined && words === '') return
  const isFirst = activity.kind === 'channel' && partsOf(activity.conversation).thread === activity.id
  const isReply = !isFirst && words !== '' && (await parts.bot.isInThread(place))
  await say(parts, activity, await (isReply ? parts.bot.reply(place, words) : parts.bot.command(place, words)))
}

function withoutCommandName(text: string, name: string): string {
  const rest = text.startsWith(name) ? text.slice(name.length) : text
  return rest === text || /^\s|^$/.test(rest) ? rest.trim() : text
}
