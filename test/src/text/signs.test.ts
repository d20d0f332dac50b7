import { firstSign, signsOf } from '../../../src/text/signs.ts'

describe('signsOf', () => {
  it('lists marks, line ends and letters of other scripts, and no letter, digit, blank or Han character', () => {
    const text = 'Up 5%, 他说：\n“Да”'

    const signs = signsOf(text).map((at) => text.charAt(at))

    expect(signs).toEqual(['%', ',', '：', '\n', '“', 'Д', 'а', '”'])
  })

  it('keeps to the part it is asked for, with places of the whole text', () => {
    expect(signsOf('a. b. c.', { start: 2, end: 6 })).toEqual([4])
  })
})

describe('firstSign', () => {
  it('finds the first sign at a place or behind it', () => {
    const signs = signsOf('a. b. c.')

    expect([0, 1, 2, 4, 7, 8].map((place) => firstSign(signs, place))).toEqual([0, 0, 1, 1, 2, 3])
  })
})
