/**
 * Longer texts, in code units, are read apart. Reading this much of Chinese, and indexing it, stops the process twice for
 * a fortieth of a second, on a busy machine for a twentieth; a worker has content to read first, which takes a second.
 */
const LONGEST_AT_ONCE = 40_000
/** Anything but letters, digits and white space, of all scripts. */
const MARKS = /[^\p{L}\p{M}\p{N}\s]+/gu
/** Chinese has one mark in seven characters, its conversations one in six, English one in twenty. */
const ORDINARY_SHARE = 1 / 5
/** A mark beyond those may be half a tag, an entity or a quotation: it takes as long as so many letters. */
const LETTERS_PER_MARK = 60

/**
 * Tells whether a text takes so long to read that it is read apart: a long one, or one that holds far more marks than
 * anybody writes. A page that is mostly tags is one of those.
 */
export function isMuchWork(text: string): boolean {
  if (text.length > LONGEST_AT_ONCE) return true
  const marks = text.length - text.replace(MARKS, '').length
  const beyond = Math.max(0, marks - text.length * ORDINARY_SHARE)
  return text.length + beyond * LETTERS_PER_MARK > LONGEST_AT_ONCE
}
