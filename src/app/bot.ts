import type { Analysis } from '../analysis/analysis.ts'
import type { OpenedLine } from '../command/open-line.ts'
import type { DeskView } from '../command/subscription/desk-view.ts'
import type { SourceFormat } from '../document/format.ts'
import type { Result } from '../failure/result.ts'
import type { Action, Message } from '../message/message.ts'
import type { LanguageTag } from '../text/language.ts'
import type { Exchanges } from './exchanges.ts'
import type { Home } from './home.ts'
import type { Place } from './place.ts'

/** A text to brief, as an adapter read it. */
export interface RawSource {
  readonly id: string
  readonly name: string
  readonly url: string | undefined
  readonly format: SourceFormat
  readonly text: string
  readonly contentHash: string
}

/** What briefing a text gives. */
export interface Briefed {
  /** Id of the document, as `Bot.document` takes it. */
  readonly document: string
  readonly message: Message
}

/** A document that can be opened. */
export interface LoadedDocument {
  readonly id: string
  readonly title: string
  /** Whether it is part of the workspace's corpus; otherwise a reader brought it. */
  readonly published: boolean
}

/** Posts a shared answer. @returns its id as the root of a thread; `undefined` when it surely was not posted. */
export type PostShared = (message: Message) => Promise<string | undefined>

/** The answer to an edited line. */
export interface Revised {
  readonly kind: 'answered' | 'refused'
  readonly message: Message
}

/** What came of sharing; `gone`: the answer is too old to be known. */
export type Shared = 'shared' | 'shared-before' | 'not-posted' | 'gone'

/** Everything a chat adapter, the page and the command line can ask of the bot. Nothing here knows a platform. */
export interface Bot extends Exchanges {
  /** Readers' own pages; `undefined` where no subscriptions are kept. */
  readonly home: Home | undefined
  /** Runs a command's words (`risks`, `quotes 郭嵩`, `ask …`; empty means `help`). Never rejects for bad input. */
  command(place: Place, words: string): Promise<Message>
  /**
   * The same for one reader alone, whose own thread the place names: what is worth showing to the channel has a button
   * to do so. Never rejects for bad input.
   */
  privately(place: Place, words: string): Promise<Message>
  /**
   * Shows a private answer to the channel, once.
   * @param answer value of the pressed button.
   * @throws whatever `post` throws; the answer counts as shared then.
   */
  share(place: Place, answer: string, post: PostShared): Promise<Shared>
  /** Answers a line written in a thread: a command if it is one, a question otherwise. */
  reply(place: Place, text: string): Promise<Message>
  /**
   * Answers a line that was edited after it was answered. It changes nothing of the channel's digests: what would is
   * `refused`, and its answer says that it has to be written anew.
   */
  revise(place: Place, text: string, kind: 'command' | 'reply'): Promise<Revised>
  /** Does what a pressed button says. */
  press(place: Place, action: Pick<Action, 'verb' | 'value'>): Promise<Message>
  /**
   * Answers a question about an item or a passage, named by its reference; the question stands above the answer.
   * Never rejects for bad input.
   */
  askAbout(place: Place, reference: string, question: string): Promise<Message>
  /** Shows the edition of the channel's day, composed once, and remembers what it showed. */
  digest(place: Place): Promise<Message>
  /** Reads a text, adds it to what the thread can be asked about, and says what is in it. */
  brief(place: Place, source: RawSource): Promise<Result<Briefed>>
  /**
   * Says what is in a loaded document and lets the thread ask about it.
   * @returns `undefined` when no document of that id is loaded.
   */
  briefLoaded(place: Place, id: string): Promise<Message | undefined>
  /** Opens the passage behind an item or citation reference; `undefined` when there is none. */
  open(place: Place, reference: string): Promise<OpenedLine | undefined>
  /** The whole analysis of a document that is loaded for the place's workspace, by its id; `undefined` when there is none. */
  document(place: Pick<Place, 'target'>, id: string): Promise<Analysis | undefined>
  /** The loaded documents: those of the corpus first, then what readers brought to the place's workspace, in the order
   * they came. */
  documents(place: Pick<Place, 'target'>): Promise<readonly LoadedDocument[]>
  /** The language in which the place's reader is answered where no words tell another. */
  language(place: Place): Promise<LanguageTag>
  /** Whether the bot has posted or was asked in the place's thread, so that a line there is meant for it. */
  isInThread(place: Place): Promise<boolean>
  /** The place's subscriptions and last deliveries at a glance; `undefined` where none are kept. */
  schedule(place: Place): Promise<DeskView | undefined>
}
