import { isUtf8 } from 'node:buffer'
import { atOnce, FailureError, type Steps } from '../../src/index.ts'
import { readingUtf8 } from '../shared/utf8.ts'
import { binaryKind } from './binary-kind.ts'
import { decodingChinese } from './chinese-encodings.ts'
import { decodeUtf16 } from './utf16.ts'

/** Most bytes of one source: 20 MB of text with room to spare, and no more than the engine parses. */
export const MOST_BYTES = 24 * 1024 * 1024

const REPLACEMENT = '\ufffd'

/**
 * Decodes the bytes of a source: UTF-8; UTF-16, also without its byte order mark; GB18030 or Big5 when the bytes are no UTF-8 and
 * read as everyday Chinese. Nothing is guessed beyond that and no byte is replaced, because a wrong character in a
 * quote is a wrong quote.
 *
 * @returns the text as it is, with its byte order mark, so that offsets are those of the file.
 * @throws FailureError `source-too-large`, `source-empty`, `source-binary`, or `source-encoding` with the first byte
 * that cannot be read. Linear.
 */
export function decodeText(bytes: Uint8Array): string {
  return atOnce(decodingText(bytes))
}

/** The same in steps. */
export function* decodingText(bytes: Uint8Array): Steps<string> {
  if (bytes.length > MOST_BYTES) throw tooLarge(bytes.length)
  if (bytes.length === 0) throw new FailureError({ code: 'source-empty', detail: 'it has no bytes' })
  const wide = decodeUtf16(bytes)
  if (wide !== undefined) return wide
  yield undefined
  const kind = binaryKind(bytes)
  if (kind !== undefined) throw new FailureError({ code: 'source-binary', detail: `it looks like ${kind}` })
  if (isUtf8(bytes)) return yield* readingUtf8(bytes)
  const chinese = yield* decodingChinese(bytes)
  if (chinese !== undefined) return chinese
  const detail = `byte ${firstBrokenByte(bytes) + 1} is not UTF-8, nor is the text GB18030 or Big5`
  throw new FailureError({ code: 'source-encoding', detail })
}

/**
 * Makes the failure of a source that has more than `MOST_BYTES`.
 * @param byteLength as far as it is known.
 */
export function tooLarge(byteLength: number): FailureError {
  const megabytes = (count: number): string => `${(count / 1024 / 1024).toFixed(1)} MiB`
  const detail = `${megabytes(byteLength)}, at most ${megabytes(MOST_BYTES)}`
  return new FailureError({ code: 'source-too-large', detail })
}

/** Place of the first byte that is no UTF-8: where a decoder puts a replacement that the text itself does not have. */
function firstBrokenByte(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  let [read, offset] = [0, 0]
  for (let mark = text.indexOf(REPLACEMENT); mark >= 0; mark = text.indexOf(REPLACEMENT, mark + 1)) {
    offset += Buffer.byteLength(text.slice(read, mark))
    read = mark
    const isOwn = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd
    if (!isOwn) return offset
  }
  return offset
}
