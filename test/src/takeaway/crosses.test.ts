import { CROSSES, crossMeasures } from '../../../src/takeaway/crosses.ts'
import { MEASURES, type Measure, PLACE } from '../../../src/takeaway/measure-names.ts'
import { WHOLE_VALUES } from '../../../src/takeaway/score-table.ts'

const UP_TO_TWELVE = Array.from({ length: 13 }, (_, value) => value)

/** A run of clauses of which nothing is known but what is given. */
interface Run {
  readonly measures?: Partial<Record<Measure, number>>
  readonly statements?: number
  readonly clauses?: number
}

function crossed({ measures = {}, statements = 0, clauses = 1 }: Run): Readonly<Record<string, number>> {
  const values = MEASURES.map((name) => measures[name] ?? 0)
  crossMeasures(values, statements, clauses)
  return Object.fromEntries(CROSSES.map((name) => [name, values[PLACE[name]] ?? -1]))
}

function differentBy(cross: string, runs: readonly Run[]): number {
  return new Set(runs.map((run) => crossed(run)[cross])).size
}

describe('combinations of measures', () => {
  it('have a number of their own for each sentence and clause that are told apart', () => {
    const runs = UP_TO_TWELVE.flatMap((position) =>
      UP_TO_TWELVE.map((start) => ({ measures: { position, 'clause-start': start } })),
    )

    expect(differentBy('sentence-and-clause', runs)).toBe(4 * 4)
    expect(differentBy('statement-and-place', [...runs, ...runs.map((run) => ({ ...run, statements: 2 }))])).toBe(2 * 9)
  })

  it('have one for each number of clauses and length', () => {
    const runs = [1, 2, 3].flatMap((count) =>
      UP_TO_TWELVE.map((eights) => ({ measures: { 'clause-count': count, length: 8 * eights } })),
    )

    expect(differentBy('count-and-length', runs)).toBe(3 * 7)
  })

  it('stay whole numbers that the table of a score has, whatever was measured', () => {
    const run = { position: 900, 'clause-start': 40, 'clause-count': 300, length: 2_000, 'after-cue': 1 }

    const numbers = Object.values(crossed({ measures: run, statements: 12, clauses: 500 }))

    expect(numbers.every((number) => Number.isInteger(number) && number >= 0 && number < WHOLE_VALUES)).toBe(true)
  })
})
