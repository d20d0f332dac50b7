import { rememberQuestion, renumber } from '../answer/thread.ts'
import { type ChannelMemory, type ThreadMemory, threadKey } from '../briefing/memory.ts'
import type { Reader } from '../briefing/reader.ts'
import type { CommandContext, CommandOutcome } from '../command/command.ts'
import type { Knowledge } from '../command/knowledge.ts'
import { plainMessage } from '../command/listing.ts'
import { needsDesk } from '../command/run-line.ts'
import type { SubscriptionDesk } from '../command/subscription/desk.ts'
import { FailureError } from '../failure/failure.ts'
import { textRun } from '../message/runs.ts'
import type { Say } from '../message/say.ts'
import { inviteText } from '../subscription/invite-text.ts'
import type { LanguageTag } from '../text/language.ts'
import type { BotParts } from './bot-parts.ts'
import { findAnalysis } from './find-analysis.ts'
import { personalPlace } from './personal-place.ts'
import type { Place } from './place.ts'
import { chooseReaderLanguage } from './reader-language.ts'
import { makeChanges, openDesk } from './subscription-desk.ts'

/** What runs within a context: a command line, a thread's line, a button. */
export type Run = (context: CommandContext) => CommandOutcome

/** What is asked at a place. */
export interface Asked {
  /** What the reader wrote; it tells the language. */
  readonly words: string
  /** The line that is run, where it is not what the reader wrote. */
  readonly line?: string
  /** Whether it is about the channel's digests, whatever its words are. */
  readonly isAtDesk?: boolean
  /** `refuse`: what would change the channel's digests changes nothing, and says so; allowed when not given. */
  readonly deskChanges?: 'refuse'
  readonly run: Run
  /** What the thread remembers of the outcome beside what was posted and asked. */
  readonly alsoRemember?: (thread: ThreadMemory, outcome: CommandOutcome) => ThreadMemory
}

/** What was answered. */
export interface Answered extends CommandOutcome {
  /** `conflict`: somebody else changed the same at that moment. `refused`: it would have changed what it must not. */
  readonly ended: 'done' | 'conflict' | 'refused'
  /** Whether the thread remembers it. What nothing later leans on is answered also where it cannot be remembered. */
  readonly isRemembered: boolean
}

/**
 * Answers at a place: reads what is remembered, runs, and remembers what came of it.
 * @throws FailureError when the store fails.
 */
export async function answerAt(
  parts: BotParts,
  asker: Place,
  { words, line = words, isAtDesk = needsDesk(line, parts.vocabulary), deskChanges, run, alsoRemember }: Asked,
): Promise<Answered> {
  const place = await personalPlace(parts.memory, asker)
  const ownLanguage = asker.language === undefined ? place.language : undefined
  const thread = await parts.memory.thread(threadOf(place))
  const own = await threadKnowledge(parts, place, thread)
  const desk = isAtDesk && parts.desk !== undefined ? await openDesk(parts.desk, place) : undefined
  let outcome: CommandOutcome | undefined
  await parts.memory.changeChannel(place.channel, (channel) => {
    outcome = run(contextOf(parts, { place, ownLanguage, words, channel, thread, own, desk }))
    return outcome.channel
  })
  if (outcome === undefined) throw new Error('the memory store did not run the change')
  if (deskChanges !== 'refuse') outcome = await whereReached(parts, place, outcome)
  const { changes } = outcome
  if (changes !== undefined && deskChanges === 'refuse') {
    return {
      ...outcome,
      message: sentence(parts, outcome, (say) => say('subscription.not-by-edit')),
      ...UNDONE,
      ended: 'refused',
    }
  }
  if (changes !== undefined && parts.desk !== undefined && !(await makeChanges(parts.desk, changes))) {
    return {
      ...outcome,
      message: sentence(parts, outcome, (say) => say('subscription.conflict')),
      ...UNDONE,
      ended: 'conflict',
    }
  }
  const isRemembered = await rememberOutcome(parts, place, { outcome, alsoRemember })
  return { ...outcome, ended: 'done', isRemembered }
}

/**
 * Digests that are asked for where none can arrive: better said now than by the ledger tomorrow. One that was to come at
 * once is not even tried.
 */
