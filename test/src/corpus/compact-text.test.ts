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

  it('keeps what makes a number another one', () => {
    const compact = (text: string) => compactText(text).text

    expect(compact('增长了 1.5%，不是 -3.2%。')).toBe('增长了1.5%不是-3.2%')
    expect(compact('增长了１.5％')).toBe(compact('增长了１．5%'))
    expect(compact('2020-2021, e.g. B-52.')).toBe('20202021egb52')
  })

  it('makes nothing of marks alone', () => {
    expect(compactText('“……”').text).toBe('')
  })
})
