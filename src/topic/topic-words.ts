import { sliceSpan } from '../text/span.ts'
import type { TopicMatch } from './topic.ts'

/** More of them than a reader takes in at a glance. */
const MOST_WORDS = 4

/**
 * The words that led to a topic, for whoever asks why an item is under it.
 *
 * @returns exact slices of the text, in its order, each once in whatever case; at least one, at most four.
 */
export function topicWords(text: string, { terms }: TopicMatch): readonly string[] {
  const words = new Map<string, string>()
  for (const span of terms) {
    const word = sliceSpan(text, span)
    const key = word.toLowerCase()
    if (!words.has(key)) words.set(key, word)
    if (words.size === MOST_WORDS) break
  }
  return [...words.values()]
}
