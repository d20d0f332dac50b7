import { compileConfidence, shareOf } from '../../../src/quote/confidence.ts'

describe('shareOf', () => {
  const confidence = compileConfidence({ reported: 0.9, 'reported.pronoun': 0.75, 'line-head.answer': 0.85 })

  it('gives a rule the share of what its mention rests on, and its own where there is none', () => {
    expect(shareOf(confidence, 'reported', 'pronoun')).toBe(0.75)
    expect(shareOf(confidence, 'reported', 'name')).toBe(0.9)
    expect(shareOf(confidence, 'reported')).toBe(0.9)
  })

  it('knows a rule whose id has a stop of its own', () => {
    expect(shareOf(confidence, 'line-head.answer', 'stranger')).toBe(0.85)
  })

  it('says nothing of a rule that the table does not name', () => {
    expect(shareOf(confidence, 'colon', 'pronoun')).toBeUndefined()
    expect(shareOf(confidence, 'line-head', 'pronoun')).toBeUndefined()
  })
})
