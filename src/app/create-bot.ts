import { type CommandContext, type CommandOutcome, justSay } from '../command/command.ts'
import { plainMessage } from '../command/listing.ts'
import { cutLine, runCommandLine, runThreadLine } from '../command/run-line.ts'
import { viewDesk } from '../command/subscription/desk-view.ts'
import { askAbout } from '../command/thread/ask-about.ts'
import { openReference } from '../command/thread/find-reference.ts'
import { today } from '../command/today.ts'
import { titleOf } from '../document/title-of.ts'
import type { Message } from '../message/message.ts'
import { type Asked, answerAt, type Run, readerAt, threadKnowledge, threadOf } from './answer-at.ts'
import type { Bot, LoadedDocument } from './bot.ts'
import type { BotParts } from './bot-parts.ts'
import { briefAnalysis, briefSource } from './brief-document.ts'
import { createHome } from './create-home.ts'
import { createExchanges } from './exchanges.ts'
import { findAnalysis } from './find-analysis.ts'
import { personalPlace } from './personal-place.ts'
import { type Place, workspaceOf } from './place.ts'
import { pressButton } from './press-button.ts'
import { answerPrivately, shareAnswer } from './share-answer.ts'
import { openDesk } from './subscription-desk.ts'

/** Puts the use cases together: each takes values from the ports, asks the engine, and hands the answer back. */
export function createBot(parts: BotParts): Bot {
  return {
    command: (place, words) => sayTo(parts, place, words, runCommandLine),
    privately: (place, words) => answerPrivately(parts, place, cutLine(words)),
    share: (place, answer, post) => shareAnswer(parts, { place, answer, post }),
    reply: (place, text) => sayTo(parts, place, text, replyTo),
    async revise(place, text, kind) {
      const words = cutLine(text)
      const run: Run = (context) => (kind === 'command' ? runCommandLine(context, words) : replyTo(context, words))
      const { message, ended } = await answerAt(parts, place, { words, deskChanges: 'refuse', run })
      return { kind: ended === 'refused' ? 'refused' : 'answered', message }
    },
    press: (place, action) => {
      const line = action.verb === 'command' ? action.value : ''
      const user = place.user ?? ''
      return say(parts, place, { words: '', line, run: (context) => pressButton(context, action, user) })
    },
    askAbout: (place, reference, asked) =>
      sayTo(parts, place, asked, (context, question) => askAbout(context, { reference, question })),
    digest: (place) => say(parts, place, { words: '', run: (context) => today.run(context, '') }),
    brief: (place, source) => briefSource(parts, place, source),
    open: async (place, reference) => {
      const thread = await parts.memory.thread(threadOf(place))
      const own = await threadKnowledge(parts, place, thread)
      const channel = await parts.memory.channel(place.channel)
      const known = { knowledge: own ?? parts.knowledge, fallback: own && parts.knowledge, channel }
      return openReference(known, reference)
    },
    briefLoaded: async (place, id) => {
      const analysis = await findAnalysis(parts, place, id)
      return analysis && briefAnalysis(parts, place, analysis)
    },
    language: async (place) => (await readerAt(parts, place)).language,
    isInThread: async (place) => {
      const { posted, documents, asked } = await parts.memory.thread(threadOf(place))
      return posted.length + documents.length + asked.length > 0
    },
    ...createExchanges(parts),
    home: parts.desk && createHome(parts, parts.desk),
    schedule: async (asker) => {
      const place = await personalPlace(parts.memory, asker)
      const desk = parts.desk && (await openDesk(parts.desk, place))
      return desk && viewDesk(desk, await readerAt(parts, place))
    },
    document: (place, id) => findAnalysis(parts, place, id),
    documents: (place) => listDocuments(parts, place),
  }
}

type RunWords = (context: CommandContext, words: string) => CommandOutcome

function sayTo(parts: BotParts, place: Place, text: string, run: RunWords): Promise<Message> {
  const words = cutLine(text)
  return say(parts, place, { words, run: (context) => run(context, words) })
}

async function say(parts: BotParts, place: Place, asked: Asked): Promise<Message> {
  return (await answerAt(parts, place, asked)).message
}

/** A thread about a text that is gone must not be answered from something else. */
function replyTo(context: CommandContext, text: string): CommandOutcome {
  const isGone = context.thread.documents.length > 0 && context.fallback === undefined
  if (isGone) return justSay(context, plainMessage(context, context.reader.say('command.document-gone')))
  return runThreadLine(context, text)
}

async function listDocuments(
  { knowledge, library }: BotParts,
  place: Pick<Place, 'target'>,
): Promise<readonly LoadedDocument[]> {
  const published = knowledge.corpus.analyses.map(({ document }) => ({ id: document.id, title: titleOf(document) }))
  const brought = await library.list(workspaceOf(place))
  return [
    ...published.map((one) => ({ ...one, published: true })),
    ...brought.map(({ id, title }) => ({ id, title, published: false })),
  ]
}
