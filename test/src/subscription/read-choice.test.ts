import { createScheduler } from '../../../src/schedule/create-scheduler.ts'
import { hasRequestWords, readChoice } from '../../../src/subscription/read-choice.ts'
import { untilMs } from '../../../src/subscription/until-ms.ts'
import { readWords } from './read-words.ts'

const words = readWords()
/** Monday, 9:00 in UTC. */
const NOW_MS = Date.UTC(2026, 2, 2, 9)

function choiceOf(line: string): string {
  const read = readChoice(line, words)
  if (!read.ok) return read.failure
  const { numbers, isAll, until } = read.value
  const which = isAll ? 'all' : numbers.join(',')
  if (until === undefined) return which
  const endMs = untilMs(until, { nowMs: NOW_MS, zone: 'UTC', scheduler: createScheduler() })
  return `${which} ${endMs === undefined ? 'never' : new Date(endMs).toISOString().slice(0, 10)}`.trim()
}

describe('readChoice', () => {
  it.each([
    ['', ''],
    ['1', '1'],
    ['#2', '2'],
    ['1, 3', '1,3'],
    ['all of them', 'all'],
    ['number 2', '2'],
    ['第2个', '2'],
    ['第二個', '2'],
    ['全部', 'all'],
    ['1号', '1'],
    ['until 2026-04-01', '2026-04-01'],
    ['2 until 2027/4/1', '2 2027-04-01'],
    ['until April 1', '2026-04-01'],
    ['until 1st April 2027', '2027-04-01'],
    ['until Jan 5, 2027', '2027-01-05'],
    ['until Friday', '2026-03-06'],
    ['until Monday', '2026-03-09'],
    ['till tomorrow', '2026-03-03'],
    ['3 days', '2026-03-05'],
    ['for a week', '2026-03-09'],
    ['1 for 2 weeks', '1 2026-03-16'],
    ['1到4月1日', '1 2026-04-01'],
    ['到2027年4月1日', '2027-04-01'],
    ['到周五', '2026-03-06'],
    ['到明天', '2026-03-03'],
    ['三天', '2026-03-05'],
    ['兩週', '2026-03-16'],
    ['一個星期', '2026-03-09'],
  ])('reads “%s”', (line, choice) => {
    expect(choiceOf(line)).toBe(choice)
  })

  it.each([
    ['until 2026-02-30', 'never'],
    ['until 2027-02-29', 'never'],
    ['until 2026-01-01', 'never'],
    ['until 2026-13-01', 'never'],
    ['until 5', 'until-unclear'],
    ['until April', 'until-unclear'],
    ['until next Friday', 'until-unclear'],
    ['on Friday', 'until-unclear'],
    ['in 3 days', 'until-unclear'],
    ['for two weeks', 'until-unclear'],
    ['0 days', 'until-unclear'],
    ['the risks', 'unclear'],
    ['1 to 3', 'unclear'],
    ['x'.repeat(1000), 'unclear'],
  ])('does not guess what “%s” may mean', (line, mistake) => {
    expect(choiceOf(line)).toBe(mistake)
  })
})

describe('hasRequestWords', () => {
  it.each([
    ['until next Friday', true],
    ['第一个', true],
    ['that models are cheap', false],
    ['业务的银行有哪些', false],
  ])('tells of “%s”: %s', (line, answer) => {
    expect(hasRequestWords(line, words)).toBe(answer)
  })
})
