import {
  chooseReaderLanguage,
  FailureError,
  type LanguageTag,
  languageOfTag,
  type Message,
  type Say,
} from '../../src/index.ts'
import { noted, pressOf } from './buttons.ts'
import { type CheckedActivity, type ConversationParts, NotSentError, say } from './conversation.ts'
import { closing } from './dialogs.ts'

/** What telling of a failure takes; none of it needs the store. */
export interface ApologyParts extends Pick<ConversationParts, 'client' | 'voices' | 'hasDialogs'> {
  /** Spoken where nothing tells the reader's language. */
  readonly language: LanguageTag
  /** Hears of what went wrong, and of what could not be told. */
  readonly onError: (error: unknown) => void
}

/** What a reader is told when nothing came of what they asked for. */
function sorryFor(error: unknown, words: Say): string {
  return words(error instanceof FailureError ? `failure.${error.failure.code}` : 'failure.internal')
}

/** The answer to a client that waits; with none it would ask again. */
export function failedInvoke({ voices, language, onError }: ApologyParts, activity: CheckedActivity, error: unknown) {
  onError(error)
  const text = sorryFor(error, voices[languageOfTag(activity.locale ?? '') ?? language])
  return activity.name === 'adaptiveCard/action' ? noted(text) : closing(text)
}

/** Does something for an activity; where that fails, its reader is told so in the same place. Never rejects. */
export async function orApologise(
  parts: ApologyParts,
  activity: CheckedActivity,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    parts.onError(error)
    // what did not arrive would not arrive now
    if (!(error instanceof NotSentError)) await tell(parts, activity, error).catch(parts.onError)
  }
}

async function tell(parts: ApologyParts, activity: CheckedActivity, error: unknown): Promise<void> {
  const { text: words, locale } = activity
  const choices = {
    reader: undefined,
    channel: undefined,
    locale: languageOfTag(locale ?? ''),
    otherwise: parts.language,
  }
  const language = chooseReaderLanguage(words, choices)
  const summary = sorryFor(error, parts.voices[language])
  const content = [{ kind: 'text' as const, text: summary, emphasis: 'none' as const }]
  const message: Message = { language, summary, blocks: [{ kind: 'paragraph', content }] }
  await say(parts, activity, message)
}

/** Whether an activity can be nobody's but the bot's; of a line in a thread of others, only the store can tell. */
export function isSurelyForBot({ type, kind, isBotMentioned, value, from, bot }: CheckedActivity): boolean {
  if (type === 'invoke') return true
  if (type !== 'message' || from.id === bot.id) return false
  return kind === 'personal' || isBotMentioned || pressOf(value) !== undefined
}
