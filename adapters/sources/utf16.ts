import { isUtf8 } from 'node:buffer'
import { FailureError } from '../../src/index.ts'

/** Share of zero bytes that Latin text in UTF-16 has at least; half of them are nearly always. */
const LATIN_ZEROS = 0.4

type Order = 'utf-16le' | 'utf-16be'

/** What everyday text in our languages is made of: Latin, general punctuation, Chinese with its marks, full-width forms. */
const EVERYDAY = /[\t\r\n\u0020-\u024f\u2000-\u206f\u20a0-\u214f\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/g
/** Share of a text's code units that are everyday; pairs of bytes at random have two in five. */
const EVERYDAY_SHARE = 0.98

/**
 * Decodes UTF-16: with a byte order mark, or without one where its zero bytes tell the order and the text is everyday.
 *
 * @returns `undefined` for what is in another encoding or no text at all.
 * @throws FailureError `source-encoding` for text that has the mark and is broken further on.
 */
export function decodeUtf16(bytes: Uint8Array): string | undefined {
  const marked = markedOrder(bytes)
  if (marked === undefined) return decodeUnmarked(bytes)
  const text = decodeAs(marked, bytes)
  if (text !== undefined) return text
  throw new FailureError({ code: 'source-encoding', detail: `it begins as ${marked} and is broken further on` })
}

function markedOrder([first, second]: Uint8Array): Order | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/**
 * Every text has a line end, a space or a digit: in UTF-16 their high byte is zero, which the low byte of everyday
 * characters hardly ever is, and no byte in another encoding that is read.
 */
function decodeUnmarked(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0]
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (bytes.length % 2 !== 0 || even === odd) return undefined
  // a text of one byte a letter with a few zeros in it would read as rare Chinese
  if (isUtf8(bytes) && even + odd < bytes.length * LATIN_ZEROS) return undefined
  const text = decodeAs(odd > even ? 'utf-16le' : 'utf-16be', bytes)
  return text !== undefined && isEveryday(text) ? text : undefined
}

function isEveryday(text: string): boolean {
  return (text.match(EVERYDAY)?.length ?? 0) >= text.length * EVERYDAY_SHARE
}

function decodeAs(order: Order, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(order, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
