import { buildIndex, type Passage } from '../../../src/search/index-passages.ts'
import { queryTerms, searchIndex } from '../../../src/search/search-index.ts'
import { topPlaces } from '../../../src/search/top-hits.ts'
import { readSearchRules } from './read-search-rules.ts'

const rules = readSearchRules()

const passages: readonly Passage[] = [
  { id: 'loans', text: '港湾银行的贷款审批由两周缩短到三天。' },
  { id: 'cost', text: '林悦认为，算力成本会继续下降。' },
  { id: 'english', text: 'The bank trained a smaller model with 1,000 branches of data.' },
  { id: 'names', text: '何川主持了讨论。', context: '数据治理' },
]

function ids(question: string, top = 10): readonly string[] {
  return searchIndex(buildIndex(passages, rules), question, { top }).map(({ id }) => id)
}

describe('queryTerms', () => {
  it('asks by the words that tell most where a whole page is pasted', () => {
    const common = Array.from({ length: 120 }, (_, i) => `kind${i}`).join(' ')
    const index = buildIndex(
      [...Array.from({ length: 20 }, (_, i) => ({ id: `${i}`, text: common })), { id: 'rare', text: 'quokka wombat' }],
      rules,
    )

    const terms = queryTerms(index, `${common} quokka wombat`)

    expect(terms.length).toBeLessThan(100)
    expect(terms.map(({ term }) => term)).toEqual(
      expect.arrayContaining([index.words.get('quokka'), index.words.get('wombat')]),
    )
    expect(searchIndex(index, `${common} quokka wombat`, { top: 21 }).map(({ id }) => id)).toContain('rare')
  })
})

describe('searchIndex', () => {
  it('finds a Simplified passage by a Traditional question', () => {
    expect(ids('貸款審批')[0]).toBe('loans')
  })

  it('finds an English passage by other forms of its words', () => {
    expect(ids('training small models')[0]).toBe('english')
  })

  it('finds a number however its thousands are written', () => {
    expect(ids('1000')).toEqual(['english'])
  })

  it('finds a Chinese passage by an English word for the same thing', () => {
    expect(ids('cost')[0]).toBe('cost')
  })

  it('finds an English passage by a Chinese word for the same thing', () => {
    expect(ids('训练')).toEqual(['english'])
  })

  it('finds a passage by what stands around it', () => {
    expect(ids('数据治理')[0]).toBe('names')
  })

  it('prefers the passage that says it to the one that stands beside it', () => {
    const beside = { id: 'beside', text: '会议开始。', context: '算力成本' }
    const index = buildIndex([beside, ...passages], rules)

    expect(searchIndex(index, '算力成本', { top: 2 }).map(({ id }) => id)).toEqual(['cost', 'beside'])
  })

  it('gives at most as many hits as asked for, best first', () => {
    const hits = searchIndex(buildIndex(passages, rules), '银行 成本 model', { top: 2 })

    expect(hits).toHaveLength(2)
    expect(hits[0]?.score).toBeGreaterThanOrEqual(hits[1]?.score ?? 0)
  })

  it.each(['', ' \n', '？！。，', 'the of and', '什么是的', '\u0000\u202e\ufeff', '\ud800\ud800'])(
    'finds nothing by %j',
    (question) => {
      expect(ids(question)).toEqual([])
    },
  )

  it('finds nothing in an empty index', () => {
    expect(searchIndex(buildIndex([], rules), '成本', { top: 5 })).toEqual([])
  })

  it('reads the beginning of a question of ten million characters', () => {
    const found = ids(`算力成本${'？'.repeat(10_000_000)}贷款`)

    expect(found).toEqual(['cost'])
  })
})

describe('topPlaces', () => {
  it('picks what sorting would pick, equals in order of place', () => {
    const scores = Float32Array.from({ length: 500 }, (_, i) => (i * 37) % 50)
    const sorted = [...scores.keys()]
      .filter((place) => (scores[place] ?? 0) > 0)
      .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)

    expect(topPlaces(scores, 40)).toEqual(sorted.slice(0, 40))
  })
})
