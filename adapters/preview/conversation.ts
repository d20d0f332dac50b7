import {
  type Bot,
  FailureError,
  harmlessLine,
  type LanguageTag,
  type Message,
  type Place,
  type RawSource,
  targetKey,
} from '../../src/index.ts'
import { PAGE_PLATFORM, PAGE_WORKSPACE } from './page-platform.ts'
import type { PreviewPlatforms } from './platforms.ts'
import { renderMessage } from './render-message.ts'
import type { ThreadBook, ThreadPlace } from './thread-book.ts'
import type { WirePassage, WirePress, WireSchedule, WireThread } from './wire.ts'

/** What a conversation on the page is made of. */
export interface ConversationParts {
  readonly bot: Bot
  readonly platforms: PreviewPlatforms
  readonly book: ThreadBook
  readonly botName: string
  /** Shows again what was posted in a channel before the program was started. */
  readonly earlierPosts: (channel: string) => Promise<void>
  clock(): Date
}

/** Where the reader is, and in which language. */
export interface Reader {
  readonly channel: string
  readonly language: LanguageTag
  /** The zone of the reader's clock, when it is known. */
  readonly zone?: string
}

/** What a reader can do on the page; each gives back the whole thread it happened in. */
export interface Conversation {
  threads(channel: string): Promise<readonly WireThread[]>
  schedule(reader: Reader): Promise<WireSchedule>
  digest(reader: Reader): Promise<WireThread>
  command(reader: Reader, words: string): Promise<WireThread>
  reply(reader: Reader & ThreadPlace, text: string): Promise<WireThread>
  /** @throws FailureError `request-invalid` for a button that is none of the bot's. */
  press(reader: Reader & ThreadPlace, press: Pick<WirePress, 'platform' | 'action' | 'label'>): Promise<WireThread>
  /** @throws FailureError with the bot's own failure when the text cannot be briefed; nothing is kept of it then. */
  brief(reader: Reader, source: RawSource): Promise<WireThread>
  /** Briefs a document that is loaded already. @throws FailureError `item-not-found` when none of that id is. */
  briefLoaded(reader: Reader, document: string): Promise<WireThread>
}

const NO_SCHEDULE: WireSchedule = { entries: [], deliveries: [] }

/** Ties the bot to the page: what the reader writes goes in, what the bot says is rendered and remembered. */
export function createConversation(parts: ConversationParts): Conversation {
  const { bot, book } = parts
  const start = (reader: Reader) => ({ ...reader, thread: book.nextThread() })
  const say = (place: ThreadPlace, message: Message, opens?: WirePassage) => saySo(parts, place, { message, opens })
  return {
    async threads(channel) {
      await parts.earlierPosts(channel)
      return book.threads(channel)
    },
    schedule: async (reader) => (await bot.schedule(botPlace({ ...reader, thread: '' }))) ?? NO_SCHEDULE,
    async digest(reader) {
      const place = start(reader)
      return say(place, await bot.digest(botPlace(place)))
    },
    command(reader, words) {
      const place = start(reader)
      book.add(place, { from: 'reader', text: words })
      return withChosen(bot, place, async () => say(place, await bot.command(botPlace(place), words)))
    },
    reply(place, text) {
      book.add(place, { from: 'reader', text })
      return withChosen(bot, place, async () => say(place, await bot.reply(botPlace(place), text)))
    },
    async press(place, press) {
      const action = parts.platforms[press.platform].readPress(press.action)
      if (action === undefined) throw new FailureError({ code: 'request-invalid', detail: 'an unknown button' })
      const message = await bot.press(botPlace(place), action)
      const opens = action.verb === 'show-line' ? await passageOf(bot, botPlace(place), action.value) : undefined
      book.add(place, { from: 'reader', text: press.label })
      return say(place, message, opens)
    },
    async brief(reader, source) {
      const place = start(reader)
      const briefed = await bot.brief(botPlace(place), source)
      if (!briefed.ok) throw new FailureError(briefed.failure)
      book.add(place, { from: 'reader', text: harmlessLine(source.name) })
      book.attach(place, briefed.value.document)
      return say(place, briefed.value.message)
    },
    async briefLoaded(reader, document) {
      const place = start(reader)
      const message = await bot.briefLoaded(botPlace(place), document)
      if (message === undefined) throw new FailureError({ code: 'item-not-found', detail: 'no such document' })
      book.attach(place, document)
      return say(place, message)
    },
  }
}

/** Tells which language a line chose for the channel, so that its page changes to it. */
async function withChosen(
  bot: Bot,
  place: Reader & ThreadPlace,
  answer: () => Promise<WireThread>,
): Promise<WireThread> {
  const ofChannel = { ...botPlace(place), language: undefined }
  const before = await bot.language(ofChannel)
  const thread = await answer()
  const chosen = await bot.language(ofChannel)
  return chosen === before ? thread : { ...thread, chosen }
}

async function saySo(
  { book, platforms, botName, clock }: ConversationParts,
  place: ThreadPlace,
  { message, opens }: { readonly message: Message; readonly opens: WirePassage | undefined },
): Promise<WireThread> {
  const rendered = await renderMessage(message, platforms, { botName, logo: '/assets/bot.svg', at: clock() })
  book.add(place, { from: 'bot', message: rendered, ...(opens === undefined ? {} : { opens }) })
  return book.thread(place)
}

async function passageOf(bot: Bot, place: Place, reference: string): Promise<WirePassage | undefined> {
  const citation = (await bot.open(place, reference))?.citation
  if (citation?.span === undefined) return undefined
  const known = await bot.document(place, citation.source)
  return known === undefined ? undefined : { document: citation.source, ...citation.span }
}

/** Whoever opens the page may do everything, for it is their own, and has chosen its language by the switch in its head. */
function botPlace({ channel, thread, language, zone }: Reader & ThreadPlace): Place {
  const target = { platform: PAGE_PLATFORM, workspace: PAGE_WORKSPACE, channel }
  const clock = zone === undefined ? {} : { zone }
  const place = { channel: targetKey(target), thread, language }
  return { ...place, ...clock, target, user: 'reader', isAdmin: true }
}
