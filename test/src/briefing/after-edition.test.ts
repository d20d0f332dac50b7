import { afterEdition, MOST_SEEN } from '../../../src/briefing/after-edition.ts'
import { composeEdition } from '../../../src/briefing/compose-edition.ts'
import type { Edition } from '../../../src/briefing/edition.ts'
import { EMPTY_CHANNEL } from '../../../src/briefing/memory.ts'
import { corpusOf, itemOf } from './corpus-items.ts'

const WORDS = [
  'Deposits fell in the north',
  'Lenders doubled their staff',
  'Rates stayed low',
  'Fees rose',
  'Rules came',
]

function editionOf(takeaways: number): Edition {
  const corpus = corpusOf(...WORDS.map((words, index) => itemOf(`item-${index}`, words, { weight: 0.9 - index / 10 })))
  const preferences = { language: 'en', topics: [], takeaways, quotes: 0, columns: 900 } as const
  return composeEdition({ corpus, seen: new Set(), preferences, number: 4, date: '2026-03-02' })
}

describe('afterEdition', () => {
  it('remembers the edition, what was seen in it, and of what it left out as much as is ever told', () => {
    const edition = editionOf(1)
    const channel = afterEdition({ ...EMPTY_CHANNEL, seen: ['old', 'item-0'] }, edition)

    expect(edition.leftOut).toHaveLength(4)
    expect(channel.seen).toEqual(['old', 'item-0'])
    expect(channel.edition).toEqual({ ...edition, leftOut: edition.leftOut.slice(0, 3) })
  })

  it('forgets what was seen longest ago when it has seen very much', () => {
    const seen = Array.from({ length: MOST_SEEN }, (_, index) => `old-${index}`)
    const channel = afterEdition({ ...EMPTY_CHANNEL, seen }, editionOf(1))

    expect(channel.seen).toHaveLength(MOST_SEEN)
    expect([channel.seen[0], channel.seen.at(-1)]).toEqual(['old-1', 'item-0'])
  })

  it('remembers nothing of an edition without items', () => {
    expect(afterEdition(EMPTY_CHANNEL, editionOf(0))).toBe(EMPTY_CHANNEL)
  })
})
