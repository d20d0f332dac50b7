import { createAnalyser } from '../../../src/analysis/analyse.ts'
import { parseDocumentRules } from '../../../src/document/rules.ts'
import { parseQuoteRules } from '../../../src/quote/rules.ts'
import { sliceSpan } from '../../../src/text/span.ts'
import { compileTopics } from '../../../src/topic/match-topics.ts'
import { rulesFile, takeawayRules, unwrap } from '../takeaway/document-of.ts'

const analyser = createAnalyser({
  document: unwrap(parseDocumentRules(rulesFile('document'))),
  quote: unwrap(parseQuoteRules(rulesFile('quote'))),
  takeaway: takeawayRules,
})
const origin = { id: 'text', name: 'text', url: undefined, contentHash: '' }
const options = { count: 1, unit: 'sentence' } as const

describe('analyse', () => {
  it('finds quotes and takeaways of one text together', () => {
    const text = '北岭银行去年把单次服务成本降低了41%。\n“我们不会让机器批准贷款。”行长周明说。'

    const { quotes, takeaways, document } = unwrap(
      analyser.analyse({ format: 'plain', text, origin }, compileTopics([]), options),
    )

    expect(quotes.quotes.map(({ parts }) => parts.map((part) => sliceSpan(text, part)))).toEqual([
      ['我们不会让机器批准贷款。'],
    ])
    expect(takeaways.takeaways.map(({ span }) => sliceSpan(text, span))).toEqual([
      '北岭银行去年把单次服务成本降低了41%。',
    ])
    expect(document.language).toBe('zh-Hans')
  })

  it('passes on why a source cannot be read', () => {
    const analysis = analyser.analyse({ format: 'plain', text: '', origin }, compileTopics([]), options)

    expect(analysis).toMatchObject({ ok: false, failure: { code: 'source-empty' } })
  })
})
