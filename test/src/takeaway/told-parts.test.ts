import { MEASURES } from '../../../src/takeaway/measure-names.ts'
import { toldScore } from '../../../src/takeaway/told-parts.ts'
import { takeawayRules } from './document-of.ts'

const part = (name: string, points: number) => ({ name, value: points, weight: 1 })

describe('toldScore', () => {
  it('joins what says the same in several ways, however its parts pull', () => {
    const told = toldScore([part('depth', 0.5), part('paragraph-start', -0.25), part('position', 1)])

    expect(told).toEqual({
      inFavour: [{ name: 'place', points: 1.25, of: ['position', 'depth', 'paragraph-start'] }],
      against: [],
    })
  })

  it('tells what speaks against apart, each side by what moves the score most', () => {
    const told = toldScore([part('speech', -2), part('plan', 0.1), part('time', 0.3), part('hedge', -0.2)])

    expect(told.inFavour.map(({ name }) => name)).toEqual(['time', 'plan'])
    expect(told.against.map(({ name }) => name)).toEqual(['quote-share', 'hedge'])
  })

  it('is silent of parts that add nothing, alone or together', () => {
    expect(toldScore([part('time', 0), part('numbers', 0.5), part('amounts', -0.5)])).toEqual({
      inFavour: [],
      against: [],
    })
  })

  it('never says that a text stands near the start, or is about its subject, where that counts against it', () => {
    const names = [...MEASURES, ...takeawayRules.english.lexicons]

    const told = names.flatMap((name) => toldScore([part(name, -1)]).against.map((one) => one.name))

    expect(told).toHaveLength(names.length)
    expect(told.filter((name) => ['position', 'centrality', 'key-terms'].includes(name))).toEqual([])
  })
})
