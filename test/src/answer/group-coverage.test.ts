import { type CoverageAt, coverageAbroad } from '../../../src/answer/group-coverage.ts'
import { readQuestion } from '../../../src/answer/read-question.ts'
import { questionGroups } from '../../../src/search/across/question-groups.ts'
import { buildIndex } from '../../../src/search/index-passages.ts'
import { withDictionary } from '../../../src/search/search-rules.ts'
import { exampleDictionary } from '../search/across/example-dictionary.ts'
import { readSearchRules } from '../search/read-search-rules.ts'

const passages = [
  { id: 'october', text: '潜水艇10月沉没。' },
  { id: 'may', text: '潜水艇5月沉没。' },
  { id: 'around', text: '潜水艇沉没。', context: '10月。' },
]
const index = buildIndex(passages, withDictionary(readSearchRules(), exampleDictionary()))

function coverageOf(words: string): CoverageAt {
  const asked = { words, read: readQuestion(index, words), groups: questionGroups(index, words, false) }
  return coverageAbroad({ index, passages: [] }, asked)
}

describe('coverageAbroad', () => {
  it('counts a month where it stands, however it is written', () => {
    const question = 'Which submarine sank in October?'

    const coverage = coverageOf(question)

    expect(coverage(0).own).toBeGreaterThan(coverage(1).own)
  })

  it('does not count what stands around a passage', () => {
    const question = 'Which submarine sank in October?'

    const coverage = coverageOf(question)

    expect(coverage(2).own).toBe(coverage(1).own)
  })
})
