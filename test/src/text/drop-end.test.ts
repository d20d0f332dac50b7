import { dropEnd } from '../../../src/text/drop-end.ts'

const isMark = (unit: string): boolean => /[\s?？]/.test(unit)

describe('dropEnd', () => {
  it.each([
    ['who? is it ?？ ', 'who? is it'],
    ['? ?', ''],
    ['', ''],
    ['it', 'it'],
  ])('takes the marks at the end of "%s"', (text, left) => {
    expect(dropEnd(text, isMark)).toBe(left)
  })

  it('is quick where many marks end nothing', () => {
    const text = `${' '.repeat(1_000_000)}x`

    expect(dropEnd(text, isMark)).toBe(text)
  })
})
