import { type ThreadMemory, threadKey } from '../briefing/memory.ts'
import type { CommandOutcome } from '../command/command.ts'
import { runCommandLine } from '../command/run-line.ts'
import { fitSummary } from '../message/fit.ts'
import type { Message, MessageBlock } from '../message/message.ts'
import { textRun } from '../message/runs.ts'
import { answerAt, threadOf } from './answer-at.ts'
import type { PostShared, Shared } from './bot.ts'
import type { BotParts } from './bot-parts.ts'
import type { Place } from './place.ts'

/** A reader shares what they see, or what they saw a moment ago. */
const MOST_KEPT = 3
const WORDS_SHOWN = 60

/**
 * Answers one reader alone, and keeps the answer in their own thread so that they can show it to the channel.
 * Where it cannot be kept, it is still given.
 */
export async function answerPrivately(parts: BotParts, place: Place, words: string): Promise<Message> {
  let answer: number | undefined
  const { message, isRemembered } = await answerAt(parts, place, {
    words,
    run: (context) => runCommandLine(context, words),
    alsoRemember(thread, outcome) {
      if (!isWorthSharing(outcome)) return thread
      answer = (thread.answers.at(-1)?.id ?? 0) + 1
      return { ...thread, answers: keep(thread.answers, { id: answer, words, outcome }) }
    },
  })
  return isRemembered && answer !== undefined ? withShareButton(parts, message, answer) : message
}

/** A plain sentence, and what was changed for the channel, need no second showing. */
function isWorthSharing({ message, changes }: CommandOutcome): boolean {
  return changes === undefined && message.blocks.length > 1
}

interface Given {
  readonly id: number
  readonly words: string
  readonly outcome: CommandOutcome
}

function keep(answers: ThreadMemory['answers'], { id, words, outcome }: Given): ThreadMemory['answers'] {
  const { message, posted } = outcome
  const shown = fitSummary(words, WORDS_SHOWN)
  return [...answers, { id, words: shown, message, posted, isShared: false }].slice(-MOST_KEPT)
}

function withShareButton({ voices }: BotParts, message: Message, answer: number): Message {
  const label = voices[message.language]('judge.label-share')
  const share: MessageBlock = { kind: 'actions', actions: [{ verb: 'share', label, value: String(answer) }] }
  return { ...message, blocks: [...message.blocks, share] }
}

/** What is to be shared, and how. */
export interface Sharing {
  readonly place: Place
  /** The value of the pressed button. */
  readonly answer: string
  readonly post: PostShared
}

/**
 * Shows a private answer to its channel, once however often the button is pressed: it counts as shared before it is
 * posted, and again as private only when it surely was not.
 */
export async function shareAnswer(parts: BotParts, { place, answer, post }: Sharing): Promise<Shared> {
  const { memory } = parts
  const id = Number(answer)
  const { answers } = await memory.thread(threadOf(place))
  const kept = answers.find((one) => one.id === id)
  if (kept === undefined) return 'gone'
  if (!(await mark(parts, place, { id, isShared: true }))) return 'shared-before'
  const posted = await post(sharedMessage(parts, kept.message, kept.words))
  if (posted === undefined) {
    await mark(parts, place, { id, isShared: false })
    return 'not-posted'
  }
  await memory.changeThread(threadKey(place.channel, posted), (before) => ({ ...before, posted: kept.posted }))
  return 'shared'
}

/** @returns whether it was not so before. */
async function mark(
  { memory }: BotParts,
  place: Place,
  { id, isShared }: { readonly id: number; readonly isShared: boolean },
): Promise<boolean> {
  let isChanged = false
  await memory.changeThread(threadOf(place), (before) => {
    isChanged = before.answers.some((one) => one.id === id && one.isShared !== isShared)
    if (!isChanged) return before
    return { ...before, answers: before.answers.map((one) => (one.id === id ? { ...one, isShared } : one)) }
  })
  return isChanged
}

function sharedMessage({ voices }: BotParts, message: Message, words: string): Message {
  const text = voices[message.language]('judge.shared-from', { words: fitSummary(words, WORDS_SHOWN) })
  return { ...message, blocks: [...message.blocks, { kind: 'note', content: [textRun(text, 'quiet')] }] }
}
