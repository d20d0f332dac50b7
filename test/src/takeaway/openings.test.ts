import { compileOpenings, openingEnd } from '../../../src/takeaway/openings.ts'
import { codeUnitsOf } from '../../../src/text/code-units.ts'

const openings = compileOpenings(['并', '-并购', '并且', 'but'])

describe('openingEnd', () => {
  it.each([
    ['并且上涨', 2],
    ['并上涨', 1],
    ['并购落地', undefined],
    ['but no', 3],
    ['butter', undefined],
    ['上涨', undefined],
  ])('reads %s', (text, end) => {
    expect(openingEnd(codeUnitsOf(text), 0, openings)).toBe(end)
  })
})
