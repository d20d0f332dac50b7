import { compileTopics, matchTopics } from '../../../src/topic/match-topics.ts'
import type { Topic } from '../../../src/topic/topic.ts'
import { documentOf } from '../takeaway/document-of.ts'

function topic(id: string, terms: readonly string[]): Topic {
  return { id, title: { en: id, 'zh-Hans': id, 'zh-Hant': id }, words: [], terms }
}

function topicsIn(text: string, topics: readonly Topic[]): readonly string[] {
  const document = documentOf(text)
  return matchTopics(document, { start: 0, end: text.length }, compileTopics(topics)).map(
    ({ topic: id, terms }) => `${id}: ${terms.map(({ start, end }) => text.slice(start, end)).join(', ')}`,
  )
}

describe('matchTopics', () => {
  it('gives each topic with the words that led to it, the one with most words first', () => {
    const found = topicsIn('算力成本上升，模型风险与合规风险随之而来。', [
      topic('cost', ['成本']),
      topic('risks', ['风险']),
    ])

    expect(found).toEqual(['risks: 风险, 风险', 'cost: 成本'])
  })

  it('finds a term in Traditional script as in Simplified', () => {
    expect(topicsIn('銀行要控制風險。', [topic('risks', ['风险'])])).toEqual(['risks: 風險'])
  })

  it('takes a Latin term between word borders only, in any case, with a plural ending', () => {
    const found = topicsIn('Risky bets raise RISKS; asterisk does not.', [topic('risks', ['risk'])])

    expect(found).toEqual(['risks: RISKS'])
  })

  it('tells terms of one first word apart by what follows it', () => {
    const terms = ['interest rate', 'interest', 'note:', 'cost of risk']

    const found = topicsIn('Interest rates and interest; costs, cost of risk, cost of living. Note:1, notes', [
      topic('rates', terms),
    ])

    expect(found).toEqual(['rates: Interest rates, interest, cost of risk, Note:'])
  })

  it('finds a Latin term beside Han characters', () => {
    expect(topicsIn('用AI重塑流程', [topic('technology', ['AI'])])).toEqual(['technology: AI'])
  })

  it('takes the longest term and not the shorter one inside it', () => {
    const found = topicsIn('风险投资升温', [topic('risks', ['风险']), topic('market', ['风险投资'])])

    expect(found).toEqual(['market: 风险投资'])
  })

  it('hides a term inside a word that begins with a minus', () => {
    expect(topicsIn('城市场馆开放', [topic('market', ['市场', '-城市场馆'])])).toEqual([])
  })

  it('lets one term speak for several topics', () => {
    const found = topicsIn('数据安全', [topic('risks', ['数据安全']), topic('regulation', ['数据安全'])])

    expect(found).toEqual(['risks: 数据安全', 'regulation: 数据安全'])
  })

  it('keeps offsets where lower case would be longer', () => {
    expect(topicsIn('İİİ risk', [topic('risks', ['risk'])])).toEqual(['risks: risk'])
  })

  it('finds nothing without terms', () => {
    expect(topicsIn('风险', [topic('risks', ['险'])])).toEqual([])
  })
})
