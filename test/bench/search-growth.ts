import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { SearchRules } from '../../src/search/search-rules.ts'
import { quantile } from './score-search.ts'
import type { BenchPassage } from './search-peers.ts'

type Engine = typeof import('../../src/index.ts')

/** One size of the index. */
export interface GrowthRow {
  readonly articles: number
  readonly buildMs: number
  /** One more article added to the index, and one taken out of it. */
  readonly addMs: number
  readonly removeMs: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly mbPer1000: number
}

const SIZES = [1000, 3000, 12_000, 30_000, 100_000] as const
/** Articles are cut to this so that a hundred thousand fit beside each other in a small machine. */
const LONGEST = 500
const ASKED = 300
/** The best of so many times is without what else the machine was doing. */
const ROUNDS = 3

/** Measures how time and memory grow; articles beyond those of the set are its own, cut at another place. */
export function measureGrowth(
  engine: Engine,
  rules: SearchRules,
  data: { readonly passages: readonly BenchPassage[]; readonly questions: readonly { readonly question: string }[] },
): readonly GrowthRow[] {
  return SIZES.map((articles) => {
    const passages = Array.from({ length: articles }, (_, i) => articleAt(data.passages, i))
    const started = performance.now()
    const index = engine.buildIndex(passages, rules)
    const buildMs = Math.round(performance.now() - started)
    const times = data.questions.slice(0, ASKED).map(({ question }) => {
      const rounds = Array.from({ length: ROUNDS }, () => {
        const asked = performance.now()
        engine.searchIndex(index, question, { top: 10 })
        return performance.now() - asked
      })
      return Math.min(...rounds)
    })
    const bytes = indexBytes(index)
    const addMs = timed(() => engine.addPassages(index, [{ ...articleAt(data.passages, articles), id: 'one more' }]))
    const removeMs = timed(() => engine.removePassages(index, new Set(['g0'])))
    const [p50Ms = 0, p99Ms = 0] = [0.5, 0.99].map((share) => Number(quantile(times, share).toFixed(2)))
    return { articles, buildMs, addMs, removeMs, p50Ms, p99Ms, mbPer1000: Number((bytes / 1e3 / articles).toFixed(2)) }
  })
}

function timed(work: () => void): number {
  const started = performance.now()
  work()
  return Math.round(performance.now() - started)
}

function articleAt(passages: readonly BenchPassage[], i: number): BenchPassage {
  const { text } = passages[i % passages.length] ?? { text: '' }
  const round = Math.floor(i / passages.length)
  const from = text.length > LONGEST ? (round * 97) % (text.length - LONGEST) : 0
  return { id: `g${i}`, text: text.slice(from, from + LONGEST) }
}

/** Bytes of all arrays of an index. */
export function indexBytes(index: ReturnType<Engine['buildIndex']>): number {
  const { starts, passages, counts, sentences, lengths, holds, isHan, han, room } = index
  const parts = [starts, passages, counts, sentences, lengths, holds, isHan]
  const arrays = [...parts, han.keys, han.ids, ...Object.values(room)]
  return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0)
}

/** Draws the growth as an SVG into `test/.output`. @returns where it lies. */
export function drawGrowth(rows: readonly GrowthRow[]): string {
  const folder = path.join(__dirname, '../.output')
  mkdirSync(folder, { recursive: true })
  const x = (articles: number): number => 60 + ((Math.log10(articles) - 3) / 2) * 480
  const most = Math.max(...rows.map(({ p99Ms }) => p99Ms), 1)
  const line = (name: 'p50Ms' | 'p99Ms', colour: string): string => {
    const points = rows.map((row) => `${x(row.articles).toFixed(0)},${(260 - (row[name] / most) * 220).toFixed(0)}`)
    return `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.join(' ')}"/>`
  }
  const labels = rows.map(
    (row) =>
      `<text x="${x(row.articles).toFixed(0)}" y="280" font-size="10" text-anchor="middle">${row.articles}</text>` +
      `<text x="${x(row.articles).toFixed(0)}" y="294" font-size="9" text-anchor="middle">${row.mbPer1000} MB/1,000</text>`,
  )
  const title = `<text x="60" y="20" font-size="12">ms a question (p50 blue, p99 red; top is ${most} ms) by articles</text>`
  const body = [title, line('p50Ms', '#1f6feb'), line('p99Ms', '#d1242f'), ...labels].join('\n')
  const file = path.join(folder, 'search-growth.svg')
  writeFileSync(file, `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="310">\n${body}\n</svg>\n`)
  return file
}
