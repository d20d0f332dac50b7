import { editDistance } from '../../../src/command/edit-distance.ts'

describe('editDistance', () => {
  it.each([
    ['risks', 'risks', 0],
    ['risks', 'risk', 1],
    ['rsiks', 'risks', 1],
    ['quots', 'quotes', 1],
    ['成本', '成果', 1],
    ['', 'ab', 2],
  ])('counts the edits from %s to %s', (a, b, edits) => {
    expect(editDistance(a, b, 2)).toBe(edits)
  })

  it('stops counting past the limit', () => {
    expect(editDistance('opportunities', 'risks', 2)).toBe(3)
  })
})
