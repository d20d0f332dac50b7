import { z } from 'zod'
import type { RuleMistake } from '../failure/failure.ts'
import { fail, type Result, succeed } from '../failure/result.ts'
import { failRules, ruleMistakes } from '../failure/rule-mistakes.ts'
import { LANGUAGE_TAGS, type LanguageTag } from '../text/language.ts'
import type { Topic } from '../topic/topic.ts'
import { editDistance } from './edit-distance.ts'

/** What a word at the start of a line asks for. */
export type WordMeaning =
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'language'; readonly language: LanguageTag }

/** Every word a reader may start a line with, in all languages, in lower case and Simplified characters. */
export interface Vocabulary {
  readonly meanings: ReadonlyMap<string, WordMeaning>
  /** Folds a reader's words the way the vocabulary's are. */
  readonly fold: (text: string) => string
}

/** What a line asks for. */
export interface ParsedLine {
  readonly meaning: WordMeaning
  /** What follows the word, as the reader wrote it, trimmed. */
  readonly argument: string
}

/**
 * Commands whose Han word does not run on into a sentence: 暂停业务的银行有哪些 asks a question and pauses nothing.
 * A number or a day may follow at once.
 */
const STANDING_ALONE = new Set(['pause', 'resume', 'unsubscribe', 'preview', 'now', 'catchup', 'status'])
/** What changes something is done when it is said, and not when it is asked. */
const CHANGING = new Set(['subscribe', 'pause', 'resume', 'unsubscribe', 'now', 'lang'])
/** Marks behind a word say nothing more. */
const ONLY_MARKS = /^[\s?？!！.。…]*$/
const PAGE = /^\s+[1-9]\d?\s*$/
const NUMBERED = /[\d#＃第到至全所]/

/** What one language's file of words holds. */
const wordsSchema = z.strictObject({
  /** Command id → what a reader may type for it. */
  commands: z.record(z.string().min(1), z.array(z.string().min(1))),
  /** What a reader may type for the language itself. */
  language: z.array(z.string().min(1)).min(1),
})

/** Most edits between a mistyped word and the one meant; one for short words. */
const MOST_EDITS = 2
const SHORT_WORD = 4
const MOST_SUGGESTIONS = 3
/** A reader's line is looked at this far for its first words; no word of the vocabulary is longer. */
const LONGEST_WORD = 60

/**
 * Builds the vocabulary from the words of every language and the topics of the packs.
 * @param wordFiles contents of `content/lang/<tag>/command.json`.
 * @param commands ids of the commands there are.
 * @param fold folds Traditional characters to Simplified; never changes a text's length.
 * @returns a `content-invalid` failure when a file has another shape or names a command that does not exist.
 */
export function parseVocabulary(
  wordFiles: Readonly<Record<LanguageTag, unknown>>,
  commands: readonly string[],
  topics: readonly Topic[],
  fold: (text: string) => string,
): Result<Vocabulary> {
  const foldWord = (text: string): string => fold(text).toLowerCase()
  const words: [string, WordMeaning][] = []
  const mistakes: RuleMistake[] = []
  for (const language of LANGUAGE_TAGS) {
    const read = readWords(wordFiles[language], language, commands)
    if (read.ok) words.push(...read.value)
    else mistakes.push(...read.failure)
  }
  if (mistakes.length > 0) return failRules(mistakes)
  words.push(...topics.flatMap(topicWords))
  // A command's word wins over a topic's, and an earlier one over a later one.
  const meanings = new Map(words.reverse().map(([word, meaning]) => [foldWord(word), meaning]))
  return succeed({ meanings, fold: foldWord })
}

function readWords(
  file: unknown,
  language: LanguageTag,
  commands: readonly string[],
): Result<readonly [string, WordMeaning][], readonly RuleMistake[]> {
  const where = `${language}/command`
  const parsed = wordsSchema.safeParse(file)
  if (!parsed.success) return fail(ruleMistakes(where, file, parsed.error))
  const entries = Object.entries(parsed.data.commands)
  const unknown = entries.filter(([command]) => !commands.includes(command))
  if (unknown.length > 0) {
    return fail(
      unknown.map(([command]) => ({
        file: where,
        path: ['commands', command],
        problem: 'is no command',
      })),
    )
  }
  return succeed([
    ...entries.flatMap(([command, words]) =>
      [command, ...words].map((word): [string, WordMeaning] => [word, { kind: 'command', command }]),
    ),
    ...[language, ...parsed.data.language].map((word): [string, WordMeaning] => [word, { kind: 'language', language }]),
  ])
}

function topicWords(topic: Topic): readonly [string, WordMeaning][] {
  const words = [topic.id, ...Object.values(topic.title), ...topic.words]
  return words.map((word) => [word, { kind: 'topic', topic: topic.id }])
}

/**
 * Finds the longest word of the vocabulary that a line starts with.
 * A command's Latin word must end there; its Han word may run on into the argument (`搜索成本`), but for those that change
 * something.
 * A language stands alone, and so does a topic, but for the number of a page.
 */
export function parseLine(line: string, vocabulary: Vocabulary): ParsedLine | undefined {
  const text = line.trim()
  const head = vocabulary.fold(text.slice(0, LONGEST_WORD))
  for (let length = head.length; length > 0; length--) {
    const meaning = vocabulary.meanings.get(head.slice(0, length))
    if (meaning === undefined || !endsAt(text, length, meaning)) continue
    const behind = text.slice(length)
    return { meaning, argument: ONLY_MARKS.test(behind) ? '' : behind.replace(/^[\s:：,，]+/, '').trim() }
  }
  return undefined
}

function endsAt(text: string, length: number, meaning: WordMeaning): boolean {
  const next = text.charAt(length)
  const behind = text.slice(length)
  if (next !== '' && ONLY_MARKS.test(behind)) return !/[?？]/.test(behind) || !isChange(meaning)
  if (next === '' || /[\s:：,，]/.test(next)) return meaning.kind === 'command' || isAlone(behind, meaning)
  if (meaning.kind !== 'command' || !/\p{Script=Han}/u.test(text.charAt(length - 1))) return false
  return !STANDING_ALONE.has(meaning.command) || NUMBERED.test(next)
}

function isChange(meaning: WordMeaning): boolean {
  return meaning.kind === 'language' || (meaning.kind === 'command' && CHANGING.has(meaning.command))
}

function isAlone(rest: string, { kind }: WordMeaning): boolean {
  return rest.trim() === '' || (kind === 'topic' && PAGE.test(rest))
}

/**
 * Lines that a line with a mistyped first word may mean, nearest first, one a meaning; empty when none is near.
 * What follows the word stays as it was written, and only commands take it.
 */
export function suggestLines(line: string, vocabulary: Vocabulary): readonly string[] {
  const [first = '', ...others] = line.trim().slice(0, LONGEST_WORD).split(/\s+/)
  const rest = others.join(' ')
  const takesRest = (word: string): boolean => vocabulary.meanings.get(word)?.kind === 'command'
  const words = suggestWords(first, vocabulary).filter((word) => rest === '' || takesRest(word))
  return words.map((word) => [word, rest].join(' ').trim())
}

/** Words of the vocabulary that a mistyped one may mean, nearest first, one a meaning. */
function suggestWords(first: string, vocabulary: Vocabulary): readonly string[] {
  const typed = vocabulary.fold(first)
  const limit = typed.length <= SHORT_WORD ? 1 : MOST_EDITS
  if (typed.length < 2) return []
  const near = [...vocabulary.meanings]
    .flatMap(([word, meaning]) => {
      const distance = editDistance(typed, word, limit)
      const isNear = distance <= limit && distance < word.length
      return isNear ? [{ word, meaning: JSON.stringify(meaning), distance }] : []
    })
    .sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1))
  const words = near.filter(({ meaning }, index) => near.findIndex((other) => other.meaning === meaning) === index)
  return words.slice(0, MOST_SUGGESTIONS).map(({ word }) => word)
}
