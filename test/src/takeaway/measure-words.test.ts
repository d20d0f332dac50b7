import { contentTerms } from '../../../src/takeaway/measure-words.ts'
import { readDocument } from '../../../src/takeaway/reading.ts'
import { lexText } from '../../../src/text/lexed.ts'
import { compileTopics } from '../../../src/topic/match-topics.ts'
import { documentOf, takeawayRules } from './document-of.ts'

describe('contentTerms', () => {
  it('lists a word in each clause that has it, once, though the clauses are of one sentence', () => {
    const document = documentOf('Harbour loans fell as loans grew dear, but harbour loans rose again in May.')
    const quotes = { quotes: [], rejected: [], speakers: [] }
    const reading = readDocument(
      { document, lexed: lexText(document.folded) },
      quotes,
      compileTopics([]),
      takeawayRules,
    )
    const lists = { lastOf: new Int32Array(reading.words.terms.size), count: 0 }

    const [first = [], second = []] = (document.sentences[0]?.clauses ?? []).map((clause) =>
      contentTerms(reading, 0, clause, lists),
    )

    expect(second.filter((term) => first.includes(term))).toHaveLength(2)
    expect(new Set(first).size).toBe(first.length)
  })
})
