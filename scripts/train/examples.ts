import type { LanguageRules } from '../../src/analysis/analyse.ts'
import { parseLexed } from '../../src/document/parse-document.ts'
import { findQuotes } from '../../src/quote/find-quotes.ts'
import { tellingCharacters } from '../../src/takeaway/characters.ts'
import { measure } from '../../src/takeaway/measure.ts'
import { listRuns } from '../../src/takeaway/rank.ts'
import { type Reading, readDocument } from '../../src/takeaway/reading.ts'
import { factOf, LENGTH, START } from '../../src/takeaway/term-table.ts'
import { type Span, sliceSpan } from '../../src/text/span.ts'
import { compileTopics } from '../../src/topic/match-topics.ts'
import { rougeL, rougeN, rougeTokens } from '../../test/bench/rouge.ts'
import type { Sample } from '../../test/bench/takeaway-data.ts'

/** One thing that could be chosen, with what it would be worth. */
export interface Choice {
  readonly values: readonly number[]
  /** The terms that stand in it, as often as they do. */
  readonly terms: readonly string[]
  /** Its characters, see `tellingCharacters`, with `CHARACTER` before each; none for whole sentences. */
  readonly marks: readonly string[]
  /** From 0 to 1. */
  readonly worth: number
}

/** All that could be chosen in one document. */
export interface Example {
  readonly id: string
  /** How much it counts, 1 by default. */
  readonly weight?: number
  readonly choices: readonly Choice[]
}

/** What a choice is worth: 1 for a sentence that people chose, else how close it comes to a reference. */
export type Worth = 'gold' | 'closeness'

/** Stands before a character, to tell it from a word of one character. */
export const CHARACTER = '='

const NO_TOPICS = compileTopics([])

/** Measures every sentence, or run of clauses, of every sample, exactly as the product does. */
export function makeExamples(
  samples: readonly Sample[],
  rules: LanguageRules,
  options: { readonly unit: 'sentence' | 'clause'; readonly worth: Worth },
): readonly Example[] {
  return samples.flatMap((sample) => {
    const origin = { id: sample.id, name: sample.id, url: undefined, contentHash: '' }
    const parsed = parseLexed({ format: 'plain', text: sample.text, origin }, rules.document)
    if (!parsed.ok) return []
    const reading = readDocument(
      parsed.value,
      findQuotes(parsed.value.document, rules.quote),
      NO_TOPICS,
      rules.takeaway,
    )
    const worthOf = options.worth === 'gold' ? goldWorth(sample) : closeness(sample)
    const choices = reading.candidates.flatMap((_, candidate) =>
      listRuns(reading, candidate, { unit: options.unit, strict: false }).map((run) => {
        const measured = measure(reading, candidate, run)
        const text = sliceSpan(sample.text, measured.span)
        return {
          values: measured.values,
          terms: termsIn(reading, candidate, measured.span),
          marks: options.unit === 'clause' ? marksIn(reading, measured.span) : [],
          worth: worthOf(text),
        }
      }),
    )
    return [{ id: sample.id, choices }]
  })
}

function marksIn({ lower }: Reading, { start, end }: Span): readonly string[] {
  return [...tellingCharacters(lower.slice(start, end))].map((character) => CHARACTER + character)
}

function termsIn({ words, lower }: Reading, candidate: number, span: Span): readonly string[] {
  const found: string[] = []
  for (let at = words.firstOf[candidate] ?? 0; at < (words.firstOf[candidate + 1] ?? 0); at++) {
    const start = words.starts[at] ?? 0
    const id = words.ids[at] ?? 0
    if (start < span.start || start >= span.end) continue
    const first = factOf(words.terms, id, START)
    found.push(lower.slice(first, first + factOf(words.terms, id, LENGTH)))
  }
  return found
}

function goldWorth({ gold }: Sample): (text: string) => number {
  const key = (text: string) => rougeTokens(text).join(' ')
  const chosen = new Set(gold.map(key))
  return (text) => (chosen.has(key(text)) ? 1 : 0)
}

function closeness({ references }: Sample): (text: string) => number {
  const expected = references.map(rougeTokens)
  return (text) => {
    const tokens = rougeTokens(text)
    return Math.max(...expected.map((one) => (rougeN(tokens, one, 1).f1 + rougeL(tokens, one).f1) / 2))
  }
}
