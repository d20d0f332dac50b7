import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const TESTS = path.join(__dirname, '..')
const catalogue = readFileSync(path.join(TESTS, 'CATALOGUE.md'), 'utf8')
const [, slackPart = '', teamsPart = '', operatorPart = ''] = catalogue.split(/^## For (?:Slack|Teams|who runs it)$/m)

interface Row {
  readonly id: string
  readonly file: string
  readonly test: string
}

function rowsOf(part: string): readonly Row[] {
  const found = part.matchAll(/^\| (\w\d+) \| (.*) \| `([^`]+)` \| (.*) \|$/gm)
  return [...found].map(([, id = '', , file = '', test = '']) => ({ id, file, test }))
}

function idsOf(part: string): readonly string[] {
  return [...new Set(rowsOf(part).map(({ id }) => id))]
}

describe('the catalogue of what is shown where', () => {
  it('has a row for everything that Slack is held to', () => {
    const wanted = ['D1', 'D2', 'D3', 'D4', 'D5', 'D16', 'R1', 'R2', 'R3', 'I1', 'I2', 'I3', 'I4', 'I5', 'I8', 'I9']
    const others = ['I10', 'I11', 'I12', 'X1', 'X2', 'X3', 'X4', 'X5', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S10']

    expect(idsOf(slackPart)).toEqual([...wanted, ...others])
  })

  it('has a row for everything that Teams is held to', () => {
    const wanted = ['D1', 'D2', 'D3', 'D4', 'D5', 'D16', 'R3', 'I1', 'I6', 'I7', 'I8', 'I9', 'I10']

    expect(idsOf(teamsPart)).toEqual([...wanted, 'X1', 'X2', 'X3', 'X4', 'X5', 'S1', 'S2', 'S3', 'S10'])
  })

  it('has a row for everything that whoever runs it meets', () => {
    const own = Array.from({ length: 9 }, (_, index) => `O${index + 1}`)

    expect(idsOf(operatorPart)).toEqual([...own, 'D12', 'D13', 'S7'])
  })

  it('names files and tests that there are', () => {
    const isThere = ({ file, test }: Row): boolean => {
      if (!existsSync(path.join(TESTS, file))) return false
      return !/(?:\.test|-contract)\.ts$/.test(file) || readFileSync(path.join(TESTS, file), 'utf8').includes(test)
    }

    expect(rowsOf(catalogue).filter((row) => !isThere(row))).toEqual([])
  })
})
