import type { Steps } from '../../src/index.ts'
import { PIECE_BYTES } from '../shared/utf8.ts'

/** An older encoding of Chinese, and which of its two-byte characters are in daily use. */
interface ChineseEncoding {
  /** As `TextDecoder` names it. */
  readonly label: string
  isCommon(lead: number, trail: number): boolean
}

/**
 * Both standards put the characters of daily use first: a text read in the wrong one is full of rare ones.
 * @see GB/T 2312-1980: punctuation in rows 1 to 3, the 3,755 first-level characters in rows 16 to 55.
 * @see Big5 (ETEN): punctuation in A140 to A3BF, the 5,401 frequently used characters in A440 to C67E.
 */
const ENCODINGS: readonly ChineseEncoding[] = [
  {
    label: 'gb18030',
    isCommon: (lead, trail) => trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7)),
  },
  { label: 'big5', isCommon: (lead) => lead >= 0xa1 && lead <= 0xc6 },
]

/** Least share of common characters in a text that is taken for Chinese; real ones have above nine in ten. */
const COMMON_SHARE = 0.8
/** How much of a text is looked at. */
const HEAD_BYTES = 65_536

/**
 * Decodes a text in GB18030 (with GBK and GB 2312) or Big5, in steps.
 *
 * @returns `undefined` unless every byte is valid in one of them and the characters are those of everyday Chinese;
 * where both fit, the one with more common characters.
 */
export function* decodingChinese(bytes: Uint8Array): Steps<string | undefined> {
  const ranked = ENCODINGS.map((encoding) => ({ encoding, share: commonShare(bytes, encoding) }))
    .filter(({ share }) => share >= COMMON_SHARE)
    .sort((a, b) => b.share - a.share)
  for (const { encoding } of ranked) {
    const text = yield* decodingStrictly(bytes, encoding.label)
    if (text !== undefined) return text
  }
  return undefined
}

function commonShare(bytes: Uint8Array, { isCommon }: ChineseEncoding): number {
  let [common, all] = [0, 0]
  const end = Math.min(bytes.length, HEAD_BYTES)
  for (let i = 0; i < end; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[i + 1] ?? 0
    all++
    if (isCommon(lead, trail)) common++
    i++
  }
  return all === 0 ? 0 : common / all
}

function* decodingStrictly(bytes: Uint8Array, label: string): Steps<string | undefined> {
  const decoder = new TextDecoder(label, { fatal: true })
  const pieces: string[] = []
  try {
    for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
      pieces.push(decoder.decode(bytes.subarray(from, from + PIECE_BYTES), { stream: true }))
      yield undefined
    }
    pieces.push(decoder.decode())
  } catch {
    return undefined
  }
  return pieces.join('')
}
