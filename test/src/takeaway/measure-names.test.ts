import { MEASURES, PLACE } from '../../../src/takeaway/measure-names.ts'

describe('the places of measures', () => {
  it('are numbered one behind the other, so that no value of a candidate is written over another', () => {
    expect(MEASURES.map((measure) => PLACE[measure])).toEqual([...MEASURES.keys()])
  })
})
