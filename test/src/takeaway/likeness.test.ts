import { areAlike, type WordSet, wordSet } from '../../../src/takeaway/likeness.ts'
import { lexText } from '../../../src/text/lexed.ts'

function alike(one: string, other: string): boolean {
  return areAlike(wordsOf(one), wordsOf(other))
}

function wordsOf(text: string): WordSet {
  return wordSet(lexText(text), { start: 0, end: text.length })
}

describe('likeness', () => {
  it('counts both sides of a decimal point, so that lines of one pattern are alike', () => {
    expect(alike('甲乙10年期国债收益率涨0.1个基点，报1.925%。', '丙丁戊10年期国债收益率涨0.7个基点，报0.784%。')).toBe(
      true,
    )
  })

  it('takes as words neither marks nor blanks, and no word twice', () => {
    expect(wordsOf('the plant, the (old) plant').words.length).toBe(3)
    expect(alike('the plant, the (old) plant', 'old the plant')).toBe(true)
    expect(wordsOf(' … ').words.length).toBe(0)
  })

  it('finds a word again wherever it stands, in a text of any length', () => {
    const words = Array.from({ length: 500 }, (_, place) => `w${place}`)
    const half = words.filter((_, place) => place % 2 === 0)

    expect(wordsOf(words.join(' ')).words.length).toBe(500)
    expect(alike(words.join(' '), words.toReversed().join(', '))).toBe(true)
    expect(alike(words.join(' '), half.join(' '))).toBe(false)
  })

  it('reads no word farther than its stretch', () => {
    const lexed = lexText('subloans and bonds')

    const within = wordSet(lexed, { start: 3, end: 14 })

    expect(within.words.toSorted()).toEqual(wordsOf('loans and b').words.toSorted())
  })

  it('tells statements apart that share a few words', () => {
    expect(alike('the plant closes in 2031', 'the plant employs 340 people')).toBe(false)
  })
})
