import { quotesOf } from './quotes-of.ts'

describe('findQuotes in Chinese: names', () => {
  it.each([
    [
      'a last part whose first character may end a name',
      '副行长弗朗索瓦·德·拉图尔说：“我们需要时间。”',
      '弗朗索瓦·德·拉图尔',
    ],
    [
      'somebody unnamed by all that describes him',
      '一名不愿透露姓名的基金经理对本报说：“市场太热了。”',
      '一名不愿透露姓名的基金经理',
    ],
    ['a foreign name behind a partner', '青山资本合伙人克鲁格说：“利率太高。”', '克鲁格'],
    ['somebody whose surname is a verb', '董事长谈静说：“我们会扩张。”', '谈静'],
  ])('names %s', (_, text, speaker) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe(speaker)
  })

  it('joins a surname with its particle to the name in full', () => {
    const text = '副行长弗朗索瓦·德·拉图尔说：“我们需要时间。”\n德拉图尔补充说：“不会太久。”'

    expect(quotesOf(text).map(({ speaker }) => speaker)).toEqual(['弗朗索瓦·德·拉图尔', '弗朗索瓦·德·拉图尔'])
  })

  it('keeps a surname of two characters that ends like a trade', () => {
    const [quote] = quotesOf('局长上官云珠表示，工程已经完工。', ['indirect'])

    expect(quote).toMatchObject({ speaker: '上官云珠', role: '局长' })
  })

  it('takes what a headline talks of for no name', () => {
    const [quote] = quotesOf('青山银行行长谈降息\n行长说：“今年不会降息。”')

    expect(quote?.speaker).toBe('行长')
  })
})
