import { z } from 'zod'
import { ACTION_VERBS, type Action, type LanguageTag } from '../../src/index.ts'
import type { CheckedActivity, ConversationParts } from './conversation.ts'
import { REFRESH_VERB } from './delivery-pages.ts'
import { TEAMS_LIMITS } from './limits.ts'

/** What a button carries back. */
export type Press = Pick<Action, 'verb' | 'value'> & {
  /** What was typed beside it; '' where nothing could be. */
  readonly question: string
}

const PRESS = z.object({
  verb: z.enum(ACTION_VERBS),
  value: z.string().max(TEAMS_LIMITS.actionValue),
  question: z.string().max(TEAMS_LIMITS.question).default(''),
})
/** Of a button whose press the bot hears as an action: the verb stands beside the data. */
const EXECUTED = z.object({ action: z.object({ verb: z.unknown(), data: z.object({ value: z.unknown() }) }) })
const REFRESHED = z.object({
  action: z.object({
    verb: z.literal(REFRESH_VERB),
    data: z.object({ value: z.string().max(TEAMS_LIMITS.actionValue) }),
  }),
})
/** Of a button that opens a dialog, or stands in one. */
const SUBMITTED = z.object({ data: z.unknown() })

/** Reads what a button carries that was pressed as a message. @returns `undefined` for what is none of ours. */
export function pressOf(value: unknown): Press | undefined {
  return PRESS.safeParse(value).data
}

/** Reads the press of a button that runs where it stands. */
export function executedPress({ value }: CheckedActivity): Press | undefined {
  const { data } = EXECUTED.safeParse(value)
  return data && pressOf({ verb: data.action.verb, value: data.action.data.value })
}

/** Reads which post's card asks for itself anew. @returns `undefined` for anything that a reader presses. */
export function refreshedKey({ value }: CheckedActivity): string | undefined {
  return REFRESHED.safeParse(value).data?.action.data.value
}

/** Reads the press of a button that opens a dialog or stands in one. */
export function submittedPress({ value }: CheckedActivity): Press | undefined {
  return pressOf(SUBMITTED.safeParse(value).data?.data)
}

const JUDGEMENTS: ReadonlySet<Action['verb']> = new Set(['like', 'dislike', 'more', 'less'])

/** Tells whether a press only says what its reader thinks of an item: nobody else hears of it. */
export function isJudgement({ verb }: Press): boolean {
  return JUDGEMENTS.has(verb)
}

/** What a client is answered that waits; Teams shows the text below the card, to whoever pressed. */
export function noted(text: string): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text }
}

/** What a client is answered whose card asked for itself. */
export function replacedBy(card: unknown): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card }
}

/** Lets the client go on showing the card that it has. */
export function unchanged(): object {
  return { statusCode: 404, type: 'application/vnd.microsoft.error', value: { code: 'NotFound', message: '' } }
}

/** Says that a button is none of ours. */
export function notOurs({ voices }: Pick<ConversationParts, 'voices'>, language: LanguageTag): object {
  const value = { code: 'BadRequest', message: voices[language]('teams.button-unknown') }
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value }
}
