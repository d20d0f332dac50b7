import path from 'node:path'
import type { LanguageRules } from '../../src/analysis/analyse.ts'
import type { TakeawayOptions } from '../../src/takeaway/select-takeaways.ts'
import type { TopicIndex } from '../../src/topic/match-topics.ts'

type Parsing = typeof import('../../src/document/parse-document.ts')
type Quoting = typeof import('../../src/quote/find-quotes.ts')
type Selecting = typeof import('../../src/takeaway/select-takeaways.ts')

/** What the stages work with. */
export interface StageKnowledge {
  readonly rules: LanguageRules
  readonly topics: TopicIndex
  readonly unit: TakeawayOptions['unit']
}

const ROUNDS = 5
/** Rounds before the first that counts: a bot runs for weeks, and its engine is compiled in the first second. */
const WARM_UP_ROUNDS = 8

/** Shows how the time of the analysis is shared among its stages, as built; medians of rounds, in microseconds a document. */
export async function stages(texts: readonly string[], { rules, topics, unit }: StageKnowledge): Promise<void> {
  const { parseDocument } = await built<Parsing>('document/parse-document')
  const { findQuotes } = await built<Quoting>('quote/find-quotes')
  const { selectTakeaways } = await built<Selecting>('takeaway/select-takeaways')
  const origin = { id: 'bench', name: 'bench', url: undefined, contentHash: '' }
  const options = { topics, rules: rules.takeaway, count: 3, unit } as const
  const documents = texts.flatMap((text) => {
    const parsed = parseDocument({ format: 'plain', text, origin }, rules.document)
    return parsed.ok ? [parsed.value] : []
  })
  const findings = documents.map((document) => findQuotes(document, rules.quote))
  const times = medians({
    'blocks, sentences, clauses': () => {
      for (const text of texts) parseDocument({ format: 'plain', text, origin }, rules.document)
    },
    'quotes, speakers, statements': () => {
      for (const document of documents) findQuotes(document, rules.quote)
    },
    'takeaways, topics': () => {
      for (const [at, document] of documents.entries())
        selectTakeaways(document, findings[at] ?? { quotes: [], rejected: [], speakers: [] }, options)
    },
  })
  const sum = Object.values(times).reduce((total, ms) => total + ms, 0)
  for (const [name, ms] of Object.entries(times)) {
    const each = ((ms * 1000) / texts.length).toFixed(0).padStart(6)
    process.stdout.write(`  ${name.padEnd(30)} ${each} µs ${((ms / sum) * 100).toFixed(0).padStart(4)} %\n`)
  }
}

async function built<Module>(module: string): Promise<Module> {
  return await import(path.join(__dirname, `../../dist/src/${module}.js`))
}

/**
 * Milliseconds that the processor spends on each work, the collection of its garbage included: the median of rounds in
 * which they take turns, after some to warm up. Whatever else the machine does counts less than it would by the clock.
 */
export function medians<Name extends string>(works: Readonly<Record<Name, () => void>>): Record<Name, number> {
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, []])) as unknown as Record<Name, number[]>
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    for (const name in works) {
      const start = process.cpuUsage()
      works[name]()
      const { user, system } = process.cpuUsage(start)
      if (round >= WARM_UP_ROUNDS) times[name].push((user + system) / 1000)
    }
  }
  const middle = Object.entries<number[]>(times).map(([name, all]) => [
    name,
    all.sort((a, b) => a - b)[all.length >> 1] ?? 0,
  ])
  return Object.fromEntries(middle) as Record<Name, number>
}
