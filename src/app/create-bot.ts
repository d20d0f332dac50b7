import type { Analysis } from '../analysis/analysis.ts'
import { rememberQuestion, renumber } from '../answer/thread.ts'
import { composeEdition } from '../briefing/compose-edition.ts'
import { documentMessage } from '../briefing/document-message.ts'
import { DOCUMENT_PREFERENCES } from '../briefing/edition.ts'
import { numberedItems } from '../briefing/edition-message.ts'
import { type ChannelMemory, type ThreadMemory, threadKey } from '../briefing/memory.ts'
import type { Reader } from '../briefing/reader.ts'
import { type CommandContext, type CommandOutcome, justSay } from '../command/command.ts'
import { explainItem } from '../command/explain-item.ts'
import type { Knowledge } from '../command/knowledge.ts'
import { plainMessage } from '../command/listing.ts'
import { openLine, showLine } from '../command/open-line.ts'
import { needsDesk, runCommandLine, runThreadLine } from '../command/run-line.ts'
import type { SubscriptionDesk } from '../command/subscription/desk.ts'
import { viewDesk } from '../command/subscription/desk-view.ts'
import { today } from '../command/today.ts'
import type { Vocabulary } from '../command/vocabulary.ts'
import type { DocumentInput } from '../document/parse-document.ts'
import { type Result, succeed } from '../failure/result.ts'
import type { Action, Message } from '../message/message.ts'
import type { Voices } from '../message/say.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Library } from '../ports/library.ts'
import type { MemoryStore } from '../ports/memory-store.ts'
import type { LanguageTag } from '../text/language.ts'
import type { ToTraditional } from '../text/traditional.ts'
import type { Bot, LoadedDocument, Place, RawSource } from './bot.ts'
import { createReaders } from './create-readers.ts'
import { chooseReaderLanguage } from './reader-language.ts'
import { type DeskParts, makeChanges, openDesk } from './subscription-desk.ts'

/** What a bot is made of; every part is required. */
export interface BotParts {
  /** What the workspace has published. */
  readonly knowledge: Knowledge
  /** Makes documents ready to be asked about by themselves. */
  readonly knowledgeOf: (analyses: readonly Analysis[]) => Knowledge
  /** Finds what is in a text, with the workspace's topics; takes its time over a long one and stops nothing else. */
  readonly analyse: (source: DocumentInput) => Promise<Result<Analysis>>
  readonly vocabulary: Vocabulary
  readonly voices: Voices
  readonly toTraditional: ToTraditional
  readonly memory: MemoryStore
  readonly library: Library
  readonly calendar: Calendar
  /** `undefined` where no subscriptions are kept, as in a command that answers and ends. */
  readonly desk: DeskParts | undefined
  /** Such as `/genai-report`. */
  readonly commandName: string
  /** Spoken where neither reader nor channel chose and the words do not tell. */
  readonly defaultLanguage: LanguageTag
}

/** What runs within a context: a command line, a thread's line, a button. */
type Run = (context: CommandContext) => CommandOutcome

/** Puts the use cases together: each takes values from the ports, asks the engine, and hands the answer back. */
export function createBot(parts: BotParts): Bot {
  return {
    command: (place, words) => answer(parts, place, { words, run: (context) => runCommandLine(context, words) }),
    reply: (place, text) => answer(parts, place, { words: text, run: (context) => replyTo(context, text) }),
    press: (place, action) => {
      const line = action.verb === 'command' ? action.value : ''
      return answer(parts, place, { words: '', line, run: (context) => pressButton(context, action) })
    },
    digest: (place) => answer(parts, place, { words: '', run: (context) => today.run(context, '') }),
    brief: (place, source) => brief(parts, place, source),
    open: async (place, reference) => {
      const thread = await parts.memory.thread(threadOf(place))
      const own = await threadKnowledge(parts, thread)
      return (own && openLine(own, reference)) ?? openLine(parts.knowledge, reference)
    },
    briefLoaded: async (place, id) => {
      const analysis = await findAnalysis(parts, id)
      return analysis && briefAnalysis(parts, place, analysis)
    },
    isInThread: async (place) => {
      const { posted, documents, asked } = await parts.memory.thread(threadOf(place))
      return posted.length + documents.length + asked.length > 0
    },
    schedule: async (place) => {
      const desk = parts.desk && (await openDesk(parts.desk, place))
      const { language } = await parts.memory.channel(place.channel)
      return desk && viewDesk(desk, readerOf(parts, languageOf(parts, place, { words: '', channel: language })))
    },
    document: (id) => findAnalysis(parts, id),
    documents: async () => [
      ...parts.knowledge.corpus.analyses.map((analysis) => nameDocument(analysis, true)),
      ...(await parts.library.list()).map((analysis) => nameDocument(analysis, false)),
    ],
  }
}

interface Asked {
  /** What the reader wrote; it tells the language. */
  readonly words: string
  /** The line that is run, where it is not what the reader wrote. */
  readonly line?: string
  readonly run: Run
}

