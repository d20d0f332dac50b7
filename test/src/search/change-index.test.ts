import { decodeIndex, encodeIndex } from '../../../src/search/index-bytes.ts'
import { addPassages, buildIndex, type Passage, removePassages } from '../../../src/search/index-passages.ts'
import { searchIndex } from '../../../src/search/search-index.ts'
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

describe('changing an index', () => {
  it('finds the same as one that is built at once', () => {
    const grown = addPassages(buildIndex(older, rules), newer)
    const whole = buildIndex([...older, ...newer], rules)

    for (const question of questions) {
      expect(searchIndex(grown, question, { top: 5 })).toEqual(searchIndex(whole, question, { top: 5 }))
    }
  })

  it('finds the same as one that never held what was removed', () => {
    const shrunk = removePassages(buildIndex([...older, ...newer], rules), new Set(['a', 'd']))
    const whole = buildIndex(
      [older[1], newer[0]].filter((passage) => passage !== undefined),
      rules,
    )

    for (const question of questions) {
      expect(searchIndex(shrunk, question, { top: 5 })).toEqual(searchIndex(whole, question, { top: 5 }))
    }
  })

  it('leaves the older index as it was', () => {
    const before = buildIndex(older, rules)
    const hits = searchIndex(before, '坏账', { top: 5 })

    addPassages(before, newer)

    expect(searchIndex(before, '坏账', { top: 5 })).toEqual(hits)
    expect(searchIndex(before, '利润', { top: 5 })).toEqual([])
  })

  it('finds the same after its bytes are read back, and grows on', () => {
    const index = buildIndex(older, rules)
    const read = decodeIndex(encodeIndex(index), rules)

    if (read === undefined) throw new Error('not read')
    const [grown, grownRead] = [addPassages(index, newer), addPassages(read, newer)]
    for (const question of questions) {
      expect(searchIndex(grownRead, question, { top: 5 })).toEqual(searchIndex(grown, question, { top: 5 }))
    }
  })

  it('refuses bytes that are not an index', () => {
    const bytes = encodeIndex(buildIndex(older, rules))

    expect(decodeIndex(bytes.slice(0, 100), rules)).toBeUndefined()
    expect(decodeIndex(new Uint8Array(64), rules)).toBeUndefined()
  })

  it('answers a question of ten megabytes like its start', () => {
    const index = buildIndex(older, rules)

    const hits = searchIndex(index, `坏账${' zebra'.repeat(2_000_000)}`, { top: 5 })

    expect(hits.map(({ id }) => id)).toContain('a')
  })

  it('tells fewer sentences of short passages apart, in less room, and finds the same', () => {
    const [long, short] = [buildIndex(older, rules), buildIndex(older, rules, 'short')]
    const restored = decodeIndex(encodeIndex(addPassages(short, newer)), rules)
    if (restored === undefined) throw new Error('not read back')

    expect(short.sentences.byteLength * 4).toBe(long.sentences.byteLength)
    expect(searchIndex(restored, '成本 model', { top: 5 })).toEqual(
      searchIndex(addPassages(long, newer), '成本 model', { top: 5 }),
    )
  })

  it('finds what stands around a passage by words and pairs, not by a single character', () => {
    const index = buildIndex([{ id: 'quay', text: '码头有三座。', context: '岸桥公司说：' }], rules)

    expect(searchIndex(index, '岸桥', { top: 1 })).toHaveLength(1)
    expect(searchIndex(index, '岸', { top: 1 })).toEqual([])
  })
})
