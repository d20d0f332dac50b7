import type { WhetherWords } from '../search/asking-words.ts'
import { madeOfNewest } from '../search/remember-newest.ts'
import { dropEnd } from '../text/drop-end.ts'
import { madeOnce } from '../text/made-once.ts'

/** What may stand behind a question. */
const CLOSING = /[?？!！.。\s]/u

/**
 * Tells whether a question asks for a yes or a no: "Has the bank closed?", 银行关了吗?, "Tell me whether …".
 * One that asks for something besides, or asks for a favour, is none: "Do you know when …?", "Can you show …?".
 *
 * @param folded a folded question.
 */
export function asksWhether(folded: string, words: WhetherWords): boolean {
  return remembered(words)(folded)
}

/** It is asked for what may be answered, and again for how it is. */
const MOST_QUESTIONS = 4

const remembered = madeOnce((words: WhetherWords) => madeOfNewest(MOST_QUESTIONS, (folded) => asksAnew(folded, words)))

function asksAnew(folded: string, { opens, closes, within, open }: WhetherWords): boolean {
  const asked = dropEnd(folded.toLowerCase().replaceAll('’', "'"), (unit) => CLOSING.test(unit)).trim()
  const words = asked.match(/[\p{L}']+/gu) ?? []
  const joined = ` ${words.join(' ')} `
  const holds = (text: string): boolean =>
    /^[a-z' ]+$/.test(text) ? joined.includes(` ${text} `) : asked.includes(text)
  if (open.some(holds)) return false
  return opens.includes(words[0] ?? '') || closes.some((close) => asked.endsWith(close)) || within.some(holds)
}
