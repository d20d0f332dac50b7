import { createFoldText } from '../../../src/text/fold.ts'

const fold = createFoldText()

describe('createFoldText', () => {
  it('writes Traditional characters as Simplified', () => {
    expect(fold('郭嵩教授說：「風險與機遇並存」')).toBe('郭嵩教授说：「风险与机遇并存」')
  })

  it('writes the 瞭 of 瞭解 as Simplified text has it', () => {
    expect(fold('據瞭解，雙方瞭解情況。')).toBe('据了解，双方了解情况。')
  })

  it('writes full-width letters and digits as half-width and leaves punctuation', () => {
    expect(fold('ＡＩ　增長１２％，ｏｋ？')).toBe('AI　增长12％，ok？')
  })

  it('gives a text that needs no change back as it is', () => {
    const text = '生成式 AI 的挑战 and its risks, 2024.'

    expect(fold(text)).toBe(text)
  })

  it('keeps the length of every code unit, alone and with a neighbour', () => {
    const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).join('')

    expect(fold(units)).toHaveLength(units.length)
    expect(fold('𠮷野家𨋢\ud800')).toHaveLength(7)
  })

  it('leaves characters outside the basic plane and lone surrogates alone', () => {
    expect(fold('說𠮷\ud800說')).toBe('说𠮷\ud800说')
  })

  it('folds a slice to the slice of the folded text', () => {
    const text = '乾隆年間，甚麼都乾淨；後來皇后裏外發現頭髮。'.repeat(900)
    const folded = fold(text)

    for (const start of [0, 3, 8191, 8192, 12_345]) {
      expect(fold(text.slice(start, start + 20))).toBe(folded.slice(start, start + 20))
    }
  })
})
