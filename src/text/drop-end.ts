/**
 * Takes marks off the end of a text, in a time that grows with their number alone. A pattern such as `[\s?]+$` begins
 * anew at each mark of each run that does not end the text, and takes minutes for a long run of spaces.
 *
 * @param isMark tells of one code unit whether it is taken off.
 */
export function dropEnd(text: string, isMark: (unit: string) => boolean): string {
  let end = text.length
  while (end > 0 && isMark(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
