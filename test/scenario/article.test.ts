import { readFileSync } from 'node:fs'
import path from 'node:path'
import { composeEngine } from '../../adapters/compose.ts'
import type { Analysis } from '../../src/index.ts'

const text = readFileSync(path.join(__dirname, '../fixtures/articles/harbour-forum.txt'), 'utf8')

async function analyseArticle(): Promise<Analysis> {
  const engine = await composeEngine()
  const origin = { id: 'harbour', name: 'harbour-forum.txt', url: undefined, contentHash: '0' }
  const analysed = engine.analyse({ format: 'plain', text, origin })
  if (!analysed.ok) throw new Error(analysed.failure.detail)
  return analysed.value
}

function cut({ start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end)
}

describe('a Chinese news article, analysed whole', () => {
  let analysis: Analysis

  beforeAll(async () => {
    analysis = await analyseArticle()
  })

  it('finds every quotation with its speaker and role', () => {
    const found = analysis.quotes.quotes
      .filter(({ kind }) => kind !== 'indirect')
      .map(({ parts, attribution }) => ({
        said: parts.map(cut).join(' … '),
        by: attribution?.name,
        as: attribution?.role && cut(attribution.role),
      }))

    expect(found).toEqual([
      {
        said: '误拒一个好客户,比放过一个坏客户更难被发现。 … 我们必须让每一次拒绝都留下可以复核的理由。',
        by: '陆文渊',
        as: '远帆银行首席风险官',
      },
      { said: '过程可查、责任可追', by: '周若兰', as: '临港金融监管局科技处处长' },
      { said: '备案不是审批,但说不清数据来源的模型,我们一个也不会收。', by: '周若兰', as: '临港金融监管局科技处处长' },
      {
        said: '算力会越来越便宜,数据治理却会越来越贵, … 谁先把数据管好,谁就先省下后面的钱。',
        by: '顾以宁',
        as: '衡石科技联合创始人、首席执行官',
      },
    ])
  })

  it('refuses titles, terms and what is called so', () => {
    const refused = analysis.quotes.rejected.map(({ span }) => cut(span))

    expect(refused).toEqual(expect.arrayContaining(['让模型说真话', '黑箱', '可信、可用、可控', '健康档案']))
  })

  it('takes statements with figures and no ceremony', () => {
    const taken = analysis.takeaways.takeaways.map(({ span }) => cut(span))

    expect(taken.some((line) => line.includes('62%'))).toBe(true)
    expect(taken.filter((line) => /主持|出席|主题演讲|公众号|来源:/.test(line))).toEqual([])
  })

  it('knows its publisher, date and language', () => {
    const { publisher, publishedOn, language } = analysis.document

    expect({ publisher, publishedOn, language }).toEqual({
      publisher: '临港财经',
      publishedOn: '2025-06-18',
      language: 'zh-Hans',
    })
  })
})
