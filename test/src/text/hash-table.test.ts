import { compileHashTable, entriesOf, keptFor, NOT_THERE } from '../../../src/text/hash-table.ts'

describe('compileHashTable', () => {
  it('keeps a number for every hash, hashes that begin at one slot among them', () => {
    const entries = new Map(
      Array.from({ length: 1000 }, (_, place) => [(place % 2 === 0 ? 1 : -1) * place * 4096, place]),
    )

    const table = compileHashTable(entries)

    expect([...entries.keys()].map((hash) => keptFor(table, hash))).toEqual([...entries.values()])
  })

  it('keeps nothing for any other hash', () => {
    const table = compileHashTable(new Map([[8, 0]]))

    expect([0, 9, 16, -8].map((hash) => keptFor(table, hash))).toEqual([NOT_THERE, NOT_THERE, NOT_THERE, NOT_THERE])
  })
})

describe('entriesOf', () => {
  it('lists what a table was made of', () => {
    const entries = new Map([
      [0, 3],
      [-7, 0],
      [4096, 1],
    ])

    expect(new Map(entriesOf(compileHashTable(entries)))).toEqual(entries)
  })
})
