import { readMove, type ThreadMove } from '../answer/thread.ts'
import { harmlessText } from '../message/harmless-text.ts'
import { hasRequestWords, readChoice } from '../subscription/read-choice.ts'
import { ask, askMore, askQuestion } from './ask.ts'
import { type CommandContext, type CommandOutcome, justSay } from './command.ts'
import { answerCourtesy } from './courtesy.ts'
import { explainItem } from './explain-item.ts'
import { help } from './help.ts'
import { chooseLanguage, lang } from './lang.ts'
import { plainMessage, readPage } from './listing.ts'
import { quotes } from './quotes.ts'
import { repeatedWords } from './reader-words.ts'
import { search } from './search.ts'
import { showLine } from './show-line.ts'
import { sources } from './sources.ts'
import { speakers } from './speakers.ts'
import { catchup } from './subscription/catchup.ts'
import { pause, resume } from './subscription/pause.ts'
import { postNow } from './subscription/post-now.ts'
import { preview } from './subscription/preview.ts'
import { status } from './subscription/status.ts'
import { subscribe } from './subscription/subscribe.ts'
import { subscriptions } from './subscription/subscriptions.ts'
import { undo } from './subscription/undo.ts'
import { unsubscribe } from './subscription/unsubscribe.ts'
import { tellSummary } from './summary.ts'
import { asAsked } from './thread/as-asked.ts'
import { looksLikeQuestion } from './thread/looks-like-question.ts'
import { sayAgain } from './thread/say-again.ts'
import { threadWords } from './thread/thread-words.ts'
import { asksForMoreThanName, parseNameFirst, runWhoIsThat } from './thread/who-line.ts'
import { tellSpeaker } from './thread/who-said.ts'
import { more, today } from './today.ts'
import { showTopic, topic } from './topic.ts'
import { type ParsedLine, parseLine, suggestLines, type Vocabulary } from './vocabulary.ts'
import { who } from './who.ts'

/** Every command, in the order of the help text. To add one: write its file, add it here. */
export const COMMANDS = [
  today,
  more,
  topic,
  quotes,
  speakers,
  who,
  search,
  ask,
  sources,
  lang,
  subscribe,
  subscriptions,
  pause,
  resume,
  unsubscribe,
  undo,
  preview,
  postNow,
  catchup,
  status,
  help,
] as const

/** Commands that look at the channel's subscriptions. */
const DESK_COMMANDS: ReadonlySet<string> = new Set(
  [subscribe, subscriptions, pause, resume, unsubscribe, preview, postNow, catchup, status].map(({ id }) => id),
)

/** Those whose words begin other sentences too; who writes `subscribe` means it. */
const QUESTIONABLE: ReadonlySet<string> = new Set([...DESK_COMMANDS].filter((id) => id !== subscribe.id))

/** Commands with nothing to add to. */
const TAKES_NOTHING: ReadonlySet<string> = new Set([today, more, speakers, sources, undo, help].map(({ id }) => id))
/** In characters, as 今日简报发一下 has behind its word. */
const LONGEST_COURTESY = 3

/** Tells whether a line needs the channel's desk to be answered. */
export function needsDesk(line: string, vocabulary: Vocabulary): boolean {
  const meaning = parseLine(line, vocabulary)?.meaning
  return meaning?.kind === 'command' && DESK_COMMANDS.has(meaning.command)
}

/** Ids of all commands, as the words' data names them. */
export const COMMAND_IDS: readonly string[] = COMMANDS.map(({ id }) => id)

/** In code units. What is longer is a question, of which the beginning is read, or a command that says what is wrong. */
const LONGEST_LINE = 4000

/**
 * The beginning of a line, and a mark that it went on: nothing behind it is ever read, and to look through a megabyte
 * for its language alone holds everybody else up. What shows nothing is taken out: a word that was copied off a page,
 * or from right-to-left text, may hold marks that nobody sees, and is the same word.
 */
export function cutLine(line: string): string {
  const said = line.length > LONGEST_LINE ? line.trim() : line
  return harmlessText(said.length > LONGEST_LINE ? `${said.slice(0, LONGEST_LINE)}…` : said)
}

/** A command of so many words is short enough to hold a slip. */
const SLIP_WORDS = 3

