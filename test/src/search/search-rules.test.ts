import { parseSearchRules } from '../../../src/search/search-rules.ts'

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october']
const spaced = {
  words: { two: 2 },
  scales: { million: 1e6 },
  months: [...months, 'november', 'december'],
  shares: ['%'],
}
const units = { month: '月', hundredths: '百分之', tenths: '成', point: '点' }
const han = { digits: { 二: 2 }, tens: { 十: 10 }, scales: { 万: 10_000 }, ...units }
const one = { fit: { found: 1 }, sure: { constant: -1 } }
const judgement = { provenance: {}, home: one, abroad: one, thread: {}, staying: {} }
const answer = { asks: {}, shows: {}, judgement }
const good = { search: { stopWords: ['the'], concepts: { cost: ['cost'] }, numbers: spaced }, answer }
const goodChinese = { ...good, search: { ...good.search, numbers: han } }

function detailOf(en: Readonly<Record<string, unknown>>): string {
  const parsed = parseSearchRules({ en, 'zh-Hans': goodChinese }, (text) => text)
  return parsed.ok ? '' : `${parsed.failure.code} ${parsed.failure.detail}`
}

describe('parseSearchRules', () => {
  it('reads files of the right shape', () => {
    expect(detailOf(good)).toBe('')
  })

  it('names the file and the field of a mistake', () => {
    expect(detailOf({ ...good, search: { ...good.search, stopWords: 'the' } })).toMatch(
      /content-invalid lang\/en\/search\.json.*stopWords/s,
    )
  })

  it('refuses a kind of answer that does not exist', () => {
    expect(detailOf({ ...good, answer: { asks: { whence: ['whence'] }, shows: {}, judgement } })).toMatch(
      /lang\/en\/answer\.json.*whence/s,
    )
  })
})
