import { z } from 'zod'
import type { Action, Message } from '../../src/index.ts'
import { DIALOG_VERBS } from './action-sets.ts'
import { attachmentOf, type CheckedActivity, type ConversationParts, pagesOf, placeOf, say } from './conversation.ts'
import { cardForDialog } from './other-buttons.ts'

/** What a button carries back. */
export type Press = Pick<Action, 'verb' | 'value'>

const PRESS = z.object({
  verb: z.enum(['show-line', 'why', 'ask', 'command']),
  value: z.string().max(1_000),
})
/** Of a button whose press the bot hears as an action: the verb stands beside the data. */
const EXECUTED = z.object({ action: z.object({ verb: z.unknown(), data: z.object({ value: z.unknown() }) }) })
/** Of a button that opens a dialog, or stands in one. */
const SUBMITTED = z.object({ data: z.unknown() })

/** Reads what a button carries that was pressed as a message. @returns `undefined` for what is none of ours. */
export function pressOf(value: unknown): Press | undefined {
  const { data } = PRESS.safeParse(value)
  return data
}

/** What a client is answered that waits; the texts are shown by Teams itself. */
interface ActionAnswer {
  readonly statusCode: number
  readonly type: 'application/vnd.microsoft.activity.message' | 'application/vnd.microsoft.error'
  readonly value: unknown
}

/** Reads the press of a button that runs where it stands. */
export function executedPress({ value }: CheckedActivity): Press | undefined {
  const { data } = EXECUTED.safeParse(value)
  return data && pressOf({ verb: data.action.verb, value: data.action.data.value })
}

/** Reads the press of a button that opens a dialog or stands in one. */
export function submittedPress({ value }: CheckedActivity): Press | undefined {
  return pressOf(SUBMITTED.safeParse(value).data?.data)
}

/** Says at once that a press was heard; its answer follows in the thread. */
export function heard({ voices }: ConversationParts, language: Message['language']): ActionAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: voices[language]('teams.heard') }
}

/** Says that a button is none of ours. */
export function notOurs({ voices }: ConversationParts, language: Message['language']): ActionAnswer {
  const value = { code: 'BadRequest', message: voices[language]('teams.button-unknown') }
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value }
}

/** What opens in a window of the reader's own; everything else is answered in the thread. */
export function isLookedAt({ verb }: Press): boolean {
  return DIALOG_VERBS.has(verb)
}

/** Does what a button says, and says it in the thread. */
export async function answerPress(parts: ConversationParts, activity: CheckedActivity, press: Press): Promise<void> {
  await say(parts, activity, await parts.bot.press(placeOf(activity), press))
}

/** Shows a line or a reason to whoever asked, and to nobody else. */
export async function dialogFor(parts: ConversationParts, activity: CheckedActivity, press: Press): Promise<object> {
  const message = await parts.bot.press(placeOf(activity), press)
  const title = parts.voices[message.language](`teams.title-${press.verb}`)
  const [first] = pagesOf(message)
  const card = first === undefined ? undefined : attachmentOf(cardForDialog(first.card))
  return { task: { type: 'continue', value: { title, card, width: 'medium', height: 'medium' } } }
}

/** Closes a dialog with a word. */
export function closing(text: string): object {
  return { task: { type: 'message', value: text } }
}
