/** Tells whether a UTF-16 code unit is a Han character of the basic plane (Extension A and compatibility included). */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0xf900 && unit <= 0xfaff)
}

/** Tells whether a code unit is an ASCII digit. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

/** Tells whether a code unit is an ASCII capital letter. */
export function isCapital(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a
}

/** Tells whether a code unit is an ASCII small letter. */
export function isSmall(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a
}

/** Tells whether a code unit is an apostrophe, straight or curly. */
export function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019
}

/** Tells whether a code unit is a letter of the Latin script, accents included. */
export function isLatinLetter(unit: number): boolean {
  if (unit < 0xc0) return isSmall(unit) || isCapital(unit)
  return (unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7) || (unit >= 0x1e00 && unit <= 0x1eff)
}

/** Tells whether a code unit is white space or invisible: spaces of every width, line ends, BOM, zero-width space. */
export function isSpace(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  if (unit < 0x1680) return unit === 0xa0 || unit === 0x85
  if (unit >= 0x2000 && unit <= 0x200b) return true
  return unit === 0x3000 || unit === 0xfeff || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x1680
}

/** Tells whether a code unit is white space as `\s` of a regular expression has it: without U+0085 and U+200B. */
export function isWhiteSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  return unit === 0x205f || (unit !== 0x85 && unit !== 0x200b && isSpace(unit))
}
