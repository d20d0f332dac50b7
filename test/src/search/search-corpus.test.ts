import { passageTexts, referenceOf } from '../../../src/search/corpus-passage.ts'
import { searchCorpus } from '../../../src/search/search-corpus.ts'
import { documentIndex, exampleIndex } from './example-corpus.ts'

const index = exampleIndex()

function firstText(words: string): string {
  const found = searchCorpus(index, words, { top: 1 })[0]?.found
  return found === undefined ? '' : passageTexts(found).text
}

describe('searchCorpus', () => {
  it.each(['Tide model parameters', '潮汐模型 參數', '潮汐模型的参数'])(
    'finds a Chinese sentence by %j through the glossary and the concepts',
    (words) => {
      expect(firstText(words)).toContain('70亿参数')
    },
  )

  it.each(['Lin Yue', 'Yue Lin', '林悅', '林悦'])('finds what a speaker stands for by the name %j', (name) => {
    const items = searchCorpus(index, name, { top: 3 }).map(({ item }) => item)

    expect(items).toContain('harbour-bank/lin-yue-patience')
  })

  it('finds an editor’s item in either of its languages under one id', () => {
    const ids = ['bad debts fell', '坏账 下降'].map((words) => searchCorpus(index, words, { top: 1 })[0]?.item)

    expect(ids).toEqual(['harbour-bank/bad-debts-fell', 'harbour-bank/bad-debts-fell'])
  })

  it('finds a sentence by its own words and what opens its section, not by its neighbours’', () => {
    const found = searchCorpus(documentIndex(), '准确率', { top: 9 })

    expect(found.map(({ found: passage }) => passageTexts(passage).text)).toEqual([
      '“成本不是唯一的指标，”何川说，“准确率更重要。',
    ])
  })

  it('names a sentence by its document and span', () => {
    const [hit] = searchCorpus(documentIndex(), '海湾酒店', { top: 1 })

    expect(hit && referenceOf(hit.found)).toMatch(/^doc#0-20-[0-9a-z]{15,}$/)
    expect(hit?.item).toBeUndefined()
  })

  it('finds nothing that no passage names', () => {
    expect(searchCorpus(index, 'zebra', { top: 5 })).toEqual([])
  })

  it('knows what the corpus is about', () => {
    expect(index.mainTopics).toContain('risks')
  })
})