async function whereReached(parts: BotParts, place: Place, outcome: CommandOutcome): Promise<CommandOutcome> {
  const { isReached, target, commandName = parts.commandName } = place
  const { changes, ...said } = outcome
  const { save = [], deliver = [] } = changes ?? {}
  const isToCome = deliver.length > 0 || save.some(({ subscription }) => subscription.pause === undefined)
  if (!isToCome || target === undefined || isReached === undefined || (await isReached())) return outcome
  const valuesIn = (say: Say) => ({ invite: inviteText(target, say), command: commandName })
  if (deliver.length > 0) {
    return { ...said, message: sentence(parts, outcome, (say) => say('subscription.now-uninvited', valuesIn(say))) }
  }
  const { message } = outcome
  const say = parts.voices[message.language]
  const warning = textRun(say('subscription.uninvited', valuesIn(say)), 'strong')
  return { ...outcome, message: { ...message, blocks: [{ kind: 'paragraph', content: [warning] }, ...message.blocks] } }
}

const UNDONE = { isRemembered: false } as const

function sentence(
  parts: BotParts,
  { message: { language } }: CommandOutcome,
  write: (say: Say) => string,
): CommandOutcome['message'] {
  return plainMessage({ reader: parts.readerOf(language) }, write(parts.voices[language]))
}

interface ToRemember {
  readonly outcome: CommandOutcome
  readonly alsoRemember: Asked['alsoRemember'] | undefined
}

/** All of it in one change. @throws FailureError when the store fails and a later line may lean on it. */
async function rememberOutcome(
  { memory }: BotParts,
  place: Place,
  { outcome, alsoRemember }: ToRemember,
): Promise<boolean> {
  const { posted, asked, page } = outcome
  if (posted.length === 0 && asked === undefined && alsoRemember === undefined) return true
  const question = asked && { ...asked, ...(place.message === undefined ? {} : { message: place.message }) }
  try {
    await memory.changeThread(threadOf(place), (before) => {
      const thread = alsoRemember?.(before, outcome) ?? before
      if (posted.length === 0 && question === undefined) return thread
      return {
        ...thread,
        posted: renumber(before.posted, posted),
        last: { from: 0, to: posted.length, ...page },
        asked: question === undefined ? before.asked : rememberQuestion(before.asked, question),
      }
    })
    return true
  } catch (error) {
    if (error instanceof FailureError && posted.length === 0 && question === undefined) return false
    throw error
  }
}

interface Situation extends Pick<CommandContext, 'ownLanguage'> {
  readonly place: Place
  readonly words: string
  readonly channel: ChannelMemory
  readonly thread: ThreadMemory
  /** What this thread's own documents can be asked; `undefined` when it has none. */
  readonly own: Knowledge | undefined
  readonly desk: SubscriptionDesk | undefined
}

function contextOf(parts: BotParts, situation: Situation): CommandContext {
  const { place, ownLanguage, words, channel, thread, own, desk } = situation
  const language = languageOf(parts, place, { words, channel: channel.language })
  return {
    knowledge: own ?? parts.knowledge,
    fallback: own === undefined ? undefined : parts.knowledge,
    vocabulary: parts.vocabulary,
    reader: parts.readerOf(language),
    ownLanguage,
    readerOf: parts.readerOf,
    channel,
    thread,
    desk,
    date: parts.calendar.today(),
    commandName: place.commandName ?? parts.commandName,
  }
}

function languageOf(
  { defaultLanguage }: BotParts,
  { language, locale }: Place,
  { words, channel }: { readonly words: string; readonly channel: LanguageTag | undefined },
): LanguageTag {
  return chooseReaderLanguage(words, { reader: language, locale, channel, otherwise: defaultLanguage })
}

/** What a thread's own documents can be asked; `undefined` when it has none. */
export async function threadKnowledge(
  parts: BotParts,
  place: Place,
  thread: ThreadMemory,
): Promise<Knowledge | undefined> {
  const found = await Promise.all(thread.documents.map((id) => findAnalysis(parts, place, id)))
  const analyses = found.filter((analysis) => analysis !== undefined)
  return analyses.length === 0 ? undefined : parts.knowledgeOf(analyses)
}

/** The key of a place's thread. */
export function threadOf({ channel, thread }: Place): string {
  return threadKey(channel, thread)
}

/** The reader at a place, where no words tell a language. */
export async function readerAt(parts: BotParts, asker: Place): Promise<Reader> {
  const place = await personalPlace(parts.memory, asker)
  const { language } = await parts.memory.channel(place.channel)
  return parts.readerOf(languageOf(parts, place, { words: '', channel: language }))
}
