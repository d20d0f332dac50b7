/** A question that is this short leans on the line that was shown before it: 赔了多少？, "how many people?". */
const LEANING_HAN = 8
const LEANING_WORDS = 4

/** Tells whether a question is so short that it leans on what was said before it. */
export function isShort(question: string): boolean {
  const han = question.match(/\p{Script=Han}/gu)?.length ?? 0
  return han > 0 ? han <= LEANING_HAN : question.trim().split(/\s+/).length <= LEANING_WORDS
}
