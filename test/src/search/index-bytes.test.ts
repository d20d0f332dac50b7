import { decodingIndex, encodeIndex } from '../../../src/search/index-bytes.ts'
import { buildIndex, type Passage } from '../../../src/search/index-passages.ts'
import { searchIndex } from '../../../src/search/search-index.ts'
import { atOnce } from '../../../src/text/steps.ts'
import { readSearchRules } from './read-search-rules.ts'

const rules = readSearchRules()
const older: readonly Passage[] = [
  { id: 'a', text: '银行的坏账下降了。' },
  { id: 'b', text: 'Bad debts of the bank fell.' },
]
const newer: readonly Passage[] = [
  { id: 'c', text: '坏账上升，利润下降。' },
  { id: 'd', text: 'Profits rose by 12%.' },
]
const questions = ['坏账', 'bank debts', '利润', 'profits', 'zebra']

describe('an index in bytes', () => {
  it('finds the same after its bytes are read back', () => {
    const index = buildIndex([...older, ...newer], rules)
    const read = atOnce(decodingIndex(encodeIndex(index), rules))

    if (read === undefined) throw new Error('not read')
    for (const question of questions) {
      expect(searchIndex(read, question, { top: 5 })).toEqual(searchIndex(index, question, { top: 5 }))
    }
  })

  it('is read back in more steps the more words it has', () => {
    const stepsFor = (words: number): number => {
      const text = Array.from({ length: words }, (_, i) => `w${i.toString(36)}`).join(' ')
      return [...decodingIndex(encodeIndex(buildIndex([{ id: 'a', text }], rules)), rules)].length
    }

    expect(stepsFor(100_000)).toBeGreaterThanOrEqual(stepsFor(10) + 4)
  })

  it('refuses bytes that are not an index', () => {
    const bytes = encodeIndex(buildIndex(older, rules))

    expect(atOnce(decodingIndex(bytes.slice(0, 100), rules))).toBeUndefined()
    expect(atOnce(decodingIndex(new Uint8Array(64), rules))).toBeUndefined()
  })

  it('answers a question of ten megabytes like its start', () => {
    const index = buildIndex(older, rules)

    const hits = searchIndex(index, `坏账${' zebra'.repeat(2_000_000)}`, { top: 5 })

    expect(hits.map(({ id }) => id)).toContain('a')
  })

  it('tells fewer sentences of short passages apart, in less room, and finds the same', () => {
    const all = [...older, ...newer]
    const [long, short] = [buildIndex(all, rules), buildIndex(all, rules, 'short')]
    const restored = atOnce(decodingIndex(encodeIndex(short), rules))
    if (restored === undefined) throw new Error('not read back')

    expect(short.sentences.byteLength * 4).toBe(long.sentences.byteLength)
    expect(searchIndex(restored, '成本 model', { top: 5 })).toEqual(searchIndex(long, '成本 model', { top: 5 }))
  })

  it('finds what stands around a passage by words and pairs, not by a single character', () => {
    const index = buildIndex([{ id: 'quay', text: '码头有三座。', context: '岸桥公司说：' }], rules)

    expect(searchIndex(index, '岸桥', { top: 1 })).toHaveLength(1)
    expect(searchIndex(index, '岸', { top: 1 })).toEqual([])
  })
})
