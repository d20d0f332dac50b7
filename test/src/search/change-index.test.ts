import { addPassages, removePassages } from '../../../src/search/change-index.ts'
import { decodingIndex, encodeIndex } from '../../../src/search/index-bytes.ts'
import { buildIndex, type Passage } from '../../../src/search/index-passages.ts'
import { searchIndex } from '../../../src/search/search-index.ts'
import { atOnce } from '../../../src/text/steps.ts'
import { readSearchRules } from './read-search-rules.ts'

const rules = readSearchRules()
const older: readonly Passage[] = [
  { id: 'a', text: '银行的坏账下降了。' },
  { id: 'b', text: 'Bad debts of the bank fell.', context: 'Risk' },
]
const newer: readonly Passage[] = [
  { id: 'c', text: '坏账上升，利润下降。', context: '风险' },
  { id: 'd', text: 'Profits rose by 12%.' },
]
const questions = ['坏账', 'bank debts', '利润', 'profits', '风险', '12%', 'zebra']

function hitsOf(index: ReturnType<typeof buildIndex>) {
  return questions.map((question) => searchIndex(index, question, { top: 5 }))
}

describe('changing an index', () => {
  it.each(['long', 'short'] as const)('finds what one of all at once finds, over %s passages', (length) => {
    const grown = addPassages(buildIndex(older, rules, length), newer)
    const whole = buildIndex([...older, ...newer], rules, length)

    expect(hitsOf(grown)).toEqual(hitsOf(whole))
    expect(grown.sentences.BYTES_PER_ELEMENT).toBe(whole.sentences.BYTES_PER_ELEMENT)
  })

  it('finds what one finds that never held what was removed', () => {
    const shrunk = removePassages(buildIndex([...older, ...newer], rules), new Set(['a', 'd', 'unknown']))
    const whole = buildIndex([...older.slice(1), ...newer.slice(0, 1)], rules)

    expect(hitsOf(shrunk)).toEqual(hitsOf(whole))
  })

  it('finds nothing once all is removed, and all once it is added again', () => {
    const empty = removePassages(buildIndex(older, rules), new Set(['a', 'b']))

    expect(hitsOf(empty).flat()).toEqual([])
    expect(hitsOf(addPassages(empty, older))).toEqual(hitsOf(buildIndex(older, rules)))
  })

  it('leaves the older index as it was', () => {
    const before = buildIndex(older, rules)
    const [hits, bytes] = [hitsOf(before), encodeIndex(before)]

    addPassages(before, newer)
    removePassages(before, new Set(['a']))

    expect(hitsOf(before)).toEqual(hits)
    expect(encodeIndex(before)).toEqual(bytes)
  })

  it('has the texts of what was kept and of what was added', () => {
    const { textAt } = addPassages(removePassages(buildIndex(older, rules), new Set(['a'])), newer)

    expect([0, 1, 2, 3].map((place) => textAt?.(place))).toEqual([older[1]?.text, newer[0]?.text, newer[1]?.text, ''])
  })

  it('goes on from an index that was read back from bytes', () => {
    const read = atOnce(decodingIndex(encodeIndex(buildIndex(older, rules)), rules))
    if (read === undefined) throw new Error('not read back')

    expect(hitsOf(addPassages(read, newer))).toEqual(hitsOf(buildIndex([...older, ...newer], rules)))
  })
})
