import { type LanguageTag, languageOfTag } from '../../src/index.ts'
import {
  answerPress,
  closing,
  dialogFor,
  executedPress,
  heard,
  isLookedAt,
  notOurs,
  type Press,
  pressOf,
  submittedPress,
} from './buttons.ts'
import { type CheckedActivity, type ConversationParts, partsOf, placeOf, say } from './conversation.ts'
import type { TeamsHandlers } from './receiver.ts'

/** What the app is made of. */
export interface TeamsAppParts extends ConversationParts {
  /** With its slash: who is used to it may write it here too. */
  readonly commandName: string
  /** Spoken where a client says nothing of its language. */
  readonly language: LanguageTag
  /** Hears of what went wrong after a client was answered. */
  readonly onError: (error: unknown) => void
}

/** Puts the app together: what is said and pressed goes to the bot, and its answers back. */
export function createTeamsApp(parts: TeamsAppParts): TeamsHandlers {
  return {
    take: (activity) => take(parts, activity),
    invoke: (activity) => invoke(parts, activity),
  }
}

async function take(parts: TeamsAppParts, activity: CheckedActivity): Promise<void> {
  if (activity.type !== 'message' || activity.from.id === activity.bot.id) return
  const press = pressOf(activity.value)
  if (press !== undefined) await answerPress(parts, activity, press)
  else if (await isForBot(parts, activity)) await answer(parts, activity)
}

/**
 * The bot answers unasked only in a thread where it posted or was asked before; other people's threads are theirs, and
 * a chat of several is one thread for ever.
 */
async function isForBot({ bot }: TeamsAppParts, activity: CheckedActivity): Promise<boolean> {
  if (activity.kind === 'personal' || activity.isBotMentioned) return true
  return activity.kind === 'channel' && (await bot.isInThread(placeOf(activity)))
}

/** In a thread of ours a line is a reply, elsewhere a command; the answer stands in the thread either way. */
async function answer(parts: TeamsAppParts, activity: CheckedActivity): Promise<void> {
  const place = placeOf(activity)
  const words = withoutCommandName(activity.text, parts.commandName)
  const isFirst = activity.kind === 'channel' && partsOf(activity.conversation).thread === activity.id
  const isReply = !isFirst && words !== '' && (await parts.bot.isInThread(place))
  await say(parts, activity, await (isReply ? parts.bot.reply(place, words) : parts.bot.command(place, words)))
}

function withoutCommandName(text: string, name: string): string {
  const rest = text.startsWith(name) ? text.slice(name.length) : text
  return rest === text || /^\s|^$/.test(rest) ? rest.trim() : text
}

/** Whatever goes wrong, a client that waits is answered: it would ask again otherwise. */
async function invoke(parts: TeamsAppParts, activity: CheckedActivity): Promise<object> {
  const language = languageOfTag(activity.locale ?? '') ?? parts.language
  try {
    switch (activity.name) {
      case 'adaptiveCard/action':
        return execute(parts, activity, language)
      case 'task/fetch':
      case 'task/submit':
        return await submit(parts, activity, language)
      default:
        return notOurs(parts, language)
    }
  } catch (error) {
    parts.onError(error)
    return closing(parts.voices[language]('failure.internal'))
  }
}

function execute(parts: TeamsAppParts, activity: CheckedActivity, language: LanguageTag): object {
  const press = executedPress(activity)
  if (press === undefined) return notOurs(parts, language)
  inBackground(parts, activity, press)
  return heard(parts, language)
}

async function submit(parts: TeamsAppParts, activity: CheckedActivity, language: LanguageTag): Promise<object> {
  const press = submittedPress(activity)
  const say = parts.voices[language]
  if (press === undefined) return closing(say('teams.button-unknown'))
  if (isLookedAt(press)) return await dialogFor(parts, activity, press)
  inBackground(parts, activity, press)
  return closing(say('teams.heard'))
}

function inBackground(parts: TeamsAppParts, activity: CheckedActivity, press: Press): void {
  answerPress(parts, activity, press).catch(parts.onError)
}
