import { itemBlock } from '../../../src/briefing/item-block.ts'
import type { Reader } from '../../../src/briefing/reader.ts'
import { itemOf } from './corpus-items.ts'

const READER: Reader = {
  language: 'en',
  say: (key) => key,
  toTraditional: (text) => text,
  topicTitle: (topic) => topic,
}
const ITEM = itemOf('i1', 'Deposits fell in the north')
const FIRST = { number: 1, sharedSource: undefined }

describe('itemBlock', () => {
  it('gives the same block for the same item in the same place, so that it is rendered once', () => {
    expect(itemBlock(ITEM, READER, FIRST)).toBe(itemBlock(ITEM, READER, { ...FIRST }))
  })

  it('tells places, sources and readers apart', () => {
    const block = itemBlock(ITEM, READER, FIRST)

    expect(itemBlock(ITEM, READER, { ...FIRST, number: 2 })).toMatchObject({ number: 2 })
    expect(itemBlock(ITEM, READER, { ...FIRST, sharedSource: ITEM.citation })).not.toEqual(block)
    expect(itemBlock(ITEM, { ...READER, say: (key) => `${key}!` }, FIRST)).not.toEqual(block)
  })
})
