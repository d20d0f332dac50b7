/** Elements whose text stands above or below the line. */
export type Shift = 'sup' | 'sub'

/** Tells whether an element's text stands above or below the line. */
export function isShift(name: string | undefined): name is Shift {
  return name === 'sup' || name === 'sub'
}

const FIRST_BELOW = 0x2080
const ABOVE = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/**
 * Writes raised and lowered numbers with the characters for them: as plain digits, 10 to the ninth would read 109.
 * Other text above or below the line (`10th`) reads the same without.
 * @param shift the innermost such element that the text stands in; `undefined` leaves the text as it is.
 */
export function shiftDigits(text: string, shift: string | undefined): string {
  if (shift === undefined || !/^[\s\d[\](),-]+$/.test(text)) return text
  return text.replace(/\d/g, (digit) =>
    shift === 'sup' ? ABOVE.charAt(Number(digit)) : String.fromCharCode(FIRST_BELOW + Number(digit)),
  )
}
