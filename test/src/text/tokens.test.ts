import { tokenSpans } from '../../../src/text/tokens.ts'

function tokensOf(text: string): readonly string[] {
  return tokenSpans(text).map(({ start, end }) => text.slice(start, end))
}

describe('tokenSpans', () => {
  it('takes every Han character by itself', () => {
    expect(tokensOf('大模型,好')).toEqual(['大', '模', '型', '好'])
  })

  it('keeps apostrophes and hyphens inside words', () => {
    expect(tokensOf("It's state-of-the-art – don’t 'quote' it -now-")).toEqual([
      "It's",
      'state-of-the-art',
      'don’t',
      'quote',
      'it',
      'now',
    ])
  })

  it('keeps points, commas and per cent signs of numbers', () => {
    expect(tokensOf('1,000.5, 12% and 3.5万 of 70B, 2024.')).toEqual([
      '1,000.5',
      '12%',
      'and',
      '3.5',
      '万',
      'of',
      '70B',
      '2024',
    ])
  })

  it('reads accented letters as letters', () => {
    expect(tokensOf('Zürich café')).toEqual(['Zürich', 'café'])
  })

  it('reads one part of a text with offsets of the whole', () => {
    expect(tokenSpans('ab 银行 cd', { start: 3, end: 5 })).toEqual([
      { start: 3, end: 4 },
      { start: 4, end: 5 },
    ])
  })

  it('finds nothing in punctuation', () => {
    expect(tokenSpans('，。…… -- \'"')).toEqual([])
  })
})
