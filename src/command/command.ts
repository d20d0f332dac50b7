import type { AskedBefore, ChannelMemory, ThreadMemory } from '../briefing/memory.ts'
import type { Reader } from '../briefing/reader.ts'
import type { Message } from '../message/message.ts'
import type { LanguageTag } from '../text/language.ts'
import type { Knowledge } from './knowledge.ts'
import type { DeskChanges, SubscriptionDesk } from './subscription/desk.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Everything a command may look at; all of it values. */
export interface CommandContext {
  /** What can be asked about: the workspace's corpus, or the documents of this thread. */
  readonly knowledge: Knowledge
  /** Where a question is taken when `knowledge` is a thread's own and does not answer it; `undefined` otherwise. */
  readonly fallback: Knowledge | undefined
  readonly vocabulary: Vocabulary
  readonly reader: Reader
  /** What who asks chose for themselves: it goes before the channel's language; `undefined` when they chose none. */
  readonly ownLanguage: LanguageTag | undefined
  /** A reader of another language, for a question asked in it. */
  readonly readerOf: (language: LanguageTag) => Reader
  readonly channel: ChannelMemory
  readonly thread: ThreadMemory
  /** The reader's day, `YYYY-MM-DD`. */
  readonly date: string
  /** The channel's subscriptions and deliveries; `undefined` where none are kept, and for commands that need none. */
  readonly desk: SubscriptionDesk | undefined
  /** What the command is called here, such as `/genai-report`; for help texts. */
  readonly commandName: string
}

/** What a command says, and what is to be remembered of it. */
export interface CommandOutcome {
  readonly message: Message
  /** The channel's memory afterwards; the one that came in when nothing changed. */
  readonly channel: ChannelMemory
  /** References of the numbered items the message shows, in order; empty keeps what the thread had. */
  readonly posted: readonly string[]
  /** Where the message is a page of a list. */
  readonly page?: {
    /** Place of its first item in `posted`. */
    readonly from: number
    /** The line that shows the next page, `null` on the last. */
    readonly next: string | null
  }
  /** The question it answers, when it answers one. */
  readonly asked?: AskedBefore
  /** What becomes of the channel's subscriptions. */
  readonly changes?: DeskChanges
}

/** One thing a reader can ask for by name. Its words in each language are data: `content/lang/<tag>/command.json`. */
export interface Command {
  /** Its English name, and its key in the data. */
  readonly id: string
  /** @param argument what stands after the command's word, trimmed; may be empty. Never throws for bad input. */
  run(context: CommandContext, argument: string): CommandOutcome
}

/** Says a message and leaves every memory as it was. */
export function justSay(context: CommandContext, message: Message, posted: readonly string[] = []): CommandOutcome {
  return { message, channel: context.channel, posted }
}