/**
 * Runs a line that was addressed to the command: a command, a topic, a question, or a near miss.
 * An empty line shows the help text, and one too long is a question, but for what is about digests. Never throws for
 * bad input.
 */
export function runCommandLine(context: CommandContext, line: string): CommandOutcome {
  if (line.trim() === '') return help.run(context, '')
  if (line.trim().length > LONGEST_LINE) return runLongLine(context, line)
  const courtesy = answerCourtesy(context, line)
  if (courtesy !== undefined) return courtesy
  const move = readMove(line, { posted: [], asked: [] }, threadWords(context))
  return move?.kind === 'summary' ? tellSummary(context) : runSaidLine(context, line)
}

/**
 * What is about digests is told its mistake however long it is: each of those commands takes far less than what is read
 * here, so that nothing is done for its beginning alone.
 */
function runLongLine(context: CommandContext, line: string): CommandOutcome {
  const beginning = line.trim().replace(/\s+/g, ' ').slice(0, LONGEST_LINE)
  const parsed = needsDesk(beginning, context.vocabulary) ? parseLine(beginning, context.vocabulary) : undefined
  return parsed === undefined ? askQuestion(context, beginning) : runParsed(context, beginning, parsed)
}

function runSaidLine(context: CommandContext, line: string): CommandOutcome {
  const move = moveElsewhere(context, line)
  // "source" alone is a command
  const isOfThread = move === 'who' || move === 'why' || move === 'missing'
  const parse = (text: string): ParsedLine | undefined => (isOfThread ? undefined : parseWords(context, text))
  const told = runWhoIsThat(context, line, parse)
  if (told !== undefined) return told
  const parsed = parse(line)
  if (parsed !== undefined) return runParsed(context, line, parsed)
  if (isOfThread || move === 'open') return sayThreadOnly(context, line)
  const suggestions = suggestionsFor(context, line)
  return suggestions.length > 0 ? notUnderstood(context, line, suggestions) : askQuestion(context, line)
}

function parseWords(context: CommandContext, line: string): ParsedLine | undefined {
  return parseLine(line, context.vocabulary) ?? parseNameFirst(context, line)
}

/** Most items that a message numbers. */
const MOST_NUMBERS = 50

/** What a line would ask for in a thread where much was shown; outside of threads, `#2` and "who said that?" are nothing. */
function moveElsewhere(context: CommandContext, line: string): ThreadMove['kind'] | undefined {
  if (context.thread.posted.length + context.thread.asked.length > 0) return undefined
  const elsewhere = { posted: Array.from({ length: MOST_NUMBERS }, String), asked: [] }
  return readMove(line, elsewhere, threadWords(context))?.kind
}

function sayThreadOnly(context: CommandContext, line: string): CommandOutcome {
  const words = repeatedWords(line)
  return justSay(context, plainMessage(context, context.reader.say('command.thread-only', { words })))
}

/** Runs a line written in a thread: what leans on an item or the last answer is shown, a command is run, anything else is a question. */
export function runThreadLine(context: CommandContext, line: string): CommandOutcome {
  if (line.trim().length > LONGEST_LINE) return runLongLine(context, line)
  const courtesy = answerCourtesy(context, line)
  if (courtesy !== undefined) return courtesy
  const move = readMove(line, context.thread, threadWords(context))
  if (move !== undefined) return runMove(context, move)
  return runSaidLine(context, line)
}

function runMove(context: CommandContext, move: ThreadMove): CommandOutcome {
  if (move.kind === 'translate') return sayAgain(context, move.language)
  if (move.kind === 'more') return askMore(context, move.asked)
  if (move.kind === 'next') return move.line === null ? noMore(context) : runCommandLine(context, move.line)
  if (move.kind === 'summary') return tellSummary(context)
  if (move.kind === 'missing') return noSuchNumber(context, move)
  const { reference } = move
  const asked = asAsked(context, reference)
  const told = tellMove(context, move.kind, reference)
  // of what is not there any more nobody asks on
  return asked.question === '' ? told : { ...told, asked }
}

function tellMove(context: CommandContext, kind: 'open' | 'who' | 'why', reference: string): CommandOutcome {
  if (kind === 'why') return explainItem(context, reference)
  return kind === 'who' ? tellSpeaker(context, reference) : showLine(context, reference)
}

