import type { WhetherWords } from '../search/asking-words.ts'

/**
 * Tells whether a question asks for a yes or a no: "Has the bank closed?", 银行关了吗?, "Tell me whether …".
 * One that asks for something besides, or asks for a favour, is none: "Do you know when …?", "Can you show …?".
 *
 * @param folded a folded question.
 */
export function asksWhether(folded: string, { opens, closes, within, open }: WhetherWords): boolean {
  const asked = folded
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[?？!！.。\s]+$/u, '')
    .trim()
  const words = asked.match(/[\p{L}']+/gu) ?? []
  const holds = (text: string): boolean =>
    /^[a-z' ]+$/.test(text) ? ` ${words.join(' ')} `.includes(` ${text} `) : asked.includes(text)
  if (open.some(holds)) return false
  return opens.includes(words[0] ?? '') || closes.some((close) => asked.endsWith(close)) || within.some(holds)
}
