import { findQuotes } from '../../../src/quote/find-quotes.ts'
import { documentOf, findingsOf, quoteRules } from './quotes-of.ts'

/** Milliseconds of processor time, the lesser of two runs. */
function costOf(text: string): number {
  const document = documentOf(text)
  const runs = [1, 2].map(() => {
    const started = process.cpuUsage()
    findQuotes(document, quoteRules)
    return process.cpuUsage(started).user / 1000
  })
  return Math.min(...runs)
}

describe('findQuotes on hostile text', () => {
  it.each([
    ['unclosed marks', '他说“'],
    ['stray closing marks', '”他说'],
    ['passages on one line', '王磊说，“今天的天气不错。”但是他认为“这是不对的”，'],
    ['verbs of saying without a stop', '介绍表示说明在报告中认为'],
    ['reopened paragraphs', '“We go on\n'],
  ])('takes time in proportion to the number of %s', (_, unit) => {
    const small = costOf(unit.repeat(2_500))

    const large = costOf(unit.repeat(10_000))

    // four times the text; twice that again is left to the garbage collector and a busy machine
    expect(large).toBeLessThan(Math.max(50, small * 8))
  })

  it('finds nothing in a hundred thousand unclosed marks', () => {
    const findings = findingsOf('他说“'.repeat(100_000))

    expect(findings.quotes).toEqual([])
  })

  it('gives only spans that lie in the text, in order', () => {
    const text = '“A”B“C"D"E‘F’「G“H」I』J》“何静说：“好。”'.repeat(50)

    const { quotes, rejected } = findingsOf(text)
    const spans = [...quotes.flatMap((quote) => quote.parts), ...rejected.map((entry) => entry.span)]

    expect(spans.length).toBeGreaterThan(0)
    expect(spans.filter(({ start, end }) => start < 0 || end <= start || end > text.length)).toEqual([])
  })
})
