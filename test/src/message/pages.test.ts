import type { MessageBlock } from '../../../src/message/message.ts'
import { fillPages, groupBlocks } from '../../../src/message/pages.ts'

const identity = (cost: number) => cost

describe('fillPages', () => {
  it('puts everything that fits on one page', () => {
    expect(fillPages([[1, 2], [3]], identity, { count: 3, cost: 6 })).toEqual([[1, 2, 3]])
  })

  it('keeps a group together on the next page', () => {
    expect(fillPages([[3], [2, 2]], identity, { count: 9, cost: 6 })).toEqual([[3], [2, 2]])
    expect(fillPages([[1], [1, 1]], identity, { count: 2, cost: 9 })).toEqual([[1], [1, 1]])
  })

  it('continues a group that no page holds', () => {
    expect(fillPages([[1], [2, 2, 2, 2]], identity, { count: 9, cost: 4 })).toEqual([[1], [2, 2], [2, 2]])
  })

  it('gives a part that no page holds a page of its own', () => {
    expect(fillPages([[1], [9], [1]], identity, { count: 9, cost: 4 })).toEqual([[1], [9], [1]])
  })

  it('has no page for no parts', () => {
    expect(fillPages([[], []], identity, { count: 9, cost: 4 })).toEqual([])
  })
})

describe('groupBlocks', () => {
  const heading: MessageBlock = { kind: 'heading', text: 'h' }
  const divider: MessageBlock = { kind: 'divider' }
  const note: MessageBlock = { kind: 'note', content: [] }
  const paragraph: MessageBlock = { kind: 'paragraph', content: [] }
  const kinds = (blocks: readonly MessageBlock[]) => groupBlocks(blocks, ({ kind }) => [kind])

  it('keeps what introduces the next block with it', () => {
    expect(kinds([paragraph, divider, heading, note, paragraph, note])).toEqual([
      ['paragraph'],
      ['divider', 'heading', 'note', 'paragraph'],
      ['note'],
    ])
  })

  it('ends no page in a heading', () => {
    const groups = kinds([paragraph, paragraph, heading, paragraph])
    expect(fillPages(groups, () => 1, { count: 3, cost: 9 })).toEqual([
      ['paragraph', 'paragraph'],
      ['heading', 'paragraph'],
    ])
  })

  it('keeps a heading that nothing follows, and no group without parts', () => {
    expect(kinds([paragraph, heading])).toEqual([['paragraph'], ['heading']])
    expect(groupBlocks([paragraph, heading], () => [])).toEqual([])
  })
})
