import { lexText } from '../../../src/text/lexed.ts'
import { signsOf } from '../../../src/text/signs.ts'

describe('lexText', () => {
  it('lists the marks and line ends of a text that has no letters with accents, as signsOf does', () => {
    const text = '“It’s up 3.5%,” 他说。\nYes!'

    expect(lexText(text).signs).toEqual(signsOf(text))
  })

  it('takes letters with accents for parts of words', () => {
    const { signs, runs } = lexText('Café, no')

    expect(signs).toEqual([4])
    expect(runs.count).toBe(3)
  })

  it('keeps the length of a text whose small letters would be longer', () => {
    const text = 'İstanbul GREW'

    const { lower, units } = lexText(text)

    expect(lower).toBe('İstanbul grew')
    expect(units).toHaveLength(text.length)
  })
})
