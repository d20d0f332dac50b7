import { explainAnswer } from '../../../src/answer/explain.ts'
import { buildCorpusIndex } from '../../../src/search/search-corpus.ts'
import { withDictionary } from '../../../src/search/search-rules.ts'
import { exampleDictionary } from '../search/across/example-dictionary.ts'
import { documentIndex } from '../search/example-corpus.ts'
import { readSearchRules } from '../search/read-search-rules.ts'

const { corpus } = documentIndex('潜水艇在港口沉没。船长没有受伤。')
const index = buildCorpusIndex(corpus, withDictionary(readSearchRules(), exampleDictionary()))

describe('explainAnswer', () => {
  it('shows the words of the other language that a question is looked for by', () => {
    const question = 'Which submarine sank in the port?'

    const { groups, outcome } = explainAnswer({ question, index, language: 'en', topK: 3, earlier: [], shown: [] })

    expect(outcome).not.toBe('none')
    expect(groups.filter(({ side }) => side === 'abroad').flatMap(({ words }) => words)).toEqual(
      expect.arrayContaining(['潜水+水艇', '沉没', '港口']),
    )
  })
})
