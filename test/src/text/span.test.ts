import { blankSpans } from '../../../src/text/span.ts'

describe('blankSpans', () => {
  it('blanks what the spans hold and leaves every other place as it was', () => {
    const blanked = blankSpans('compare rice and salt', [
      { start: 0, end: 7 },
      { start: 17, end: 21 },
    ])

    expect(blanked).toBe('        rice and     ')
  })

  it('leaves a text alone where no span is given', () => {
    expect(blankSpans('salt', [])).toBe('salt')
  })
})
