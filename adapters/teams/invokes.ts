import { type LanguageTag, languageOfTag, type Message, type Post, type Target } from '../../src/index.ts'
import { type ApologyParts, failedInvoke, orApologise } from './apology.ts'
import { type BriefParts, briefThis } from './brief-this.ts'
import {
  executedPress,
  isJudgement,
  noted,
  notOurs,
  type Press,
  refreshedKey,
  replacedBy,
  submittedPress,
  unchanged,
} from './buttons.ts'
import { type CheckedActivity, type ConversationParts, placeOf, say, targetAt } from './conversation.ts'
import { markedPage, pagesOfDelivery } from './delivery-pages.ts'
import { answerDialog, closing, questionDialog } from './dialogs.ts'
import { DIGESTS_COMMAND, digestDialog, submitDigests } from './digests/dialog.ts'
import { searchExtension } from './extension.ts'
import { cardWithoutDialogs } from './other-buttons.ts'

/** What answering a client that waits takes. */
export interface InvokeParts extends BriefParts, ApologyParts {
  /** What a post of a target shows as it stands now; `undefined` when it has no such post. */
  readonly shown: (target: Target, key: string) => Promise<Pick<Post, 'message' | 'layout' | 'key'> | undefined>
}

/** Answers what a client asks for and waits for; whatever goes wrong, it is answered, or it would ask again. */
export async function answerInvoke(parts: InvokeParts, activity: CheckedActivity): Promise<object> {
  const language = languageOfTag(activity.locale ?? '') ?? parts.language
  try {
    switch (activity.name) {
      case 'adaptiveCard/action':
        return await execute(parts, activity, language)
      case 'task/fetch':
      case 'task/submit':
        return await submit(parts, activity, language)
      case 'composeExtension/query':
        return (await searchExtension(parts, activity, language)) ?? notOurs(parts, language)
      case 'composeExtension/fetchTask':
        return (await open(parts, activity, language)) ?? notOurs(parts, language)
      case 'composeExtension/submitAction':
        return (await submitDigests(parts, activity)) ?? (await submit(parts, activity, language))
      default:
        return notOurs(parts, language)
    }
  } catch (error) {
    return failedInvoke(parts, activity, error)
  }
}

/** Opens what the menu of a message, or of the box that messages are written in, has of ours. */
async function open(parts: InvokeParts, activity: CheckedActivity, language: LanguageTag): Promise<object | undefined> {
  const { commandId }: { commandId?: unknown } = Object(activity.value)
  return commandId === DIGESTS_COMMAND
    ? await digestDialog(parts, activity)
    : await briefThis(parts, activity, language)
}

async function execute(parts: InvokeParts, activity: CheckedActivity, language: LanguageTag): Promise<object> {
  const key = refreshedKey(activity)
  if (key !== undefined) return await refresh(parts, activity, key)
  const press = executedPress(activity)
  if (press === undefined) return notOurs(parts, language)
  if (isJudgement(press)) return noted((await pressed(parts, activity, press)).summary)
  answerLater(parts, activity, press)
  return noted(parts.voices[language]('teams.heard'))
}

/** Answers a card that asks for itself anew; where there is no other, its reader goes on seeing what they see. */
async function refresh({ shown, hasDialogs }: InvokeParts, activity: CheckedActivity, key: string): Promise<object> {
  const post = await shown(targetAt(activity), key)
  if (post === undefined) return unchanged()
  const { card } = markedPage(pagesOfDelivery(post)[0], post.key, activity.from.id)
  return replacedBy(hasDialogs ? card : cardWithoutDialogs(card))
}

async function submit(parts: InvokeParts, activity: CheckedActivity, language: LanguageTag): Promise<object> {
  const press = submittedPress(activity)
  const words = parts.voices[language]
  if (press === undefined) return closing(words('teams.button-unknown'))
  if (press.verb === 'ask-about' && press.question === '') return questionDialog(press, words)
  if (isJudgement(press)) return closing((await pressed(parts, activity, press)).summary)
  if (press.verb === 'show-line' || press.verb === 'why') {
    const message = await pressed(parts, activity, press)
    return answerDialog(message, press, { say: parts.voices[message.language], bot: activity.bot.id })
  }
  answerLater(parts, activity, press)
  return closing(words('teams.heard'))
}

function answerLater(parts: InvokeParts, activity: CheckedActivity, press: Press): void {
  parts.background.run(() => orApologise(parts, activity, () => answerPress(parts, activity, press)))
}

/** Does what a button says, and says it in the thread. */
export async function answerPress(parts: ConversationParts, activity: CheckedActivity, press: Press): Promise<void> {
  await say(parts, activity, await pressed(parts, activity, press))
}

function pressed({ bot }: ConversationParts, activity: CheckedActivity, press: Press): Promise<Message> {
  const place = placeOf(activity)
  const isAsked = press.verb === 'ask-about' && press.question !== ''
  return isAsked ? bot.askAbout(place, press.value, press.question) : bot.press(place, press)
}
