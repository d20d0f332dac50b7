import type { Analysis } from '../analysis/analysis.ts'
import type { Citation } from '../corpus/corpus.ts'
import type { SourceFormat } from '../document/format.ts'
import type { Result } from '../failure/result.ts'
import type { Action, Message } from '../message/message.ts'
import type { LanguageTag } from '../text/language.ts'

/** Who asks, and where; every part is made and checked by the adapter. */
export interface Place {
  /** The channel or chat: what it has seen is remembered. Opaque. */
  readonly channel: string
  /** The thread within it: what was posted and asked there is remembered. Opaque. */
  readonly thread: string
  /** The language to answer in; `undefined` follows the question, then the channel's choice. */
  readonly language: LanguageTag | undefined
}

/** A text to brief, as an adapter read it. */
export interface RawSource {
  readonly id: string
  readonly name: string
  readonly url: string | undefined
  readonly format: SourceFormat
  readonly text: string
  readonly contentHash: string
}

/** A passage opened from a citation. */
export interface OpenedLine {
  readonly citation: Citation
  /** Sentence before, in the original wording; empty at a document's start. */
  readonly before: string
  readonly line: string
  /** Sentence after; empty at a document's end. */
  readonly after: string
}

/** Everything a chat adapter, the page and the command line can ask of the bot. Nothing here knows a platform. */
export interface Bot {
  /** Runs a command's words (`risks`, `quotes 郭嵩`, `ask …`; empty means `help`). Never rejects for bad input. */
  command(place: Place, words: string): Promise<Message>
  /** Answers a line written in a thread: a command if it is one, a question otherwise. */
  reply(place: Place, text: string): Promise<Message>
  /** Does what a pressed button says. */
  press(place: Place, action: Pick<Action, 'verb' | 'value'>): Promise<Message>
  /** Composes the next edition for the channel and remembers what it showed. */
  digest(place: Place): Promise<Message>
  /** Reads a text, adds it to what the thread can be asked about, and says what is in it. */
  brief(place: Place, source: RawSource): Promise<Result<{ readonly document: string; readonly message: Message }>>
  /** The whole analysis of a loaded document, by its id; `undefined` when there is none. */
  document(id: string): Promise<Analysis | undefined>
  /** The loaded documents, in the order they came. */
  documents(): Promise<readonly { readonly id: string; readonly title: string }[]>
}
