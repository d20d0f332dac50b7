import { createHanTable, findHan, numberHan } from '../../../src/search/han-table.ts'

describe('a Han table', () => {
  it('gives every key its own number and finds it again after growing', () => {
    const table = createHanTable()
    const keys = Array.from({ length: 5000 }, (_, i) => 0x4e000000 + i * 7)

    for (const [number, key] of keys.entries()) numberHan(table, key, number)

    expect(table.count).toBe(5000)
    expect(keys.every((key, number) => findHan(table, key) === number)).toBe(true)
  })

  it('gives a known key the number it has', () => {
    const table = createHanTable()

    numberHan(table, 0x4e00, 3)

    expect(numberHan(table, 0x4e00, 9)).toBe(3)
  })

  it('does not find what was never numbered', () => {
    expect(findHan(createHanTable(), 0x4e00)).toBeUndefined()
  })
})
