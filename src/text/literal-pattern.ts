/** A text as a regular expression that matches it to the letter, to be put into a longer one. */
export function literalPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
