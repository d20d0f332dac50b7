import type { Answer, AnswerOutcome, AnswerSentence } from '../answer/answer.ts'
import { answerMessage, sentenceBlocks } from '../answer/answer-message.ts'
import { nothingAbout } from '../answer/answer-question.ts'
import { ruleAgainst } from '../answer/policy.ts'
import { readQuestion } from '../answer/read-question.ts'
import { findPronoun, speaksOfSomebody, withName } from '../answer/thread.ts'
import type { AskedBefore } from '../briefing/memory.ts'
import { paragraph } from '../message/blocks.ts'
import type { PolicyRule } from '../pack/pack.ts'
import type { LanguageTag } from '../text/language.ts'
import { questionLanguage } from '../text/question-language.ts'
import { sliceSpan } from '../text/span.ts'
import { type Command, type CommandContext, type CommandOutcome, justSay } from './command.ts'
import { plainMessage } from './listing.ts'
import { answerBeside, isStray, tellWhy } from './thread/beside-line.ts'
import { type Found, firstAnswer } from './thread/first-answer.ts'
import { completeFollowUp } from './thread/follow-up.ts'
import { threadWords } from './thread/thread-words.ts'
import { namesIn, whomItMeans } from './thread/whom.ts'

/** Answers a question with sentences of the sources, each cited. */
export const ask: Command = {
  id: 'ask',
  run(context, argument) {
    if (argument !== '') return askQuestion(context, argument)
    const { reader } = context
    const example = reader.say('command.ask-example')
    return justSay(context, plainMessage(context, reader.say('command.ask-empty', { example })))
  },
}

/**
 * Answers a question in the language it is asked in.
 * A thread's own documents are asked first; when they do not answer, the workspace's sources are.
 * "He" and 他 are whom the thread spoke of last: of several people of a digest, the one who speaks of what is asked.
 */
export function askQuestion(context: CommandContext, question: string): CommandOutcome {
  const language = questionLanguage(question, context.reader.language)
  const rule = ruleFor(context, question)
  if (rule !== undefined)
    return justSay(context, plainMessage({ ...context, reader: context.readerOf(language) }, rule.say[language]))
  const why = tellWhy(context, question)
  if (why !== undefined) return why
  const onward = askOn(context, question, language)
  if (onward !== undefined) return onward
  const meant = readingsOf(context, question)
  if (meant.length === 0) return askWhom({ ...context, reader: context.readerOf(language) }, question)
  const readings = meant.map((reading) => ({
    reading,
    ...firstAnswer(context, { question: reading, language, shown: [] }),
  }))
  const [first, ...others] = readings
  if (first === undefined) throw new Error('a question has at least one reading')
  const best = others.reduce((one, other) => (other.answer.confidence > one.answer.confidence ? other : one), first)
  const isLost = isStray(context, best.reading, best.answer)
  const beside = isNew(context, best.answer) && !isLost ? undefined : answerBeside(context, best.reading)
  const found = isLost ? { ...best, answer: nothingAbout(context.knowledge.index) } : best
  return beside ?? sayAnswer(context, found, { question: best.reading, shownAs: question, language })
}

/**
 * Answers a line that asks on from the last question as the question it stands for.
 * @returns `undefined` for a line that asks by itself, and where something else may be meant which is told.
 */
function askOn(context: CommandContext, line: string, language: LanguageTag): CommandOutcome | undefined {
  const meant = completeFollowUp(context, line)
  if (meant === undefined) return undefined
  const { question, asked, about, isBound } = meant
  const sought = { question: asked, language, shown: [], about }
  const plain = firstAnswer(context, sought)
  const isTold = about === undefined || plain.answer.outcome === 'answered'
  const found = isTold ? plain : firstAnswer(context, { ...sought, isNameSought: true })
  if (!isBound && found.answer.outcome !== 'answered') return undefined
  return sayAnswer(context, found, { question, shownAs: line, language })
}

/** Whether something answers that is not the very line which was shown last. */
function isNew({ thread }: CommandContext, { outcome, sentences }: Answer): boolean {
  return outcome === 'answered' && sentences[0]?.reference !== thread.asked.at(-1)?.answers[0]
}

