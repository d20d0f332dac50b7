import { codeUnitsOf } from '../../../src/text/code-units.ts'
import { addRuns, createRuns, hashOfWord } from '../../../src/text/runs.ts'

interface Columns {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly hashes: readonly number[]
}

function runsOf(text: string, span = { start: 0, end: text.length }): Columns {
  const runs = createRuns(text.length)
  addRuns(codeUnitsOf(text), span, runs)
  const read = (column: Int32Array): readonly number[] => [...column.subarray(0, runs.count)]
  return { starts: read(runs.starts), ends: read(runs.ends), hashes: read(runs.hashes) }
}

function textsOf(text: string, { starts, ends }: Columns): readonly string[] {
  return starts.map((start, at) => text.slice(start, ends[at]))
}

describe('addRuns', () => {
  it('cuts words at every mark and takes every other character but blanks by itself', () => {
    const text = "it's 3.5% 风险 up"

    const runs = runsOf(text)

    expect(textsOf(text, runs)).toEqual(['it', "'", 's', '3', '.', '5', '%', '风', '险', 'up'])
  })

  it('finds room for any number of parts', () => {
    const text = 'a, '.repeat(1000)
    const runs = createRuns(text.length)

    for (const start of [0, 1500]) addRuns(codeUnitsOf(text), { start, end: start + 1500 }, runs)

    expect(runs.count).toBe(2000)
    expect(runs.starts[1999]).toBe(2998)
  })

  it('gives a word the hash that its letters have anywhere, and nothing else a hash', () => {
    const { hashes } = runsOf('loan, loan')

    expect(hashes).toEqual([hashOfWord(codeUnitsOf('loan'), 0, 4), 0, hashOfWord(codeUnitsOf('a loan'), 2, 6)])
  })

  it('reads a word to its own end, and gives none a hash that began before the part', () => {
    const { ends, hashes } = runsOf('subloans', { start: 3, end: 6 })

    expect({ ends, hashes }).toEqual({ ends: [8], hashes: [0] })
  })
})
