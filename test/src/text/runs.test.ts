import { codeUnitsOf } from '../../../src/text/code-units.ts'
import { addRuns, hashOfWord, type OpenRuns } from '../../../src/text/runs.ts'

function runsOf(text: string, span = { start: 0, end: text.length }): OpenRuns {
  const runs = { starts: [], ends: [], hashes: [] }
  addRuns(codeUnitsOf(text), span, runs)
  return runs
}

function textsOf(text: string, { starts, ends }: OpenRuns): readonly string[] {
  return starts.map((start, at) => text.slice(start, ends[at]))
}

describe('addRuns', () => {
  it('cuts words at every mark and takes every other character but blanks by itself', () => {
    const text = "it's 3.5% 风险 up"

    const runs = runsOf(text)

    expect(textsOf(text, runs)).toEqual(['it', "'", 's', '3', '.', '5', '%', '风', '险', 'up'])
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
