import type { SearchIndex } from '../index-passages.ts'
import type { Way } from './group.ts'

/** Words that are remembered of each index; a word has some dozen ways. */
const MOST_WORDS = 500

/** Finds the ways of saying what a key stands for, and remembers them. */
export type FindWays = (index: SearchIndex, key: string, find: () => readonly Way[]) => readonly Way[]

/**
 * Makes a memory of what was found for the words of questions: they come again, and each is looked up among all that a
 * dictionary links it with. It goes with its index, and holds the newest words only.
 */
export function rememberWays(): FindWays {
  const known = new WeakMap<SearchIndex, Map<string, readonly Way[]>>()
  return (index, key, find) => {
    const words = known.get(index) ?? new Map<string, readonly Way[]>()
    known.set(index, words)
    const before = words.get(key)
    if (before !== undefined) return before
    const found = find()
    words.set(key, found)
    const [oldest] = words.keys()
    if (words.size > MOST_WORDS && oldest !== undefined) words.delete(oldest)
    return found
  }
}
