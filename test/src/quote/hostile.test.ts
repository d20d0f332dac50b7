import { type Span, sliceSpan } from '../../../src/text/span.ts'
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
    ['verbs of saying that no stop parts and passages follow', '说“好”说“好”'],
    ['passages on one line', '王磊说，“今天的天气不错。”但是他认为“这是不对的”，'],
    ['verbs of saying without a stop', '介绍表示说明在报告中认为'],
    ['titles that end and never began', '他》》》》》》说好的事情。'.repeat(5)],
    ['reopened paragraphs', '“We go on\n'],
    ['introductions of one person', '“我们会继续投入。”临港银行行长林远说。行长还表示，明年照旧。\n'],
  ])('reads ten thousand %s within the time a test has', (_, unit) => {
    expect(spansAstray(unit.repeat(10_000))).toEqual([])
  })

  it('reads an interview of a hundred thousand turns within the time a test has', () => {
    const turns = 50_000

    const { quotes } = findingsOf('问：成本会降吗？\n答：我们会守住成本。\n'.repeat(turns))

    expect(quotes.length).toBe(turns)
  })

  it.each([
    ['transliterated names', '', '约翰·史密斯，'],
    ['roles of a short name', '银行行长何静来了。', '行长何局长说，'],
  ])('reads more %s than a call takes arguments', (_, head, unit) => {
    expect(spansAstray(head + unit.repeat(130_000))).toEqual([])
  })

  it('reads ten thousand pronouns for one name before them within the time a test has', () => {
    const turns = 10_000

    const { quotes } = findingsOf(`村长何静来到山下。${'他说：“好的。”'.repeat(turns)}`)

    expect(quotes.length).toBe(turns)
  })

  it('finds nothing in a hundred thousand unclosed marks', () => {
    const findings = findingsOf('他说“'.repeat(100_000))

    expect(findings.quotes).toEqual([])
  })

  it.each([
    ['nothing but marks said', '》是指出」``` （'],
    ['two statements that one mark stands between', 'ant say s"d a."s has u,"use say'],
  ])('reports nothing empty and nothing twice of %s', (_, text) => {
    const parts = findingsOf(text).quotes.flatMap((quote) => quote.parts)

    expect(parts.every(({ start, end }, at) => start < end && start >= (parts[at - 1]?.end ?? 0))).toBe(true)
  })

  it('gives only spans that lie in the text', () => {
    const text = '“A”B“C"D"E‘F’「G“H」I』J》“何静说：“好。”'.repeat(50)

    expect(findingsOf(text).quotes.length).toBeGreaterThan(0)
    expect(spansAstray(text)).toEqual([])
  })
})

/** Multiplicative congruential steps, so that a failure can be run again. */
function randomly(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647
    return state % below
  }
}

describe('findQuotes in any mix of marks', () => {
  const UTTERANCES = [
    '"We keep the bridge."',
    '“We keep the road,"',
    "'We keep the dam.'",
    '「我们会留下这座桥。」',
    '“We go on',
  ]
  const PIECES = [
    ...UTTERANCES,
    '"',
    '”',
    "'",
    ' ',
    '\n',
    ', ',
    ' Ida Berg said. ',
    ' Ida Berg said, ',
    '林远说：',
    ' she said ',
    ',"',
    ' " ',
    '\' "',
    '\'.\n"',
    '\u2029',
    ' The dam, she said, will stay where it is. ',
  ]

  it.each([1, 7, 42, 99, 1234, 86_028])(
    'gives parts in order, apart, and without white space at their edges: seed %i',
    (seed) => {
      const next = randomly(seed)
      const mixed = Array.from({ length: 4_000 }, () => PIECES[next(PIECES.length)]).join('')

      const parts = findingsOf(mixed).quotes.map((quote) => quote.parts)

      expect(parts.length).toBeGreaterThan(10)
      for (const spans of parts) {
        expect(spans.every(({ start, end }, index) => start < end && (spans[index - 1]?.end ?? 0) <= start)).toBe(true)
        expect(spans.map((span) => sliceSpan(mixed, span)).every((words) => words === words.trim())).toBe(true)
      }
    },
  )
})
