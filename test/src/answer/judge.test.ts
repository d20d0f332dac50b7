import { type Doubts, outcomeOf } from '../../../src/answer/judge.ts'

const NO_DOUBTS: Doubts = { isForeign: false, isAbroad: false, isUntold: false, isFar: false, isOfThread: false }

describe('outcomeOf', () => {
  it('takes a passage of what a thread was about for near with less', () => {
    const outcomes = [false, true].map((isOfThread) => outcomeOf(0.05, { ...NO_DOUBTS, isOfThread }))

    expect(outcomes).toEqual(['none', 'nearest'])
  })

  it('answers no sooner in a thread than outside', () => {
    expect(outcomeOf(0.45, { ...NO_DOUBTS, isOfThread: true })).toBe('nearest')
  })

  it('finds nothing near in what holds nothing, in a thread too', () => {
    expect(outcomeOf(0.01, { ...NO_DOUBTS, isOfThread: true })).toBe('none')
  })
})
