import { countCodePoints, fitSummary } from '../../../src/message/fit.ts'

describe('countCodePoints', () => {
  it('counts characters beyond the first plane once', () => {
    expect(countCodePoints('a字👍𠮷')).toBe(4)
  })
})

describe('fitSummary', () => {
  it.each(['x', '字', '👍'])('keeps 150 of %s and cuts the 151st', (character) => {
    expect(fitSummary(character.repeat(150))).toBe(character.repeat(150))
    expect(fitSummary(character.repeat(151))).toBe(`${character.repeat(149)}…`)
  })

  it('never cuts a character off its marks', () => {
    expect(fitSummary('e\u0301'.repeat(5), 8)).toBe(`${'e\u0301'.repeat(3)}…`)
    expect(fitSummary(`${'a'.repeat(4)}👩‍👩‍👧‍👦 b`, 8)).toBe('aaaa…')
  })

  it('says everything in one line', () => {
    expect(fitSummary('one\ntwo\u202E')).toBe('one two')
  })
})
