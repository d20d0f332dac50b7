import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { hasFlag, option } from './arguments.ts'
import { differenceLine, kindLine, reliabilityLines, row, ruleLines, statementLine, sum } from './quotes-report.ts'
import { scoreStatements } from './quotes-statements.ts'
import { createOurs, findByPattern, type System } from './quotes-systems.ts'
import { type GoldDocument, type QuoteCounts, scoreQuotes } from './score-quotes.ts'

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
  { name: 'PolNeAR dev, whole', file: 'polnear-dev', leastInk: 10, half: 'all' },
  { name: 'PolNeAR dev, the half whose errors were never read', file: 'polnear-dev', leastInk: 10, half: 'odd' },
  { name: 'Chinese news, tuned on', file: 'zhnews-tune', leastInk: 6, half: 'even' },
  { name: 'Chinese news, held out', file: 'zhnews-tune', leastInk: 6, half: 'odd' },
  { name: 'the same in Traditional', file: 'zhnews-tune.hant', leastInk: 6, half: 'odd' },
]

/** Counts of each document of each set, as `--save` keeps them for `--against`. */
type Saved = Readonly<Record<string, readonly QuoteCounts[]>>

/**
 * Measures quotes, speakers and indirect statements, tuned-on and held-out parts apart, beside a regular expression
 * with verbs of saying, with a paired bootstrap over documents.
 *
 * `--rules` adds the precision of each rule on the documents tuned on, which is where the table of confidence comes
 * from; `--save FILE` keeps the counts of this run, and `--against FILE` compares with those of an earlier one.
 */
export function run(args: readonly string[]): void {
  const folder = option(args, 'data', '../shared/bench/data')
  const against = option(args, 'against', '')
  const earlier: Saved = against === '' ? {} : JSON.parse(readFileSync(against, 'utf8'))
  const ours = createOurs()
  const counts: Record<string, readonly QuoteCounts[]> = {}
  for (const set of DATA_SETS) {
    const documents = readGold(folder, set)
    print(`\n${set.name}: ${documents.length} documents`)
    const own = reportOurs(ours, documents, set, hasFlag(args, 'rules') && set.half === 'even')
    const peer = documents.map((document) => scoreQuotes(document, findByPattern(document.text).quotes, set.leastInk))
    const theirs = peer.map((score) => score.counts)
    print(`  regular expression  ${row(sum(theirs))}`)
    print(`    ${differenceLine('the regular expression', own, theirs)}`)
    const before = earlier[set.name]
    if (before !== undefined) print(`    ${differenceLine('the earlier run', own, before)}`)
    counts[set.name] = own
  }
  const save = option(args, 'save', '')
  if (save !== '') writeFileSync(save, JSON.stringify(counts))
}

function reportOurs(ours: System, documents: readonly GoldDocument[], set: DataSet, rules: boolean) {
  const started = process.cpuUsage()
  const found = documents.map((document) => ours(document.text))
  const seconds = process.cpuUsage(started).user / 1e6
  const bytes = documents.reduce((total, document) => total + Buffer.byteLength(document.text), 0)
  const scores = documents.map((document, index) => scoreQuotes(document, found[index]?.quotes ?? [], set.leastInk))
  const counts = scores.map((score) => score.counts)
  const attempts = scores.flatMap((score) => score.attempts)
  print(`  ours                ${row(sum(counts))}  ${(bytes / 1e6 / seconds).toFixed(1)} MB/s`)
  for (const line of reliabilityLines(attempts)) print(`    ${line}`)
  if (set.file.startsWith('polnear')) {
    print(`    ${kindLine(attempts, sum(counts))}`)
    const statements = documents.map((document, index) => scoreStatements(document, found[index]?.statements ?? []))
    print(`    ${statementLine(sum(statements))}`)
  }
  if (rules) for (const line of ruleLines(attempts)) print(`    ${line}`)
  return counts
}

function readGold(folder: string, { file, half }: DataSet): readonly GoldDocument[] {
  return readFileSync(path.join(folder, 'quotes', `${file}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): GoldDocument => JSON.parse(line))
    .filter((_, index) => half === 'all' || (index % 2 === 0) === (half === 'even'))
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
