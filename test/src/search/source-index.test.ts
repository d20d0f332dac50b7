import { buildCorpus } from '../../../src/corpus/build-corpus.ts'
import {
  buildCorpusIndex,
  encodeCorpusIndex,
  restoreCorpusIndex,
  restoringCorpusIndex,
} from '../../../src/search/search-corpus.ts'
import { searchIndex } from '../../../src/search/search-index.ts'
import { exampleAnalysis, WRITING } from '../corpus/example-analysis.ts'
import { exampleIndex } from './example-corpus.ts'
import { readSearchRules } from './read-search-rules.ts'

const HARBOUR = '岸桥公司在北港造了三座码头。工程花了两年。董事长沈青说，船期缩短了。'
const ORCHARD = '青禾果园在山谷种了苹果树。收成花了两年。园主方茂说，雨水太多了。'

function twoDocuments() {
  const analyses = [exampleAnalysis(HARBOUR), exampleAnalysis(ORCHARD)].map((analysis, i) => {
    const id = i === 0 ? 'harbour' : 'orchard'
    return { ...analysis, document: { ...analysis.document, id } }
  })
  return buildCorpusIndex(buildCorpus({ packs: [], analyses, ...WRITING }), readSearchRules())
}

describe('deriveSources', () => {
  it('finds a document by words that stand in different sentences of it', () => {
    const { sources } = twoDocuments()

    const [first] = searchIndex(sources, '码头的船期缩短了吗？', { top: 2 })

    expect(first?.id).toBe('harbour')
  })

  it('counts every document once, and a word that two have for both', () => {
    const { sources } = twoDocuments()

    const found = searchIndex(sources, '花了两年', { top: 5 }).map(({ id }) => id)

    expect(sources.ids).toEqual(['harbour', 'orchard'])
    expect([...found].sort()).toEqual(['harbour', 'orchard'])
  })

  it('keeps the numbers of the terms and the order of the postings', () => {
    const { index, sources } = twoDocuments()

    expect(sources.words).toBe(index.words)
    expect(sources.han).toBe(index.han)
    for (let term = 0; term + 1 < sources.starts.length; term++) {
      const places = [...sources.passages.subarray(sources.starts[term], sources.starts[term + 1])]
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
    }
  })

  it('is read back as it was, with the terms of its passages', () => {
    const whole = twoDocuments()

    const restored = restoreCorpusIndex(whole.corpus, readSearchRules(), encodeCorpusIndex(whole))

    const { rules: _, vocabulary, han, ...postings } = whole.sources
    expect(restored.sources).toMatchObject(postings)
    expect(restored.sources.words).toBe(restored.index.words)
    expect(restored.sources.han).toBe(restored.index.han)
    expect(restored.sources.vocabulary()).toBe(restored.index.vocabulary())
    expect(searchIndex(restored.sources, '码头的船期缩短了吗？', { top: 2 })).toEqual(
      searchIndex(whole.sources, '码头的船期缩短了吗？', { top: 2 }),
    )
  })

  it('is read back in more steps the more sentences its documents have', () => {
    const stepsFor = (sentences: number): number => {
      const analyses = [exampleAnalysis(HARBOUR.repeat(Math.ceil(sentences / 3)))]
      const whole = buildCorpusIndex(buildCorpus({ packs: [], analyses, ...WRITING }), readSearchRules())
      return [...restoringCorpusIndex(whole.corpus, readSearchRules(), encodeCorpusIndex(whole))].length
    }

    expect(stepsFor(20_000)).toBeGreaterThanOrEqual(stepsFor(10) + 4)
  })

  it('refuses the bytes of another corpus, and those that were cut short', () => {
    const { corpus } = twoDocuments()
    const bytes = encodeCorpusIndex(exampleIndex())

    expect(() => restoreCorpusIndex(corpus, readSearchRules(), bytes)).toThrow('another corpus')
    expect(() => restoreCorpusIndex(corpus, readSearchRules(), bytes.slice(0, 200))).toThrow('another corpus')
  })

  it('takes the items of a source that was not loaded for that source', () => {
    const { corpus, sources } = exampleIndex()
    const cited = corpus.items.map(({ citation }) => citation.source)

    expect([...sources.ids].sort()).toEqual([...new Set([...cited, 'doc'])].sort())
  })
})
