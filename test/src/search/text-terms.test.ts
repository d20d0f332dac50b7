import { readTerms, type TermTaker } from '../../../src/search/read-terms.ts'
import { takeTerms, termsOf } from '../../../src/search/text-terms.ts'

const TEXTS = [
  "Castlewick's 1,000 loans of 13B tokens, and 银行 x 行 for Müller",
  '字'.repeat(300),
  '银 行银行',
  '',
  ' ',
  'a'.repeat(200),
]

type Read = (folded: string, take: Omit<TermTaker, 'stem'>) => void

function all(read: Read, text: string): readonly string[] {
  const taken: string[] = []
  read(text, {
    character: (unit, start) => taken.push(`character ${unit} ${start}`),
    pair: (key, start) => taken.push(`pair ${key} ${start}`),
    word: (stem, start, end) => taken.push(`word ${stem} ${start}-${end}`),
  })
  return taken
}

describe('takeTerms', () => {
  it('gives what reading gives, each time that it is asked', () => {
    for (const text of [...TEXTS, ...TEXTS]) expect(all(takeTerms, text)).toEqual(all(readTerms, text))
  })
})

describe('termsOf', () => {
  it('has words by their stems, and as they are written up to an apostrophe', () => {
    const { stems, written, starts, ends } = termsOf("Banks' loans, the bank's 3.5 字")

    expect(stems).toEqual(['bank', 'loan', 'the', 'bank', '3.5', '字'.charCodeAt(0)])
    expect(written).toEqual(['banks', 'loans', 'the', 'bank', '3.5', '字'.charCodeAt(0)])
    expect([starts, ends]).toEqual([
      [0, 7, 14, 18, 25, 29],
      [5, 12, 17, 24, 28, 30],
    ])
  })

  it('holds each of them once beside', () => {
    expect(termsOf('字字字 bank banks').different).toEqual({
      stems: ['字'.charCodeAt(0), 'bank'],
      written: ['字'.charCodeAt(0), 'bank', 'banks'],
    })
  })
})
