import { parseTopic } from '../../../src/topic/parse-topic.ts'

const title = { en: 'Risks', 'zh-Hans': '风险', 'zh-Hant': '風險' }

describe('parseTopic', () => {
  it('reads a topic', () => {
    const value = { id: 'risks', title, words: ['danger'], terms: ['风险'] }

    expect(parseTopic(value)).toEqual({ ok: true, value })
  })

  it('names every field that is wrong at once', () => {
    const parsed = parseTopic({ id: 'Risks!', title: { ...title, en: '' }, words: [], terms: ['险'] })

    expect(parsed).toMatchObject({ ok: false, failure: { code: 'pack-invalid' } })
    expect(parsed.ok ? '' : parsed.failure.detail).toMatch(/id: .*title\.en: .*terms\.0: /)
  })
})
