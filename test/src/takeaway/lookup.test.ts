import {
  beginningsOf,
  compileLookup,
  knownOf,
  LEXICON,
  PLACE_SHIFT,
  SAYS_NOTHING,
  TOPIC,
} from '../../../src/takeaway/lookup.ts'
import { compileVocabulary } from '../../../src/takeaway/vocabulary.ts'
import { codeUnitsOf } from '../../../src/text/code-units.ts'
import { hashOfWord } from '../../../src/text/runs.ts'
import { compileTerms } from '../../../src/topic/term-index.ts'

const vocabulary = compileVocabulary(['the'], { costs: 2, the: 0 })
const lookup = compileLookup(vocabulary, compileTerms(['costs rose', '风险']), compileTerms(['cost', 'bank', '风险']))

function known(word: string): number {
  const units = codeUnitsOf(word)
  return knownOf(lookup, units, { start: 0, end: units.length }, hashOfWord(units, 0, units.length))
}

describe('knownOf', () => {
  it('tells in one look what the vocabulary, the lexicons and the topics know of a word', () => {
    expect(known('costs') & (LEXICON | TOPIC)).toBe(LEXICON | TOPIC)
    expect(vocabulary.weights[known('costs') >> PLACE_SHIFT]).toBe(2)
    expect(known('bank')).toBe(TOPIC)
    expect(known('the') & SAYS_NOTHING).toBe(SAYS_NOTHING)
    expect(known('trees')).toBe(0)
  })
})

describe('beginningsOf', () => {
  it('tells by its unit which terms may begin at what is no word', () => {
    expect(beginningsOf(lookup, 0, '风'.charCodeAt(0))).toBe(LEXICON | TOPIC)
    expect(beginningsOf(lookup, 0, '，'.charCodeAt(0))).toBe(0)
  })
})
