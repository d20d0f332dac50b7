import { SHOWN_CONFIDENCE } from '../../../src/quote/shown-confidence.ts'
import { findingsOf, quotesOf } from './quotes-of.ts'

describe('findQuotes in Chinese: several people who are one subject', () => {
  it.each([
    ['two names', '居民何静和陈立表示，“这根管子老了，该换新的了。”', '何静和陈立'],
    ['two names with roles', '居民何静与店主陈立一致认为，“这根管子老了，该换新的了。”', '何静与店主陈立'],
    ['two titles', '何老师和陈老师告诉记者：“孩子们都很懂事，我们很放心。”', '何老师和陈老师'],
    ['a couple', '“孩子们都很懂事，我们很放心。”何静、陈立夫妇说。', '何静、陈立夫妇'],
    ['three of more', '居民何静、陈立、郑小川等表示，“该换新的了。”', '何静、陈立、郑小川等'],
    ['a foreign name', '队长何静和主教练马塞洛·科斯塔在赛后表示，“今天踢得不错。”', '何静和主教练马塞洛·科斯塔'],
  ])('names %s together', (_, text, speaker) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe(speaker)
  })

  it('is as sure of two as of one', () => {
    const [quote] = findingsOf('居民何静和陈立表示，“这根管子老了，该换新的了。”').quotes

    expect(quote?.attribution?.confidence).toBeGreaterThan(SHOWN_CONFIDENCE)
  })

  it.each([
    ['somebody beside people without a name', '居民何静和游客表示，“该换新的了。”', '何静'],
    ['somebody who is with another', '居民何静与店主陈立一起来到河边，何静说：“该换新的了。”', '何静'],
    ['a word that begins with 和', '居民何静和平静静地说：“该换新的了。”', '何静'],
  ])('leaves %s alone', (_, text, speaker) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe(speaker)
  })
})
