import { decodeText, MOST_BYTES } from '../../../adapters/sources/decode.ts'
import { failureOf } from './failure-of.ts'

/** "近年来，银行用大模型审阅贷款合同。" and "近年來，銀行用模型審閱貸款合約。" in encodings that the runtime can read but not write. */
const GB_TEXT = 'bdfcc4eac0b4a3acd2f8d0d0d3c3b4f3c4a3d0cdc9f3d4c4b4fbbfeebacfcdaca1a3'
const BIG5_TEXT = 'aaf1a67ea8d3a141bbc8a6e6a5cebcd2abacbc66be5cb655b4daa658acf9a143'

describe('decodeText', () => {
  it('reads UTF-8 and keeps its byte order mark, so that offsets are those of the file', () => {
    const text = decodeText(Buffer.from('\ufeff银行說 “yes” 😀'))

    expect(text).toBe('\ufeff银行說 “yes” 😀')
  })

  it('keeps a replacement character that the text has itself', () => {
    const text = decodeText(Buffer.from('before \ufffd after'))

    expect(text).toBe('before \ufffd after')
  })

  it('reads UTF-16 in either byte order when a mark tells it', () => {
    const little = Buffer.from('\ufeff贷款 loan', 'utf16le')
    const big = Buffer.from(little).swap16()

    expect(decodeText(little)).toBe('\ufeff贷款 loan')
    expect(decodeText(big)).toBe('\ufeff贷款 loan')
  })

  it.each([
    ['Latin', 'Rates rose in May.\r\nThey fell in June.'],
    ['Chinese', '近年来，银行用大模型审阅贷款合同。\n成本下降了30%，一致认为可行。\n'],
  ])('reads %s in UTF-16 without a mark, in either byte order', (_, text) => {
    const little = Buffer.from(text, 'utf16le')

    expect(decodeText(little)).toBe(text)
    expect(decodeText(Buffer.from(little).swap16())).toBe(text)
  })

  it.each([
    ['numbers of two bytes', Buffer.from(new Uint16Array(Array.from({ length: 200 }, (_, at) => at * 7)).buffer)],
    ['text with zero bytes', Buffer.from('A text that has\u0000 some zero\u0000 bytes.')],
  ])('takes %s for no UTF-16', (_, bytes) => {
    expect(failureOf(() => decodeText(bytes)).code).toBe('source-binary')
  })

  it('reads everyday Chinese in GB18030', () => {
    const text = decodeText(Buffer.from(GB_TEXT, 'hex'))

    expect(text).toBe('近年来，银行用大模型审阅贷款合同。')
  })

  it('reads everyday Chinese in Big5', () => {
    const text = decodeText(Buffer.from(BIG5_TEXT, 'hex'))

    expect(text).toBe('近年來，銀行用模型審閱貸款合約。')
  })

  it('says which byte is no UTF-8, behind characters of several bytes and an own replacement character', () => {
    const bytes = Buffer.concat([Buffer.from('银\ufffd'), Buffer.from([0x41, 0xff, 0x42])])

    const failure = failureOf(() => decodeText(bytes))

    expect(failure.code).toBe('source-encoding')
    expect(failure.detail).toContain('byte 8 ')
  })

  it('does not take western bytes for Chinese', () => {
    const latin = Buffer.from('Le café où naît la crème brûlée', 'latin1')

    expect(failureOf(() => decodeText(latin)).code).toBe('source-encoding')
  })

  it('refuses UTF-16 that breaks off within a character', () => {
    const failure = failureOf(() => decodeText(Buffer.from([0xff, 0xfe, 0x41])))

    expect(failure.code).toBe('source-encoding')
  })

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ')],
    ['a Word', Buffer.from('PK\u0003\u0004rest')],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['zero bytes', Buffer.from('text with \u0000 in it')],
    ['control characters', Buffer.from('\u0001\u0002\u0003 text \u0004\u0005')],
  ])('says that a file looks like %s', (kind, bytes) => {
    const failure = failureOf(() => decodeText(bytes))

    expect(failure.code).toBe('source-binary')
    expect(failure.detail).toContain(kind)
  })

  it('finds a zero byte anywhere', () => {
    const bytes = Buffer.alloc(1_000_000, 'a')
    bytes[999_999] = 0

    expect(failureOf(() => decodeText(bytes)).code).toBe('source-binary')
  })

  it('lets a terminal’s coloured log be text', () => {
    const log = '\u001b[32mok\u001b[0m all is well\n'.repeat(50)

    expect(decodeText(Buffer.from(log))).toBe(log)
  })

  it('says that there is nothing in no bytes', () => {
    expect(failureOf(() => decodeText(Buffer.alloc(0))).code).toBe('source-empty')
  })

  it('takes a source of the largest size and refuses one byte more', () => {
    expect(decodeText(Buffer.alloc(MOST_BYTES, 'a'))).toHaveLength(MOST_BYTES)
    expect(failureOf(() => decodeText(Buffer.alloc(MOST_BYTES + 1, 'a'))).code).toBe('source-too-large')
  })
})
