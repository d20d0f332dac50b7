import { buildIndex } from '../../../src/search/index-passages.ts'
import { searchIndex } from '../../../src/search/search-index.ts'
import { readSearchRules } from './read-search-rules.ts'

const COUNT = 600

/** Words that stand in every second passage, every third and so on; the last ones are rare. */
function textOf(place: number): string {
  const words = Array.from({ length: 60 }, (_, i) => (place % (i + 2) === 0 ? `word${i}x ` : ''))
  return `${words.join('')} ${'filler '.repeat(place % 7)}`
}

const passages = Array.from({ length: COUNT }, (_, i) => ({ id: String(i), text: textOf(i + 1) }))
const index = buildIndex(passages, readSearchRules())
const question = Array.from({ length: 60 }, (_, i) => `word${i}x`).join(' ')

describe('scoreWords', () => {
  it.each([question, 'word58x word1x word0x', 'word40x word41x word0x word2x word3x word4x'])(
    'gives the best of %j the scores that they have when nothing is passed over',
    (asked) => {
      const all = searchIndex(index, asked, { top: COUNT })

      const best = searchIndex(index, asked, { top: 5 })

      expect(best.map(({ id }) => id)).toEqual(all.slice(0, 5).map(({ id }) => id))
      for (const [i, { score }] of best.entries()) expect(score).toBeCloseTo(all[i]?.score ?? 0, 3)
    },
  )

  it('gives places that are asked about their scores', () => {
    const asked = 'word58x word1x word0x'
    const all = new Map(searchIndex(index, asked, { top: COUNT }).map(({ place, score }) => [place, score]))

    const hits = searchIndex(index, asked, { top: 3, also: [5, 300] })

    expect(hits.slice(3).map(({ place }) => place)).toEqual([5, 300])
    for (const { place, score } of hits.slice(3)) expect(score).toBeCloseTo(all.get(place) ?? 0, 3)
  })
})
