import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readHeadlined } from '../../scripts/train/headlined.ts'
import { type Learned, learnChinese, learnEnglish } from '../../scripts/train/learn.ts'
import { type Analyser, createAnalyser, type LanguageRules } from '../../src/analysis/analyse.ts'
import { parseTakeawayRules } from '../../src/takeaway/rules.ts'
import { sliceSpan } from '../../src/text/span.ts'
import { compileTopics } from '../../src/topic/match-topics.ts'
import { option } from './arguments.ts'
import { pairedBootstrap } from './bootstrap.ts'
import { loadRules } from './load-rules.ts'
import { lexRank, type Peer, textRank } from './peers.ts'
import { rougeL, rougeN, rougeTokens } from './rouge.ts'
import { FOLDS, foldOf, readSamples, type Sample } from './takeaway-data.ts'
import { oracleOf } from './takeaway-oracle.ts'

/** Picks sentences, or clauses, of one document. */
type System = (sample: Sample, count: number) => readonly string[]

/** How one document came out. */
interface Score {
  readonly r1: number
  readonly rl: number
  /** How many of the chosen sentences people chose too. */
  readonly hits: number
  readonly gold: number
}

interface DataSet {
  readonly name: string
  readonly language: 'en' | 'zh'
  readonly unit: 'sentence' | 'clause'
  readonly count: (sample: Sample) => number
}

/** From this token Jaccard on two takeaways are alike; as the requirement says, whatever the product holds. */
const ALIKE = 0.6
/** So many takeaways are asked for when looking for alike ones. */
const MANY = 15
const NO_TOPICS = compileTopics([])
const DATA_SETS: readonly DataSet[] = [
  { name: 'cnncorpus-tune', language: 'en', unit: 'sentence', count: ({ gold }) => gold.length },
  { name: 'finna-tune', language: 'zh', unit: 'clause', count: () => 1 },
  { name: 'cnndm100', language: 'en', unit: 'sentence', count: () => 3 },
]

/**
 * Measures takeaways beside Lead and the peers, in one table for each data set.
 *
 * `ours` is measured on documents that its weights were not learned from: each fifth of a file is chosen from with
 * weights learned anew from the other four, by the very code of the product. `shipped` has the weights of
 * `content/lang`, which have seen all (but not cnndm100). `oracle` knows the answer and has the same pieces to
 * choose from. `--limit N` takes N documents of each file, `--no-peers` leaves peers out.
 */
export function run(args: readonly string[]): void {
  const folder = option(args, 'data', '../shared/bench/data')
  const limit = Number(option(args, 'limit', '100000'))
  const rules = loadRules()
  const shipped = createAnalyser(rules)
  const learned = Array.from({ length: FOLDS }, (_, fold) => learnWithout(fold, folder, rules))
  for (const dataSet of DATA_SETS) {
    const samples = readSamples(folder, dataSet.name).slice(0, limit)
    const systems: Record<string, System> = {
      'ours (held out)': (sample, count) =>
        chosenBy(learnedWithout(foldOf(sample.id), learned), dataSet)(sample, count),
      'ours (shipped)': chosenBy(shipped, dataSet),
      oracle: (sample, count) => oracleOf(sample, sentencesOf(shipped, sample), { count, unit: dataSet.unit }),
      lead: (sample, count) => leadOf(shipped, sample, count),
    }
    if (!args.includes('--no-peers')) {
      systems['ts-textrank'] = peerSystem(textRank, dataSet)
      systems.lexrank = peerSystem(lexRank, dataSet)
    }
    report(dataSet, samples, systems)
    print(
      `pairs of shipped takeaways that are alike: ${samples.reduce((sum, sample) => sum + alikePairs(chosenBy(shipped, dataSet)(sample, MANY)), 0)}`,
    )
  }
}

function learnWithout(fold: number, folder: string, rules: LanguageRules): Analyser {
  const samplesOf = (name: string) => readSamples(folder, name).filter(({ id }) => foldOf(id) !== fold)
  const english = learnEnglish(samplesOf('cnncorpus-tune'), rules)
  const chinese = learnChinese(samplesOf('finna-tune'), readHeadlined(folder), rules)
  return createAnalyser({ ...rules, takeaway: withLearned(english, chinese) })
}

/** Never the shipped weights in its place: they have seen the document. */
function learnedWithout(fold: number, learned: readonly Analyser[]): Analyser {
  const analyser = learned[fold]
  if (analyser === undefined) throw new Error(`nothing was learned without part ${fold}`)
  return analyser
}

