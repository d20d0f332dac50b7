import type { Span } from '../../../src/text/span.ts'
import { findingsOf } from './quotes-of.ts'

/** Spans of the findings that are none of the text, or empty. */
function spansAstray(text: string): readonly Span[] {
  const { quotes, rejected } = findingsOf(text)
  const spans = [...quotes.flatMap((quote) => quote.parts), ...rejected.map((entry) => entry.span)]
  return spans.filter(({ start, end }) => start < 0 || end <= start || end > text.length)
}

describe('findQuotes on hostile text', () => {
  it.each([
    ['unclosed marks', '他说“'],
    ['stray closing marks', '”他说'],
    ['passages on one line', '王磊说，“今天的天气不错。”但是他认为“这是不对的”，'],
    ['verbs of saying without a stop', '介绍表示说明在报告中认为'],
    ['reopened paragraphs', '“We go on\n'],
    ['introductions of one person', '“我们会继续投入。”临港银行行长林远说。行长还表示，明年照旧。\n'],
  ])('reads ten thousand %s within the time a test has', (_, unit) => {
    expect(spansAstray(unit.repeat(10_000))).toEqual([])
  })

  it('finds nothing in a hundred thousand unclosed marks', () => {
    const findings = findingsOf('他说“'.repeat(100_000))

    expect(findings.quotes).toEqual([])
  })

  it('gives only spans that lie in the text', () => {
    const text = '“A”B“C"D"E‘F’「G“H」I』J》“何静说：“好。”'.repeat(50)

    expect(findingsOf(text).quotes.length).toBeGreaterThan(0)
    expect(spansAstray(text)).toEqual([])
  })
})
