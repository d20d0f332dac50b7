import { findPronoun, speaksOfSomebody, withName } from '../../answer/thread.ts'
import { dropEnd } from '../../text/drop-end.ts'
import { madeOnce } from '../../text/made-once.ts'
import { askQuestion } from '../ask.ts'
import type { CommandContext, CommandOutcome } from '../command.ts'
import { findPeople, isNamed, listPeople, nearPeople } from '../people.ts'
import type { ParsedLine, Vocabulary } from '../vocabulary.ts'
import { who } from '../who.ts'
import { looksLikeQuestion } from './looks-like-question.ts'
import { findHolders, namesPost } from './role-holders.ts'
import { threadWords } from './thread-words.ts'
import { whomItMeans } from './whom.ts'

/** "Who runs the bank that was fined?" names nobody who could be introduced, and no post that somebody here holds. */
export function asksForMoreThanName(context: CommandContext, argument: string): boolean {
  const { fold } = context.vocabulary
  const people = listPeople(context)
  if (findPeople(people, argument, fold).length > 0 || findHolders(context, argument).length > 0) return false
  if (speaksOfSomebody(argument, threadWords(context)) || namesPost(context, argument)) return true
  if (nearPeople(people, argument, fold).length > 0) return false
  // "who was fined?": a name nobody knows begins with a capital
  return /^\p{Ll}/u.test(argument) || looksLikeQuestion(argument.replace(/[?？]/g, ''))
}

/** Chinese words that ask who somebody is. */
const whoWords = madeOnce(({ meanings }: Vocabulary) =>
  [...meanings].filter(
    ([word, meaning]) => meaning.kind === 'command' && meaning.command === who.id && /^\p{Script=Han}/u.test(word),
  ),
)

/** 郭嵩是谁, 首席风险官是谁: the name or the post of somebody, and behind it what else stands before one. */
export function parseNameFirst(context: CommandContext, line: string): ParsedLine | undefined {
  const text = dropEnd(line.trim(), (unit) => /[\s?？。]/.test(unit))
  const { vocabulary } = context
  const { fold } = vocabulary
  const folded = fold(text)
  for (const [word, meaning] of whoWords(vocabulary)) {
    if (!folded.endsWith(word)) continue
    const argument = text.slice(0, -word.length).trim()
    const isKnown = isNamed(listPeople(context), argument, fold) || findHolders(context, argument).length > 0
    if (isKnown) return { meaning, argument }
  }
  return undefined
}

/**
 * Introduces whom a pronoun means: "who is she?", 他是谁？
 * @param parse reads a line with the name in the pronoun's place.
 * @returns `undefined` for a line that asks something else.
 */
export function runWhoIsThat(
  context: CommandContext,
  line: string,
  parse: (line: string) => ParsedLine | undefined,
): CommandOutcome | undefined {
  const words = threadWords(context)
  const [name] = whomItMeans(context, line)
  if (name === undefined || !isAtEdge(line, words)) return undefined
  const named = withName(line, name, words).trim()
  const meaning = parse(named)?.meaning
  if (meaning?.kind !== 'command' || meaning.command !== who.id) return undefined
  const isKnown = findPeople(listPeople(context), name, context.vocabulary.fold).length > 0
  return isKnown ? who.run(context, name) : askQuestion(context, named)
}

/** "Who is his boss?" asks for somebody else. */
function isAtEdge(line: string, { tree, fold }: ReturnType<typeof threadWords>): boolean {
  const pronoun = findPronoun(fold(line), tree)
  if (pronoun === undefined) return false
  return line.slice(0, pronoun.start).trim() === '' || /^[\s?？!！。.]*$/u.test(line.slice(pronoun.end))
}
