/** Characters that numbers are written with, at the start of a text. */
export const HAN_DIGITS = /^[零〇一二两三四五六七八九十]+/

const DIGITS = '零一二三四五六七八九'
const TENS = /^([二三四五六七八九]?)十([一二三四五六七八九]?)$/

/**
 * Reads a whole number from 0 to 99 as Chinese writes it, in Simplified characters: 九, 十五, 二十三, 两.
 * @returns `undefined` for anything else, such as 三五.
 */
export function hanNumber(text: string): number | undefined {
  const [, tens, ones] = TENS.exec(text) ?? []
  if (tens !== undefined) return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + DIGITS.indexOf(ones || '零')
  if (text === '两') return 2
  if (text === '〇') return 0
  return text.length === 1 && DIGITS.includes(text) ? DIGITS.indexOf(text) : undefined
}
