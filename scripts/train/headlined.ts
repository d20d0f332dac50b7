import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Sample } from '../../test/bench/takeaway-data.ts'

const FILE = 'qa/crud-news-dev/passages.jsonl'
/** What stands before the headline in these texts, within the first characters. */
const MARK = '原标题：'
const LATEST_MARK = 150
const SHORTEST_HEADLINE = 9
const LONGEST_HEADLINE = 48
/** What an article opens with where nothing else divides it from its headline. */
const OPENING =
  /\s{3,}|财联社\d|\d{1,2}月\d|\d{1,2}日|近日|近期|最近|据|本报|中新|新华社|截至\d|参考消息|澎湃|[（(]?记者|日前|昨日|今日|今天|昨天|当地时间|IT之家|来源|\d{4}年|红星|极目|每经|人民网|央视|智通/g
/** Headlines of automatic reports on one share each, thousands of which say the same. */
const AUTOMATIC = /主力资金|^股票行情/
/** As long as a brief. */
const LONGEST_LEAD = 450
const SHORTEST_LEAD = 60

/** Reads Chinese news articles whose text gives their headline: what it is, and the first sentences below it. */
export function readHeadlined(folder: string): readonly Sample[] {
  const file = path.join(folder, FILE)
  if (!existsSync(file)) throw new Error(`no news at ${file}; name the folder of the tuning data`)
  const seen = new Set<string>()
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const { id, text }: { readonly id: string; readonly text: string } = JSON.parse(line)
      const sample = toSample(id, text)
      if (sample === undefined || seen.has(sample.references[0] ?? '')) return []
      seen.add(sample.references[0] ?? '')
      return [sample]
    })
}

function toSample(id: string, text: string): Sample | undefined {
  const mark = text.indexOf(MARK)
  if (mark < 0 || mark > LATEST_MARK) return undefined
  const rest = text.slice(mark + MARK.length)
  const cut = headlineEnd(rest)
  if (cut === undefined) return undefined
  const headline = rest.slice(0, cut).trim()
  const body = rest.slice(cut).replace(/\s+/g, ' ').trim()
  const lead = body.slice(
    0,
    Math.max(...[...body.matchAll(/[。！？]/g)].map(endOf).filter((end) => end <= LONGEST_LEAD), 0),
  )
  if (AUTOMATIC.test(headline) || lead.length < SHORTEST_LEAD) return undefined
  return { id, text: lead, references: [headline], gold: [] }
}

function headlineEnd(rest: string): number | undefined {
  const gap = /\s{3,}/.exec(rest.slice(0, LONGEST_HEADLINE + 12))?.index
  if (gap !== undefined && gap >= SHORTEST_HEADLINE) return gap
  return [...rest.slice(0, LONGEST_HEADLINE + 12).matchAll(OPENING)]
    .map(({ index }) => index)
    .find((at) => at >= SHORTEST_HEADLINE && at <= LONGEST_HEADLINE)
}

function endOf(match: RegExpExecArray): number {
  return match.index + 1
}
