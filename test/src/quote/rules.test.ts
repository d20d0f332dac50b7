import { parseQuoteRules } from '../../../src/quote/rules.ts'
import { readArea } from './quotes-of.ts'

describe('parseQuoteRules', () => {
  it('reads the lexicons of the product', () => {
    const result = parseQuoteRules(readArea('quote'))

    expect(result.ok).toBe(true)
  })

  it('names language and field of every mistake at once', () => {
    const result = parseQuoteRules({ en: { cues: 'said' }, 'zh-Hans': { confidence: { colon: 2 } } })

    expect(result).toMatchObject({ ok: false, failure: { code: 'content-invalid' } })
    expect(result.ok ? '' : result.failure.detail).toMatch(
      /lang\/en\/quote\.json cues is not of type array.*lang\/zh-Hans\/quote\.json confidence\.colon/s,
    )
  })
})
