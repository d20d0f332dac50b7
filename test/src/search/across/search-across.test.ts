import { decodeDictionary, encodeDictionary } from '../../../../src/search/across/dictionary-bytes.ts'
import { homeGroups, questionGroups } from '../../../../src/search/across/question-groups.ts'
import { buildIndex, type Passage } from '../../../../src/search/index-passages.ts'
import { searchIndex } from '../../../../src/search/search-index.ts'
import { withDictionary } from '../../../../src/search/search-rules.ts'
import { readSearchRules } from '../read-search-rules.ts'
import { exampleDictionary } from './example-dictionary.ts'

const rules = withDictionary(readSearchRules(), exampleDictionary())
const chinese: readonly Passage[] = [
  { id: '潜', text: '那艘潜水艇在风暴中沉没了。' },
  { id: '港', text: '货轮停在港口等待装卸。' },
  { id: '棋', text: '两国选手下国际象棋，卡洛森夺冠。' },
  { id: '权', text: '争取公民权利的运动持续多年。' },
]
const english: readonly Passage[] = [
  { id: 'submarine', text: 'The submarine sank in a storm.' },
  { id: 'port', text: 'The freighter waits in the port for its cargo.' },
  { id: 'chess', text: 'Players of both countries met at chess, and Carlossen won.' },
  { id: 'budget', text: 'The budget is 1.5 billion dollars, due in October.' },
]

function first(passages: readonly Passage[], question: string): string | undefined {
  return searchIndex(buildIndex(passages, rules), question, { top: 1 })[0]?.id
}

describe('searching across languages', () => {
  it.each([
    ['Which submarines sank?', '潜'],
    ['the harbor', '港'],
    ['civil rights movement', '权'],
    ['Where did Carlossen play?', '棋'],
  ])('finds Chinese passages for %s', (question, id) => {
    expect(first(chinese, question)).toBe(id)
  })

  it.each([
    ['哪艘潜水艇沉没了？', 'submarine'],
    ['港口在哪里', 'port'],
    ['卡洛森', 'chess'],
    ['预算15亿', 'budget'],
    ['10月到期', 'budget'],
  ])('finds English passages for %s', (question, id) => {
    expect(first(english, question)).toBe(id)
  })

  it('takes the ends of two words for no name', () => {
    const visit = { id: 'visit', text: 'Carson paid for the visit.' }

    expect(first([...english, visit], '卡森')).toBe('visit')
    expect(first([...english, visit], '门卡森林')).toBeUndefined()
  })

  it('is surer of a name with a dot than of one that may be a word', () => {
    const index = buildIndex([{ id: 'visit', text: 'Mr Carlson came to the port.' }], rules)
    const weightIn = (question: string): number =>
      Math.max(...questionGroups(index, question, true).flatMap(({ ways }) => ways.map(({ weight }) => weight)))

    expect(weightIn('洛尔·卡洛森')).toBe(1)
    expect(weightIn('卡洛森')).toBeLessThan(0.5)
  })

  it('does not translate what only measures', () => {
    const second = { id: 'second', text: 'The second freighter waits.' }

    expect(first([second], '次')).toBe('second')
    expect(first([second], '潜了多少次？')).toBeUndefined()
  })

  it('ranks both languages in one list', () => {
    const index = buildIndex([...chinese, ...english], rules)

    const ids = searchIndex(index, 'submarine', { top: 5 }).map(({ id }) => id)

    expect(ids.slice(0, 2).sort()).toEqual(['submarine', '潜'])
  })

  it('reads the dictionary back from its bytes, and refuses others', () => {
    const bytes = encodeDictionary(exampleDictionary())

    expect(decodeDictionary(bytes)).toEqual(exampleDictionary())
    expect(decodeDictionary(bytes.slice(0, -1))).toBeUndefined()
    expect(decodeDictionary(new Uint8Array(3))).toBeUndefined()
    expect(decodeDictionary(new TextEncoder().encode('{"something": "else"} and more'))).toBeUndefined()
  })
})

describe('homeGroups', () => {
  const weightsIn = (text: string, question: string): readonly (readonly number[])[] =>
    homeGroups(buildIndex([{ id: 'home', text }], rules), question, true).map(({ ways }) =>
      ways.map(({ weight }) => weight),
    )

  it('takes hundreds of characters that are no words for no name, and looks for no stretches across them', () => {
    const run = '甪'.repeat(300)
    const groups = homeGroups(buildIndex([{ id: 'home', text: `${run}。` }], rules), run, true)

    expect(groups.length).toBeGreaterThan(0)
    expect(groups.reduce((sum, { ways }) => sum + ways.length, 0)).toBeLessThan(1_000)
  })

  it('takes characters in a row that are no words for one name', () => {
    expect(weightsIn('洛尔卡来了。', '洛尔卡')[0]).toContain(1)
    expect(weightsIn('洛尔卡来了。', '洛尔卡')).toHaveLength(1)
  })

  it('has something of a longer word where a word within it stands', () => {
    const [weights = []] = weightsIn('他爱下象棋。', '国际象棋')

    expect(Math.max(...weights)).toBeGreaterThan(0.3)
    expect(Math.max(...weights)).toBeLessThan(0.8)
  })
})