function noMore(context: CommandContext): CommandOutcome {
  return justSay(context, plainMessage(context, context.reader.say('command.no-more-items')))
}

function noSuchNumber(context: CommandContext, { number, count }: { number: number; count: number }): CommandOutcome {
  const said = count === 0 ? 'command.no-numbers' : 'command.no-such-number'
  return justSay(context, plainMessage(context, context.reader.say(said, { number, count })))
}

function runParsed(context: CommandContext, line: string, { meaning, argument }: ParsedLine): CommandOutcome {
  const within = meaning.kind === 'command' && meaning.command === more.id ? topicOf(context, argument) : undefined
  if (within !== undefined) return showTopic(context, within, 1)
  if (isQuestionInstead(context, line, { meaning, argument })) return askQuestion(context, line)
  if (meaning.kind === 'topic') return showTopic(context, meaning.topic, readPage(argument).page)
  if (meaning.kind === 'language') return chooseLanguage(context, meaning.language)
  const command = COMMANDS.find(({ id }) => id === meaning.command)
  if (command === undefined) throw new Error(`the vocabulary names a command ${meaning.command} that does not exist`)
  return command.run(context, argument)
}

/**
 * A question may begin as a command does: "now that models are cheap, what do banks do?" posts nothing. What a command
 * about subscriptions takes is so little that anything else, at a question's length, is one.
 */
function isQuestionInstead(context: CommandContext, line: string, { meaning, argument }: ParsedLine): boolean {
  const { desk } = context
  if (meaning.kind === 'command' && TAKES_NOTHING.has(meaning.command)) return saysMore(context, argument)
  if (meaning.kind === 'command' && meaning.command === who.id) return asksForMoreThanName(context, argument)
  const isAtDesk = meaning.kind === 'command' && QUESTIONABLE.has(meaning.command)
  if (!isAtDesk || argument === '' || !looksLikeQuestion(line)) return false
  if (desk === undefined || readChoice(argument, desk.words).ok) return false
  return /[?？]/.test(line) || !hasRequestWords(argument, desk.words)
}

/** `more risks` is about the topic. */
function topicOf({ vocabulary }: CommandContext, argument: string): string | undefined {
  const meaning = parseLine(argument, vocabulary)?.meaning
  return meaning?.kind === 'topic' ? meaning.topic : undefined
}

/** A word of courtesy may follow a command that takes none; more than that is a question: 今天天气怎么样, `help me choose`. */
function saysMore({ vocabulary }: CommandContext, argument: string): boolean {
  if (/[?？]/.test(argument)) return true
  // what is to be undone may be named as it was typed
  if (needsDesk(argument, vocabulary)) return false
  const isHan = /\p{Script=Han}/u.test(argument)
  return isHan ? argument.length > LONGEST_COURTESY : argument.split(/\s+/).length > 1
}

/** What a line may mean that is no command; none for a question. */
function suggestionsFor({ vocabulary }: CommandContext, line: string): readonly string[] {
  return looksLikeQuestion(line) && !looksLikeSlip(line) ? [] : suggestLines(line, vocabulary)
}

/** A Latin word with one or two behind it may be a mistyped command, however long the line is: `qoutes 郭嵩`. */
function looksLikeSlip(line: string): boolean {
  const words = line.trim().split(/\s+/)
  return words.length <= SLIP_WORDS && /^\p{Script=Latin}+$/u.test(words[0] ?? '') && !/[?？]/.test(line)
}

function notUnderstood(context: CommandContext, line: string, suggestions: readonly string[]): CommandOutcome {
  const { reader } = context
  const words = repeatedWords(line)
  const inScript = (word: string): string => (reader.language === 'zh-Hant' ? reader.toTraditional(word) : word)
  const separator = reader.say('edition.topic-separator')
  const text = reader.say('command.did-you-mean', { words, suggestions: suggestions.map(inScript).join(separator) })
  const message = plainMessage(context, text)
  const buttons = suggestions.map((word) => ({ verb: 'command' as const, label: inScript(word), value: word }))
  const blocks = [...message.blocks, { kind: 'actions' as const, actions: buttons }]
  return justSay(context, { ...message, blocks })
}
