import { priced } from '../../scripts/train/price.ts'

describe('the price of a measure', () => {
  it('falls due for each unit above the ordinary, and is given back below it', () => {
    const curve = { knots: [2, 10, 30], heights: [-0.4, 0, 0.1] }

    expect(priced(curve, 0.01)).toEqual({ knots: [2, 10, 30], heights: [-0.32, 0, -0.1] })
  })

  it('counts from 0 where nothing is ordinary', () => {
    expect(priced({ knots: [5, 10], heights: [1, 2] }, 0.1)).toEqual({ knots: [5, 10], heights: [0.5, 1] })
  })
})
