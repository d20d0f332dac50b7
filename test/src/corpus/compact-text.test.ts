import { compactText } from '../../../src/corpus/compact-text.ts'

describe('compactText', () => {
  it('keeps letters and digits, small, and tells where each stood', () => {
    const { text, offsets } = compactText('「轩辕」 70B,\n2024 年')

    expect(text).toBe('轩辕70b2024年')
    expect([...offsets]).toEqual([1, 2, 5, 6, 7, 10, 11, 12, 13, 15])
  })

  it('keeps letters outside the basic plane and of other scripts whole', () => {
    expect(compactText('𠮷·Жан, さくら').text).toBe('𠮷жанさくら')
  })

  it('makes nothing of marks alone', () => {
    expect(compactText('“……”').text).toBe('')
  })
})
