import { parseSearchRules } from '../../../src/search/search-rules.ts'

const good = { search: { stopWords: ['the'], concepts: { cost: ['cost'] } }, answer: { asks: {}, shows: {} } }

function detailOf(en: Readonly<Record<string, unknown>>): string {
  const parsed = parseSearchRules({ en, 'zh-Hans': good }, (text) => text)
  return parsed.ok ? '' : `${parsed.failure.code} ${parsed.failure.detail}`
}

describe('parseSearchRules', () => {
  it('reads files of the right shape', () => {
    expect(detailOf(good)).toBe('')
  })

  it('names the file and the field of a mistake', () => {
    expect(detailOf({ ...good, search: { stopWords: 'the', concepts: {} } })).toMatch(
      /content-invalid lang\/en\/search\.json.*stopWords/s,
    )
  })

  it('refuses a kind of answer that does not exist', () => {
    expect(detailOf({ ...good, answer: { asks: { whence: ['whence'] }, shows: {} } })).toMatch(
      /lang\/en\/answer\.json.*whence/s,
    )
  })
})
