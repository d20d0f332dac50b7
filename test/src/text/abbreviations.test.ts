import { isAbbreviation, mayBeAbbreviation } from '../../../src/text/abbreviations.ts'

function mayBe(word: string): boolean {
  return mayBeAbbreviation(word.charCodeAt(0), word.charCodeAt(1), word.length)
}

describe('mayBeAbbreviation', () => {
  it('says yes to all that can be one', () => {
    const words = ['Dr', 'Messrs', 'approx', 'Ph.D', 'e.g', 'U.S', 'J', 'vs']

    expect(words.filter((word) => isAbbreviation(word, 'met'))).toEqual(words)
    expect(words.filter(mayBe)).toEqual(words)
  })

  it('says no to most words, so that they need not be cut out of their text', () => {
    expect(['said', 'week', 'Washington', 'bank'].filter(mayBe)).toEqual([])
  })
})
