import { askedPart } from '../../src/search/asked-part.ts'
import type { SearchRules } from '../../src/search/search-rules.ts'
import { preCut } from './search.ts'
import type { BenchPassage } from './search-peers.ts'

/** Textbook values of BM25. */
const SATURATION = 1.2
const LENGTH_SHARE = 0.7
/** Earlier turns have their best score capped at this share of the follow-up's own best. */
const CAP = 0.8

/** Finds the text that fits a question and what was asked before it best; `undefined` when no word is known. */
export type FindInThread = (question: string, earlier: readonly string[]) => string | undefined

interface Posting {
  readonly place: number
  readonly count: number
}

/**
 * The recipe that answers in threads are held beside: whole texts by BM25 over words and pairs of characters,
 * Traditional folded to Simplified, without stop words; the scores of all earlier turns, as one question, are added with
 * their best capped. Nothing of it is learnt.
 */
export function plainThreads(texts: readonly BenchPassage[], rules: SearchRules): FindInThread {
  const cut = preCut(rules)
  const postings = new Map<string, Posting[]>()
  const lengths = texts.map(({ text }, place) => {
    const terms = cut(text)
    const counts = new Map<string, number>()
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    for (const [term, count] of counts) {
      const known = postings.get(term)
      if (known === undefined) postings.set(term, [{ place, count }])
      else known.push({ place, count })
    }
    return terms.length
  })
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length)
  const scoresOf = (words: string): Float64Array => {
    const scores = new Float64Array(texts.length)
    for (const term of new Set(cut(askedPart(rules, words)))) {
      const having = postings.get(term) ?? []
      const rarity = Math.log(1 + (texts.length - having.length + 0.5) / (having.length + 0.5))
      for (const { place, count } of having) {
        const held = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * ((lengths[place] ?? 0) / meanLength))
        scores[place] = (scores[place] ?? 0) + (rarity * count * (SATURATION + 1)) / (count + held)
      }
    }
    return scores
  }
  return (question, earlier) => {
    const own = scoresOf(question)
    const before = scoresOf(earlier.join('\n'))
    const [mostOwn, mostBefore] = [mostOf(own), mostOf(before)]
    const share = mostBefore > CAP * mostOwn ? (CAP * mostOwn) / mostBefore : 1
    const sums = own.map((score, place) => score + share * (before[place] ?? 0))
    const most = mostOf(sums)
    return most > 0 ? texts[sums.indexOf(most)]?.id : undefined
  }
}

function mostOf(scores: Float64Array): number {
  return scores.reduce((most, score) => Math.max(most, score), 0)
}
