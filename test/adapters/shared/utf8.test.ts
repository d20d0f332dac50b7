import { utf8Text } from '../../../adapters/shared/utf8.ts'

describe('utf8Text', () => {
  it.each(['', 'plain words', 'Zoë paid 5 €', '\ufeff成本下降', '😀 and 字', '\u0000'])(
    'makes %j of its bytes',
    (text) => {
      expect(utf8Text(Buffer.from(text))).toBe(text)
      expect(utf8Text(new TextEncoder().encode(`xx${text}`).subarray(2))).toBe(text)
    },
  )
})
