import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseDocument } from '../../src/document/parse-document.ts'
import { findQuotes } from '../../src/quote/find-quotes.ts'
import { hasFlag, option } from './arguments.ts'
import { loadRules } from './load-rules.ts'
import { type Attempt, type FoundQuote, type GoldDocument, type QuoteCounts, scoreQuotes } from './score-quotes.ts'

/** Finds the quotations of one text. */
type System = (text: string) => readonly FoundQuote[]

interface DataSet {
  readonly name: string
  readonly file: string
  readonly leastInk: number
  /** Which documents, by their place in the file: the even ones were tuned on, the odd ones were not. */
  readonly half: 'even' | 'odd' | 'all'
}

const DATA_SETS: readonly DataSet[] = [
  { name: 'PolNeAR train, tuned on', file: 'polnear-train', leastInk: 10, half: 'even' },
  { name: 'PolNeAR train, held out', file: 'polnear-train', leastInk: 10, half: 'odd' },
  { name: 'PolNeAR dev, held out', file: 'polnear-dev', leastInk: 10, half: 'all' },
  { name: 'Chinese news, tuned on', file: 'zhnews-tune', leastInk: 6, half: 'even' },
  { name: 'Chinese news, held out', file: 'zhnews-tune', leastInk: 6, half: 'odd' },
  { name: 'the same in Traditional', file: 'zhnews-tune.hant', leastInk: 6, half: 'odd' },
]
/** What a digest shows must be at least this sure. */
const DIGEST_CONFIDENCE = 0.9

/**
 * Measures quotes and speakers, tuned-on and held-out halves apart, beside a regular expression with verbs of saying
 * (no package on npm attributes speakers). `--rules` adds the precision of each rule on the documents tuned on, which
 * is where the table of confidence comes from.
 */
export function run(args: readonly string[]): void {
  const folder = option(args, 'data', '../shared/bench/data')
  const ours = createOurs()
  const systems: Readonly<Record<string, System>> = { ours, 'regular expression': findByPattern }
  for (const dataSet of DATA_SETS) {
    const documents = readGold(folder, dataSet)
    print(`\n${dataSet.name}: ${documents.length} documents`)
    for (const [name, system] of Object.entries(systems))
      report(name, system, documents, dataSet, hasFlag(args, 'rules'))
  }
}

function report(name: string, system: System, documents: readonly GoldDocument[], set: DataSet, rules: boolean): void {
  const started = process.cpuUsage()
  const found = documents.map((document) => system(document.text))
  const seconds = process.cpuUsage(started).user / 1e6
  const scores = documents.map((document, index) => scoreQuotes(document, found[index] ?? [], set.leastInk))
  const bytes = documents.reduce((sum, document) => sum + Buffer.byteLength(document.text), 0)
  print(
    `  ${name.padEnd(20)}${row(sum(scores.map((score) => score.counts)))}  ${(bytes / 1e6 / seconds).toFixed(1)} MB/s`,
  )
  const attempts = scores.flatMap((score) => score.attempts)
  const shown = attempts.filter((attempt) => attempt.confidence >= DIGEST_CONFIDENCE)
  if (name !== 'ours') return
  print(`    shown in a digest: ${shown.length} of ${attempts.length}, right ${percent(right(shown), shown.length)}`)
  if (rules && set.half === 'even') for (const line of ruleLines(attempts)) print(`    ${line}`)
}

function row(counts: QuoteCounts): string {
  const precision = counts.matched / (counts.matched + counts.wrong || 1)
  const recall = counts.matched / (counts.targets || 1)
  return [
    `span F1 ${f1(precision, recall)}`,
    `split joined ${counts.splitsJoined}/${counts.splits}`,
    `false on rejects ${counts.wrongOnRejects}/${counts.rejects}`,
    `speaker ${percent(counts.speakersRight, counts.named)}`,
    `of tried ${percent(counts.speakersRight, counts.speakersTried)}`,
    `quote+speaker F1 ${f1(counts.endRight / (counts.endFound || 1), counts.endRight / (counts.endGold || 1))}`,
  ].join('  ')
}

function sum(all: readonly QuoteCounts[]): QuoteCounts {
  return all.reduce((left, right_) => {
    const keys = Object.keys(left) as (keyof QuoteCounts)[]
    return Object.fromEntries(keys.map((key) => [key, left[key] + right_[key]])) as unknown as QuoteCounts
  })
}

function ruleLines(attempts: readonly Attempt[]): readonly string[] {
  const rules = [...new Set(attempts.map((attempt) => attempt.rule))].sort()
  return rules.map((rule) => {
    const own = attempts.filter((attempt) => attempt.rule === rule)
    // one right and one wrong are added, so that a rule seen twice is not taken for certain
    return `${rule.padEnd(28)} ${right(own)}/${own.length}  ${((right(own) + 1) / (own.length + 2)).toFixed(2)}`
  })
}

function right(attempts: readonly Attempt[]): number {
  return attempts.filter((attempt) => attempt.right).length
}

function createOurs(): System {
  const rules = loadRules()
  return (text) => {
    const parsed = parseDocument(
      { format: 'plain', text, origin: { id: 'bench', name: 'bench', url: undefined, contentHash: '' } },
      rules.document,
    )
    if (!parsed.ok) throw new Error(parsed.failure.detail)
    return findQuotes(parsed.value, rules.quote)
      .quotes.filter((quote) => quote.kind !== 'indirect')
      .map(({ parts, attribution }) => ({
        parts: parts.map(({ start, end }) => [start, end] as const),
        speaker: attribution?.name,
        rule: attribution?.rule,
        confidence: attribution?.confidence ?? 0,
      }))
  }
}

const PATTERN =
  /(?:([A-Z][\w.]+(?: [A-Z][\w.]+)*) (?:said|told|wrote|added|says)[^“"。.\n]{0,30}|([\u3400-\u9fff]{2,4})(?:表示|说|称|指出)[，：,:]?)?[“"「]([^”"」\n]{8,})[”"」](?:,? ?(?:said )?([A-Z][\w.]+(?: [A-Z][\w.]+)*) ?(?:said|told|wrote|added|says)?)?/g

/** What one regular expression can do. */
function findByPattern(text: string): readonly FoundQuote[] {
  return [...text.matchAll(PATTERN)].map((hit) => {
    const start = hit.index + hit[0].indexOf(hit[3] ?? '')
    return {
      parts: [[start, start + (hit[3] ?? '').length]],
      speaker: hit[1] ?? hit[2] ?? hit[4],
      rule: 'pattern',
      confidence: 0,
    }
  })
}

function readGold(folder: string, { file, half }: DataSet): readonly GoldDocument[] {
  return readFileSync(path.join(folder, 'quotes', `${file}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): GoldDocument => JSON.parse(line))
    .filter((_, index) => half === 'all' || (index % 2 === 0) === (half === 'even'))
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : ((100 * part) / whole).toFixed(1)
}

function f1(precision: number, recall: number): string {
  return precision + recall === 0 ? '-' : ((200 * precision * recall) / (precision + recall)).toFixed(1)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
