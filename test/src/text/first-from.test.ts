import { firstFrom, firstWithin } from '../../../src/text/first-from.ts'

/** The same by looking at one after the other. */
function firstOneByOne(column: readonly number[], start: number, end: number, place: number): number {
  let at = start
  while (at < end && (column[at] ?? 0) < place) at++
  return at
}

/** Rising columns of every length up to 20, some numbers twice, and every place in them, before and behind. */
const COLUMNS = Array.from({ length: 20 }, (_, length) => Array.from({ length }, (_, at) => 3 * (at >> 1)))
const PLACES = Array.from({ length: 36 }, (_, place) => place - 3)

describe('firstFrom', () => {
  it('finds what looking at one number after the other finds, among the first of any column', () => {
    for (const column of COLUMNS) {
      for (let count = 0; count <= column.length; count++) {
        const found = PLACES.map((place) => firstFrom(column, 0, count, place))

        expect(found).toEqual(PLACES.map((place) => firstOneByOne(column, 0, count, place)))
      }
    }
  })

  it('finds places at the end of the longest text', () => {
    expect(firstFrom(Int32Array.of(0, 2 ** 31 - 1), 0, 2, 2 ** 31 - 1)).toBe(1)
  })
})

describe('firstWithin', () => {
  it('finds what looking at one number after the other finds, within any range of any column', () => {
    for (const column of COLUMNS) {
      for (let start = 0; start <= column.length; start++) {
        const found = PLACES.map((place) => firstWithin(column, { start, end: column.length }, place))

        expect(found).toEqual(PLACES.map((place) => firstOneByOne(column, start, column.length, place)))
      }
    }
  })

  it('gives the start of a range that ends before it', () => {
    expect(firstWithin([1, 2, 3], { start: 2, end: 1 }, 0)).toBe(2)
  })
})