async function answer(parts: BotParts, place: Place, { words, line = words, run }: Asked): Promise<Message> {
  const thread = await parts.memory.thread(threadOf(place))
  const own = await threadKnowledge(parts, thread)
  const isAtDesk = parts.desk !== undefined && needsDesk(line, parts.vocabulary)
  const desk = isAtDesk && parts.desk !== undefined ? await openDesk(parts.desk, place) : undefined
  let outcome: CommandOutcome | undefined
  await parts.memory.changeChannel(place.channel, (channel) => {
    outcome = run(contextOf(parts, { place, words, channel, thread, own, desk }))
    return outcome.channel
  })
  if (outcome === undefined) throw new Error('the memory store did not run the change')
  const { message, posted, asked, changes } = outcome
  if (changes !== undefined && parts.desk !== undefined && !(await makeChanges(parts.desk, changes))) {
    return plainMessage(
      { reader: readerOf(parts, message.language) },
      parts.voices[message.language]('subscription.conflict'),
    )
  }
  if (posted.length > 0 || asked !== undefined) {
    await parts.memory.changeThread(threadOf(place), (before) => ({
      ...before,
      posted: renumber(before.posted, posted),
      asked: asked === undefined ? before.asked : rememberQuestion(before.asked, asked),
    }))
  }
  return message
}

interface Situation {
  readonly place: Place
  readonly words: string
  readonly channel: ChannelMemory
  readonly thread: ThreadMemory
  /** What this thread's own documents can be asked; `undefined` when it has none. */
  readonly own: Knowledge | undefined
  readonly desk: SubscriptionDesk | undefined
}

function contextOf(parts: BotParts, { place, words, channel, thread, own, desk }: Situation): CommandContext {
  const language = languageOf(parts, place, { words, channel: channel.language })
  return {
    knowledge: own ?? parts.knowledge,
    fallback: own === undefined ? undefined : parts.knowledge,
    vocabulary: parts.vocabulary,
    reader: readerOf(parts, language),
    readerOf: (other) => readerOf(parts, other),
    channel,
    thread,
    desk,
    date: parts.calendar.today(),
    commandName: parts.commandName,
  }
}

/** A thread about a text that is gone must not be answered from something else. */
function replyTo(context: CommandContext, text: string): CommandOutcome {
  const isGone = context.thread.documents.length > 0 && context.fallback === undefined
  if (isGone) return justSay(context, plainMessage(context, context.reader.say('command.document-gone')))
  return runThreadLine(context, text)
}

function languageOf(
  { defaultLanguage }: BotParts,
  { language, locale }: Place,
  { words, channel }: { readonly words: string; readonly channel: LanguageTag | undefined },
): LanguageTag {
  return chooseReaderLanguage(words, { reader: language, locale, channel, otherwise: defaultLanguage })
}

function readerOf(parts: BotParts, language: LanguageTag): Reader {
  return createReaders(parts)(language)
}

function pressButton(context: CommandContext, { verb, value }: Pick<Action, 'verb' | 'value'>): CommandOutcome {
  switch (verb) {
    case 'show-line':
      return showLine(context, value)
    case 'why':
      return explainItem(context, value)
    case 'command':
      return runCommandLine(context, value)
    case 'ask':
      return runThreadLine(context, value)
  }
}

async function brief(parts: BotParts, place: Place, source: RawSource): ReturnType<Bot['brief']> {
  const { format, text, ...origin } = source
  const analysed = await parts.analyse({ format, text, origin })
  if (!analysed.ok) return analysed
  const analysis = analysed.value
  await parts.library.add(analysis)
  return succeed({ document: analysis.document.id, message: await briefAnalysis(parts, place, analysis) })
}

async function briefAnalysis(parts: BotParts, place: Place, analysis: Analysis): Promise<Message> {
  const { id, language } = analysis.document
  const channel = await parts.memory.channel(place.channel)
  const reader = readerOf(parts, place.language ?? place.locale ?? channel.language ?? language)
  const edition = composeEdition({
    corpus: parts.knowledgeOf([analysis]).corpus,
    seen: new Set(),
    preferences: { ...DOCUMENT_PREFERENCES, language: reader.language },
    number: 1,
    date: parts.calendar.today(),
  })
  await parts.memory.changeThread(threadOf(place), (before) => ({
    ...before,
    posted: numberedItems(edition),
    documents: [...new Set([...before.documents, id])],
  }))
  return documentMessage(analysis, edition, reader)
}

function nameDocument({ document }: Analysis, published: boolean): LoadedDocument {
  return { id: document.id, title: document.title ?? document.origin.name, published }
}

async function findAnalysis(parts: BotParts, id: string): Promise<Analysis | undefined> {
  const published = parts.knowledge.corpus.analyses.find(({ document }) => document.id === id)
  return published ?? (await parts.library.find(id))
}

async function threadKnowledge(parts: BotParts, thread: ThreadMemory): Promise<Knowledge | undefined> {
  const found = await Promise.all(thread.documents.map((id) => findAnalysis(parts, id)))
  const analyses = found.filter((analysis) => analysis !== undefined)
  return analyses.length === 0 ? undefined : parts.knowledgeOf(analyses)
}

function threadOf({ channel, thread }: Place): string {
  return threadKey(channel, thread)
}
