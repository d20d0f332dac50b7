import type { Message } from '../message/message.ts'
import type { LanguageTag } from '../text/language.ts'
import type { Edition } from './edition.ts'
import type { Opinion } from './opinion.ts'

/** What the bot remembers of a channel. */
export interface ChannelMemory {
  /** Ids of the items its digests have shown, oldest first: the last `MOST_SEEN`. */
  readonly seen: readonly string[]
  /** The language the channel chose; `undefined` until it does. */
  readonly language: LanguageTag | undefined
  /** The last edition it was shown, kept whole so that showing it again shows the same. */
  readonly edition: Edition | undefined
  /** What its readers thought of items, oldest first. */
  readonly opinions: readonly Opinion[]
  /** IANA zone that a reader chose, where this is kept of one reader and not of a channel. */
  readonly zone: string | undefined
}

/** A question that was asked in a thread, with what answered it. Plain data: it is kept in the store. */
export interface AskedBefore {
  /** As it was understood: with the name in place of a pronoun. */
  readonly question: string
  /** References of the sentences given, in order. */
  readonly answers: readonly string[]
  /** The message that asked, where the platform names it. */
  readonly message?: string
}

/** An answer that one reader saw alone. Plain data: it is kept in the store. */
export interface PrivateAnswer {
  /** From 1, in its thread. */
  readonly id: number
  /** What the reader wrote, as much of it as is shown. */
  readonly words: string
  readonly message: Message
  /** References of its numbered items, in order. */
  readonly posted: readonly string[]
  /** Whether it was shown to the channel. */
  readonly isShared: boolean
}

/** A message of a reader and what the bot posted in answer to it; ids are the platform's. */
export interface Exchange {
  readonly message: string
  /** Empty while it is not answered, and when it was taken back. */
  readonly posts: readonly string[]
  /** The words that an edit gave it, `null` when it was taken back; not given while it stands as it was written. */
  readonly now?: string | null
}

/** What was shown last in a thread. Plain data: it is kept in the store. */
export interface ShownLast {
  /** Which of the thread's numbers it has, counted from 0, half-open. */
  readonly from: number
  readonly to: number
  /** Of a list: the line that shows its next page, `null` on its last. */
  readonly next?: string | null
}

/** What the bot remembers of one thread. */
export interface ThreadMemory {
  /** References of what the thread's numbers mean, in order: `#1` is the first. A later message takes the first of them. */
  readonly posted: readonly string[]
  /** Ids of the documents that were briefed in this thread; questions look there first. */
  readonly documents: readonly string[]
  /** The last questions, oldest first, with what answered them. */
  readonly asked: readonly AskedBefore[]
  /** Where the thread is one reader's own: the last answers they saw alone, oldest first. */
  readonly answers: readonly PrivateAnswer[]
  /** Which posts answered which message, oldest first. */
  readonly exchanges: readonly Exchange[]
  /** `undefined` before anything with numbers was shown in answer to somebody. */
  readonly last?: ShownLast
}

/** The key of a thread's memory: a thread's id is unique only within its channel. */
export function threadKey(channel: string, thread: string): string {
  return `${channel}\n${thread}`
}

/** A channel that nothing is known of. */
export const EMPTY_CHANNEL: ChannelMemory = {
  seen: [],
  language: undefined,
  edition: undefined,
  opinions: [],
  zone: undefined,
}

/** A thread that nothing is known of. */
export const EMPTY_THREAD: ThreadMemory = { posted: [], documents: [], asked: [], answers: [], exchanges: [] }
