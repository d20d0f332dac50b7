import { heightAt, reachOf } from '../../../src/takeaway/curve.ts'

const curve = { knots: [0, 2, 4], heights: [1, 3, -5] }

describe('heightAt', () => {
  it.each([
    [-1, 1],
    [0, 1],
    [1, 2],
    [2, 3],
    [3, -1],
    [9, -5],
  ])('is straight between points and level outside: at %d it is %d', (value, height) => {
    expect(heightAt(curve, value)).toBe(height)
  })

  it('is level at 0 without points', () => {
    expect(heightAt({ knots: [], heights: [] }, 3)).toBe(0)
  })
})

describe('reachOf', () => {
  it('is the largest distance from 0', () => {
    expect(reachOf(curve)).toBe(5)
  })
})
