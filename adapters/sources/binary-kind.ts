/** How a file begins that is no text, and what to call it in a sentence. */
const OPENINGS: readonly { readonly bytes: string; readonly kind: string }[] = [
  { bytes: '%PDF-', kind: 'a PDF' },
  { bytes: 'PK\u0003\u0004', kind: 'a Word, Excel, PowerPoint or ZIP file' },
  { bytes: '\u00d0\u00cf\u0011\u00e0', kind: 'an old Word, Excel or PowerPoint file' },
  { bytes: '{\\rtf', kind: 'an RTF file' },
  { bytes: '\u0089PNG', kind: 'a picture' },
  { bytes: '\u00ff\u00d8\u00ff', kind: 'a picture' },
  { bytes: 'GIF8', kind: 'a picture' },
  { bytes: '\u001f\u008b', kind: 'a compressed file' },
  { bytes: '7z\u00bc\u00af', kind: 'a compressed file' },
  { bytes: 'Rar!', kind: 'a compressed file' },
  { bytes: '\u007fELF', kind: 'a program' },
  { bytes: 'SQLite format 3', kind: 'a database' },
]

/** How much of a file is looked at for control characters, and the share of them that no text has. */
const HEAD_BYTES = 65_536
/** Bytes at random have one in ten; the busiest coloured terminal log stays below one in thirty. */
const CONTROL_SHARE = 0.05

/**
 * Tells what bytes are when they are no text in any encoding that has one byte for an ASCII letter.
 *
 * @returns words that complete "it looks like …"; `undefined` for what may be a text. Looks at every byte for a NUL.
 */
export function binaryKind(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES))
  const opening = head.toString('latin1', 0, 16)
  const known = OPENINGS.find((entry) => opening.startsWith(entry.bytes))
  if (known !== undefined) return known.kind
  if (bytes.includes(0)) return 'a file with zero bytes, which no text has'
  const controls = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0)
  return controls > head.length * CONTROL_SHARE ? 'a file full of control characters' : undefined
}

/** C0 controls but for tab, line ends, form feed and escape, which terminals' logs are full of. */
function isControl(byte: number): boolean {
  return byte < 0x09 || byte === 0x0b || (byte > 0x0d && byte < 0x20 && byte !== 0x1b) || byte === 0x7f
}
