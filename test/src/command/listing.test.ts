import { readPage } from '../../../src/command/listing.ts'

describe('readPage', () => {
  it.each([
    ['', '', 1],
    ['2', '', 2],
    ['Lena Marsh  12', 'Lena Marsh', 12],
    ['Q3', 'Q', 3],
    ['in 2024', 'in 2024', 1],
    ['in 05', 'in 05', 1],
    ['two\n3', 'two', 3],
    ['x 0', 'x 0', 1],
  ])('reads "%s" as "%s", page %d', (argument, subject, page) => {
    expect(readPage(argument)).toEqual({ subject, page })
  })

  it('is quick where many spaces stand before something else', () => {
    const argument = `a${' '.repeat(300_000)}x`

    expect(readPage(argument)).toEqual({ subject: argument, page: 1 })
  })
})
