/** A joiner that binds two emoji into one, as families and professions are written. */
const BINDING_JOINER = /(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D(?=\p{Extended_Pictographic})/u

/** Everything that is changed or removed, and a line ending; most texts have none of it. */
const UNUSUAL = /[\p{Cc}\p{Cs}\p{Cf}\u2028\u2029]/u

/**
 * Makes a text from outside safe to lay out, without changing a character that has a shape.
 *
 * Removed, because they show nothing and can hide or reorder what is shown: control characters, bidirectional
 * controls, zero-width and other format characters (a joiner within an emoji stays). A lone surrogate becomes U+FFFD,
 * every line ending becomes `\n`, a tab becomes a space, and more than one blank line becomes one.
 * Linear in the text's length.
 *
 * @see Unicode Technical Report 36, §2 on bidirectional text and invisible characters.
 */
export function harmlessText(text: string): string {
  if (!UNUSUAL.test(text)) return text
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/\p{Cf}/gu, keepBindingJoiner)
    .replace(/\n{3,}/g, '\n\n')
}

/** Makes a text from outside safe to lay out in one line: line endings become single spaces, ends are trimmed. */
export function harmlessLine(text: string): string {
  return harmlessText(text).replace(/\n+/g, ' ').trim()
}

function keepBindingJoiner(character: string, offset: number, text: string): string {
  if (character !== '\u200D') return ''
  return BINDING_JOINER.test(text.slice(Math.max(0, offset - 2), offset + 3)) ? character : ''
}
