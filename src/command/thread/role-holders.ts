import { readQuestion } from '../../answer/read-question.ts'
import { POST } from '../../answer/thread.ts'
import { findPhrases } from '../../search/phrase-tree.ts'
import { LANGUAGE_TAGS } from '../../text/language.ts'
import { containsSpan } from '../../text/span.ts'
import type { CommandContext } from '../command.ts'
import { listPeople, type Person } from '../people.ts'
import { threadWords } from './thread-words.ts'

/** A post is named by a few words. */
const LONGEST_POST = 80

/** Tells whether words name a post, such as 首席风险官 or "the chairman of Wenge". */
export function namesPost({ knowledge }: Pick<CommandContext, 'knowledge'>, words: string): boolean {
  const { shows, thread, fold } = knowledge.index.index.rules
  const folded = fold(words.slice(0, LONGEST_POST))
  const phrases = [...findPhrases(shows, folded), ...findPhrases(thread, folded)]
  return phrases.some(({ concept }) => concept === 'role' || concept.startsWith(POST))
}

/**
 * Finds the speakers who hold a post: every word of it stands in their role, however an abbreviation is written out.
 * A deputy and a former holder do not hold it. Nobody holds one whose firm is only pointed at ("its president").
 */
export function findHolders(context: CommandContext, post: string): readonly Person[] {
  if (post.length > LONGEST_POST || !namesPost(context, post) || pointsBack(context, post)) return []
  const asked = readPost(context, post)
  if (asked.length === 0) return []
  const isHeldBy = (role: string): boolean => {
    const held = new Set(readPost(context, role))
    return asked.every((key) => held.has(key)) && isFull(context, post, role)
  }
  return listPeople(context).filter(({ speaker: { role } }) =>
    LANGUAGE_TAGS.some((tag) => role !== undefined && isHeldBy(role[tag])),
  )
}

/** What a post is compared by: the posts it names, and the words beside them. */
function readPost(context: CommandContext, words: string): readonly (string | number)[] {
  const { index } = context.knowledge.index
  const { tree, fold } = threadWords(context)
  const posts = findPhrases(tree, fold(words)).filter(({ concept }) => concept.startsWith(POST))
  const beside = readQuestion(index, words).parts.filter(
    ({ span }) => !posts.some((one) => containsSpan(one.span, span)),
  )
  return [...posts.map(({ concept }) => concept), ...beside.map(({ key }) => key)]
}

function isFull(context: CommandContext, post: string, role: string): boolean {
  const { tree, fold } = threadWords(context)
  const isLess = (words: string): boolean => findPhrases(tree, fold(words)).some(({ concept }) => concept === 'lesser')
  return isLess(post) || !isLess(role)
}

function pointsBack({ knowledge }: CommandContext, post: string): boolean {
  const { pointsBack, fold } = knowledge.index.index.rules
  const folded = fold(post).toLowerCase()
  return [...pointsBack].some((word) =>
    /[a-z]/.test(word) ? ` ${folded} `.includes(` ${word} `) : folded.startsWith(word),
  )
}