function ruleFor({ knowledge, fallback }: CommandContext, question: string): PolicyRule | undefined {
  const packs = [...knowledge.corpus.packs, ...(fallback?.corpus.packs ?? [])]
  const { fold } = knowledge.index.index.rules
  for (const { policy } of packs) {
    const rule = ruleAgainst(policy, question, fold)
    if (rule !== undefined) return rule
  }
  return undefined
}

/** Answers the last question of a thread again, in another language. */
export function askAgain(context: CommandContext, { question }: AskedBefore, language: LanguageTag): CommandOutcome {
  const found = firstAnswer(context, { question, language, shown: [] })
  return sayAnswer(context, found, { question, shownAs: question, language })
}

/** Whether a question that was asked before is answered, or only nearly. */
export function outcomeOf(context: CommandContext, { question }: AskedBefore): AnswerOutcome {
  return firstAnswer(context, { question, language: context.reader.language, shown: [] }).answer.outcome
}

/**
 * Says what else answers the last question of a thread. What only stands beside an answer is no more of it: the lines
 * must speak of something that was asked about.
 */
export function askMore(context: CommandContext, { question, answers }: AskedBefore): CommandOutcome {
  const { reader } = context
  const { answer: found } = firstAnswer(context, { question, language: reader.language, shown: answers })
  const sentences = found.outcome === 'answered' ? onSubject(context, question, found.sentences) : []
  if (sentences.length === 0) return justSay(context, plainMessage(context, reader.say('answer.more-none')))
  const posted = sentences.map(({ reference }) => reference)
  const { language } = reader
  const summary = reader.say('answer.more-summary', { count: sentences.length })
  const message = { language, summary, blocks: sentenceBlocks(sentences, reader) }
  return { ...justSay(context, message, posted), asked: { question, answers: [...answers, ...posted] } }
}

/** Those that hold a word or a concept of a question; of a sentence in another language nothing can be told by words. */
function onSubject(
  { knowledge: { index } }: CommandContext,
  question: string,
  sentences: readonly AnswerSentence[],
): readonly AnswerSentence[] {
  const asked = readQuestion(index.index, question).parts
  const isHan = questionLanguage(question, 'en') !== 'en'
  return sentences.filter(({ text, language }) => {
    if ((language !== 'en') !== isHan) return true
    const { keys } = readQuestion(index.index, text)
    return asked.some(({ key }) => keys.has(key))
  })
}

/**
 * A question as it may be meant: with each name that a pronoun of it may stand for, likeliest first.
 * None when it opens with a pronoun and nobody has been named: whom it means is then to be asked.
 */
function readingsOf(context: CommandContext, question: string): readonly string[] {
  const words = threadWords(context)
  if (!speaksOfSomebody(question, words) || namesIn(context, question).length > 0) return [question]
  const names = whomItMeans(context, question)
  if (names.length > 0) return names.map((name) => withName(question, name, words))
  return pronounOf(context, question) === undefined ? [question] : []
}

/** The pronoun of a question that names nothing before it which it could stand for. */
function pronounOf(context: CommandContext, question: string): string | undefined {
  const { index } = context.knowledge.index
  const { rules } = index
  const pronoun = findPronoun(rules.fold(question), rules.thread)
  if (pronoun === undefined) return undefined
  const { parts } = readQuestion(index, question.slice(0, pronoun.start))
  return parts.length === 0 ? sliceSpan(question, pronoun) : undefined
}

function askWhom(context: CommandContext, question: string): CommandOutcome {
  const pronoun = pronounOf(context, question) ?? ''
  return justSay(context, plainMessage(context, context.reader.say('answer.whom', { pronoun })))
}

interface Said {
  /** As it was understood. */
  readonly question: string
  /** As it is repeated to the reader. */
  readonly shownAs: string
  readonly language: LanguageTag
}

function sayAnswer(context: CommandContext, { answer, isElsewhere }: Found, said: Said): CommandOutcome {
  const { question, shownAs, language } = said
  const reader = context.readerOf(language)
  const plain = answerMessage(answer, shownAs, reader)
  const blocks = isElsewhere ? [paragraph(reader.say('answer.elsewhere')), ...plain.blocks] : plain.blocks
  const message = { ...plain, blocks }
  const answers = answer.sentences.map((sentence) => sentence.reference)
  return { ...justSay(context, message, answers), asked: { question, answers } }
}