function withLearned(english: Learned, chinese: Learned) {
  const file = (tag: string) =>
    JSON.parse(readFileSync(path.join(__dirname, `../../content/lang/${tag}/takeaway.json`), 'utf8'))
  const parsed = parseTakeawayRules({
    en: { ...file('en'), learned: { ...english, provenance: {} } },
    'zh-Hans': { ...file('zh-Hans'), learned: { ...chinese, provenance: {} } },
  })
  if (!parsed.ok) throw new Error(parsed.failure.detail)
  return parsed.value
}

function chosenBy(analyser: Analyser, { unit }: DataSet): System {
  return (sample, count) => {
    const analysis = analyse(analyser, sample, count, unit)
    const spans = analysis?.takeaways.takeaways.map(({ span }) => span) ?? []
    return [...spans].sort((a, b) => a.start - b.start).map((span) => sliceSpan(sample.text, span))
  }
}

function leadOf(analyser: Analyser, sample: Sample, count: number): readonly string[] {
  return sentencesOf(analyser, sample)
    .slice(0, count)
    .map(({ span }) => sliceSpan(sample.text, span))
}

function sentencesOf(analyser: Analyser, sample: Sample) {
  return analyse(analyser, sample, 1, 'sentence')?.document.sentences ?? []
}

function analyse(analyser: Analyser, { id, text }: Sample, count: number, unit: 'sentence' | 'clause') {
  const origin = { id, name: id, url: undefined, contentHash: '' }
  const analysis = analyser.analyse({ format: 'plain', text, origin }, NO_TOPICS, { count, unit })
  return analysis.ok ? analysis.value : undefined
}

function peerSystem(peer: Peer, { language }: DataSet): System {
  return (sample, count) => {
    try {
      return peer(sample.text, count, language)
    } catch {
      return []
    }
  }
}

/** How many pairs say the same by token Jaccard, reckoned apart from the product. */
function alikePairs(picked: readonly string[]): number {
  const sets = picked.map((text) => new Set(rougeTokens(text)))
  return sets.flatMap((a, at) =>
    sets.slice(at + 1).filter((b) => {
      const shared = [...a].filter((token) => b.has(token)).length
      return shared >= ALIKE * (a.size + b.size - shared)
    }),
  ).length
}

function scoreOf(sample: Sample, picked: readonly string[]): Score {
  const tokens = rougeTokens(picked.join(' '))
  const expected = rougeTokens(sample.references.join(' '))
  const key = (text: string) => rougeTokens(text).join(' ')
  const gold = new Set(sample.gold.map(key))
  const hits = picked.filter((text) => gold.has(key(text))).length
  return { r1: rougeN(tokens, expected, 1).f1, rl: rougeL(tokens, expected).f1, hits, gold: sample.gold.length }
}

function report(dataSet: DataSet, samples: readonly Sample[], systems: Readonly<Record<string, System>>): void {
  const scores = Object.entries(systems).map(([name, system]) => ({
    name,
    rows: samples.map((sample) => scoreOf(sample, system(sample, dataSet.count(sample)))),
  }))
  const [ours] = scores
  const hasGold = samples.some(({ gold }) => gold.length > 0)
  print(`\n${dataSet.name}: ${samples.length} documents, unit ${dataSet.unit}`)
  print(`${'system'.padEnd(18)}   R1     RL   R-prec   ours minus it, ${hasGold ? 'R-prec' : 'R1'} (95 %)`)
  for (const { name, rows } of scores) {
    const mean = (of: (row: Score) => number) => (100 * rows.reduce((sum, row) => sum + of(row), 0)) / rows.length
    const gold = rows.reduce((sum, row) => sum + row.gold, 0)
    const precision = gold === 0 ? '   -' : ((100 * rows.reduce((sum, row) => sum + row.hits, 0)) / gold).toFixed(2)
    const figure = hasGold ? (row: Score) => row.hits : (row: Score) => row.r1
    const {
      mean: gain,
      low,
      high,
    } = pairedBootstrap(
      (ours?.rows ?? []).map(figure),
      rows.map(figure),
      hasGold ? rows.map((row) => row.gold) : undefined,
    )
    const against = name === ours?.name ? '' : `${points(gain)} (${points(low)} … ${points(high)})`
    print(
      `${name.padEnd(18)} ${mean((row) => row.r1).toFixed(2)}  ${mean((row) => row.rl).toFixed(2)}  ${precision.padStart(5)}    ${against}`,
    )
  }
}

function points(share: number): string {
  return `${share < 0 ? '' : '+'}${(100 * share).toFixed(2)}`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
