import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const TESTS = path.join(__dirname, '..')
const catalogue = readFileSync(path.join(TESTS, 'CATALOGUE.md'), 'utf8')
const rows = [...catalogue.matchAll(/^\| (\w\d+) \| (.*) \| `([^`]+)` \| (.*) \|$/gm)].map(([, id, , file, test]) => ({
  id,
  file: file ?? '',
  test: test ?? '',
}))

describe('the catalogue of what is shown where', () => {
  it('has a row for everything that Slack is held to', () => {
    const wanted = ['D1', 'D2', 'D3', 'D4', 'D5', 'D16', 'R1', 'R2', 'R3', 'I1', 'I2', 'I3', 'I4', 'I5', 'I8', 'I9']
    const others = ['I10', 'I11', 'I12', 'X1', 'X2', 'X3', 'X4', 'X5', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6']

    expect([...new Set(rows.map(({ id }) => id))]).toEqual([...wanted, ...others])
  })

  it('names files and tests that there are', () => {
    const isThere = ({ file, test }: (typeof rows)[number]): boolean => {
      if (!existsSync(path.join(TESTS, file))) return false
      return !file.endsWith('.test.ts') || readFileSync(path.join(TESTS, file), 'utf8').includes(test)
    }

    expect(rows.filter((row) => !isThere(row))).toEqual([])
  })
})
