import { unitSet } from '../../../src/text/unit-set.ts'

describe('unitSet', () => {
  it('holds the marks that it was made of and no other unit', () => {
    const units = unitSet('.。”')

    const held = Array.from('.。”,a“', (mark) => units[mark.charCodeAt(0)] === 1)

    expect(held).toEqual([true, true, true, false, false, false])
  })
})
