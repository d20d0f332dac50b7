/** A line at least this long is taken for a question, and not for a name or a mistyped command. */
const QUESTION_CODE_UNITS = 6
const QUESTION_WORDS = 3

/** Tells whether a line is a question by its mark, or else by its length. */
export function looksLikeQuestion(line: string): boolean {
  const text = line.trim()
  if (/[?？]/.test(text)) return true
  const isHan = /\p{Script=Han}/u.test(text)
  return isHan ? text.length >= QUESTION_CODE_UNITS : text.split(/\s+/).length >= QUESTION_WORDS
}
