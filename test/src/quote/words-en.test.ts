import { CUE, compileWordClasses, ENDS_IN_ING, FINITE, INFLECTED, PRONOUN } from '../../../src/quote/word-classes-en.ts'
import { ACCORDING, CAPITAL, POSSESSIVE, TO } from '../../../src/quote/word-forms-en.ts'
import { COMMA, FULL_STOP } from '../../../src/quote/word-marks-en.ts'
import {
  createWords,
  dropMarks,
  hasForm,
  isA,
  isMark,
  readWords,
  spanOf,
  type Words,
} from '../../../src/quote/words-en.ts'
import { lexText } from '../../../src/text/lexed.ts'
import { sliceSpan } from '../../../src/text/span.ts'

const LEXICON = compileWordClasses(
  new Map([
    [CUE, ['said', 'adding']],
    [PRONOUN, ['they']],
  ]),
)

function wordsOf(text: string): Words {
  return createWords(text, lexText(text), LEXICON)
}

function wordsIn(text: string): Words {
  const words = wordsOf(text)
  readWords(words, { start: 0, end: text.length })
  return words
}

function textsOf(words: Words): readonly string[] {
  return Array.from({ length: words.count }, (_, at) => sliceSpan(words.text, spanOf(words, at)))
}

describe('readWords', () => {
  it.each([
    ['Roe’s state-of-the-art plan.', ['Roe’s', 'state-of-the-art', 'plan', '.']],
    ['Mr. Roe of the U.S. left.', ['Mr.', 'Roe', 'of', 'the', 'U.S.', 'left', '.']],
    ['in the 1990s, 1,000.5 of 12%', ['in', 'the', '1990', 's', ',', '1,000.5', 'of', '12', '%']],
    ['the Roes’ and/or “they”', ['the', 'Roes', 'and/or', '“', 'they', '”']],
    ['Łódź 和 x', ['Łódź', '和', 'x']],
    ['', []],
  ])('cuts %s', (text, texts) => {
    expect(textsOf(wordsIn(text))).toEqual(texts)
  })

  it('reads only the span, in place of what was read before', () => {
    const words = wordsOf('they said, adding more')
    readWords(words, { start: 0, end: 10 })

    readWords(words, { start: 5, end: 9 })

    expect(textsOf(words)).toEqual(['said'])
    expect(isMark(words, 1) || isA(words, 1, ~0)).toBe(false)
  })

  it('tells what each word can be, whatever its case and its ending', () => {
    const words = wordsIn('They’d said, Adding Roe’s walked')

    expect([isA(words, 0, PRONOUN), isA(words, 0, FINITE), isA(words, 1, CUE)]).toEqual([false, true, true])
    expect([isMark(words, 2, COMMA), isMark(words, 2, FULL_STOP), isMark(words, 1)]).toEqual([true, false, false])
    expect([isA(words, 3, CUE), isA(words, 3, ENDS_IN_ING), hasForm(words, 3, CAPITAL)]).toEqual([true, true, true])
    expect([hasForm(words, 4, POSSESSIVE), hasForm(words, 5, POSSESSIVE)]).toEqual([true, false])
    expect([isA(words, 5, INFLECTED), isA(words, 5, FINITE)]).toEqual([true, true])
  })

  it('knows the words that rules name', () => {
    const words = wordsIn('According to')

    expect([hasForm(words, 0, ACCORDING), hasForm(words, 1, TO), hasForm(words, 1, ACCORDING)]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('reads a sentence of any length', () => {
    expect(wordsIn('a, '.repeat(5000)).count).toBe(10000)
  })
})

describe('dropMarks', () => {
  it('leaves the words', () => {
    const words = wordsIn('Jane, Roe.')

    dropMarks(words)

    expect(textsOf(words)).toEqual(['Jane', 'Roe'])
    expect(isMark(words, 1)).toBe(false)
  })
})
