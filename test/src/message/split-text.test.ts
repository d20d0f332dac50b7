import { splitText } from '../../../src/message/split-text.ts'

describe('splitText', () => {
  it('keeps a text that fits in one piece', () => {
    expect(splitText('十个字', 3)).toEqual(['十个字'])
    expect(splitText('', 10)).toEqual([''])
  })

  it('splits after a sentence and the marks that close it', () => {
    expect(splitText('他说：“今天很好。”明天再看吧，不急', 12)).toEqual(['他说：“今天很好。”', '明天再看吧，不急'])
    expect(splitText('It is done. We left at 3.5 km.', 16)).toEqual(['It is done. ', 'We left at 3.5 ', 'km.'])
  })

  it('splits at a pause where no sentence ends', () => {
    expect(splitText('先看数据，再看模型和流程', 8)).toEqual(['先看数据，', '再看模型和流程'])
  })

  it.each([
    'x',
    '字',
    '👍',
    'e\u0301',
    '👩‍👩‍👧‍👦',
    '🇭🇰',
    '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
    '\u1112\u1161\u11ab',
    '\r\n',
    '葛\u{E0100}',
  ])('loses nothing of a long run of %s and keeps its characters whole', (character) => {
    const text = character.repeat(500)

    const pieces = splitText(text, 100)

    expect(pieces.join('')).toBe(text)
    expect(pieces.every((piece) => piece.length <= 100 && piece.isWellFormed())).toBe(true)
    expect(pieces.every((piece) => piece.length % character.length === 0)).toBe(true)
  })

  it('cuts between code points where one character fills more than a piece', () => {
    const pieces = splitText(`a${'\u0301'.repeat(300)}`, 100)

    expect(pieces.map((piece) => piece.length)).toEqual([100, 100, 100, 1])
  })

  it('refuses a limit that cannot hold every character', () => {
    expect(() => splitText('text', 1)).toThrow('cannot hold')
  })

  it('cuts a text of millions of characters without borders', () => {
    const pieces = splitText('x'.repeat(5_000_000), 3_000)

    expect(pieces).toHaveLength(1_667)
  })
})
