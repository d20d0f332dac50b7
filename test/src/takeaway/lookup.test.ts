import {
  BUCKET_BITS,
  beginningsOf,
  bucketsAt,
  compileLookup,
  knownAt,
  LEXICON,
  MOST_BUCKETS,
  PLACE_SHIFT,
  rowOf,
  SAYS_NOTHING,
  TOPIC,
} from '../../../src/takeaway/lookup.ts'
import { compileVocabulary } from '../../../src/takeaway/vocabulary.ts'
import { codeUnitsOf, shapeOf } from '../../../src/text/code-units.ts'
import { hashOfWord } from '../../../src/text/runs.ts'
import { bucketOf, compileTerms } from '../../../src/topic/term-index.ts'

const vocabulary = compileVocabulary(['the'], { costs: 2, the: 0 })
const lookup = compileLookup(vocabulary, compileTerms(['costs rose', '风险']), compileTerms(['cost', 'bank', '风险']))

function hashOf(word: string): number {
  return hashOfWord(codeUnitsOf(word), 0, word.length)
}

function row(word: string, hash = hashOf(word)): number {
  return rowOf(lookup, hash, shapeOf(codeUnitsOf(word), 0, word.length))
}

function known(word: string): number {
  return knownAt(lookup, row(word))
}

describe('rowOf', () => {
  it('tells in one look what the vocabulary, the lexicons and the topics know of a word', () => {
    expect(known('costs') & (LEXICON | TOPIC)).toBe(LEXICON | TOPIC)
    expect(vocabulary.weights[known('costs') >> PLACE_SHIFT]).toBe(2)
    expect(known('bank')).toBe(TOPIC)
    expect(known('the') & SAYS_NOTHING).toBe(SAYS_NOTHING)
    expect(known('trees')).toBe(0)
  })

  it('tells where the terms stand that begin with a word', () => {
    expect(bucketsAt(lookup, row('costs'))).toBe(
      (bucketOf(lookup.lexicon, hashOf('costs')) << BUCKET_BITS) | bucketOf(lookup.topics, hashOf('costs')),
    )
    expect(bucketsAt(lookup, row('bank')) & MOST_BUCKETS).toBe(bucketOf(lookup.topics, hashOf('bank')))
    expect(bucketsAt(lookup, row('the'))).toBe(0)
  })

  it('tells two words of one hash apart by their shapes', () => {
    expect(knownAt(lookup, row('rates', hashOf('the')))).toBe(0)
    expect(knownAt(lookup, row('rates', hashOf('costs')))).toBe(LEXICON | TOPIC)
  })
})

describe('beginningsOf', () => {
  it('tells by its unit which terms may begin at what is no word', () => {
    expect(beginningsOf(lookup, 0, '风'.charCodeAt(0))).toBe(LEXICON | TOPIC)
    expect(beginningsOf(lookup, 0, '，'.charCodeAt(0))).toBe(0)
  })
})
