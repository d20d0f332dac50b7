import { findingsOf, quotesOf } from './quotes-of.ts'

describe('findQuotes in Chinese: the name a speaker is shown by', () => {
  it.each([
    [
      'a foreign name that a hyphen joins',
      '赛后，青山队后卫马丁-科斯塔接受了采访。谈到下一场，科斯塔说：“我们会休息两天，然后再练。”',
      '马丁-科斯塔',
    ],
    [
      'a foreign name that a small dot joins',
      '研究助理格雷厄姆‧莫里斯一早就到了河边。莫里斯说：“水比昨天清了很多。”',
      '格雷厄姆‧莫里斯',
    ],
    ['the surname with a word of respect', '青山棋社前社长何正清来了。“这是第一次。”何老说。', '何正清'],
    ['the given name alone', '店主何燕青昨天来了。燕青笑着说：“你知道的。”', '何燕青'],
    ['a nickname in brackets', '主持人何惠青（阿惠）上台。阿惠说：“大家晚上好。”', '何惠青'],
    ['a nickname in marks', '歌手“阿惠”何惠青今晚登台。阿惠笑说：“大家晚上好。”', '何惠青'],
    ['the surname with an office', '水务局负责人何静昨天参加了座谈。何局长表示，“水价今年不会涨。”', '何静'],
    [
      'whoever was called so before',
      '青山水务公司有关负责人回应称，泵站已经修好。“我们会赔偿。”该负责人说。',
      '青山水务公司有关负责人',
    ],
    ['a person with a name who was called so', '物业负责人何静来到现场。“电梯今晚能修好。”该负责人说。', '何静'],
    [
      'the one who spoke last',
      '学校负责人说，明天放假。医院负责人表示，门诊照常。“药品充足。”该负责人说。',
      '医院负责人',
    ],
  ])('gives the full one for %s', (_, text, name) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe(name)
  })

  it.each([
    ['two people with one surname', '店主何静和居民何立都来了。何局长表示，“水价今年不会涨。”', '何局长'],
    ['a title that anybody has', '居民何静昨天参加了座谈。何女士表示，“水价今年不会涨。”', '何女士'],
    ['a name that comes later', '何局长表示，“水价今年不会涨。”居民何静参加了座谈。', '何局长'],
  ])('gives what the text says for %s', (_, text, name) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe(name)
  })

  it.each([
    ['a dash', '水价会涨吗？—— 何静认为，“水价今年不会涨。”', '何静'],
    ['a full stop', '消息传来！ 水务公司的发言人也来了，他说：“水价今年不会涨。”', '水务公司的发言人'],
  ])('gives it without the space behind %s', (_, text, name) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe(name)
  })

  it('takes two places with a hyphen between them for nobody', () => {
    const speakers = quotesOf('上海-巴黎航班的乘客说：“我们等了三个小时。”').map(({ speaker }) => speaker)

    expect(speakers).not.toContain('上海-巴黎')
  })

  it.each([
    ['a person behind a description', '在剧中演医生的何小静坦言：“压力很大，要背很多词。”', '何小静', undefined],
    ['a person whose first two characters are a word', '青山院长韩国琳表示：“药品很充足。”', '韩国琳', '青山院长'],
    ['a foreign name that is spelt out', '桥梁专家里登（Sven Riden）来了。“桥很安全。”里登说。', '里登', '桥梁专家'],
    ['one behind a description', '在河边住了十年的塔科夫（Leo Tarkov）告诉本报：“水位还会涨。”', '塔科夫', undefined],
  ])('knows %s', (_, text, name, role) => {
    const [quote] = quotesOf(text)

    expect(quote).toMatchObject({ speaker: name, role })
  })

  it.each([
    ['an adverb of time', '水务局长何静稍后回应：“水价今年不会涨。”', '何静'],
    ['four characters that tell how', '“水要省着用。”何静语重心长地说。', '何静'],
    ['a name in which 在 stands', '何在勤表示：“水价不涨。”', '何在勤'],
    ['a day of the week', '水务局长何在勤周三见了居民。何在勤表示：“今年都不涨。”', '何在勤'],
    [
      'a word with 而 behind a trade',
      '店主何静在河边。“只要一场雨，水就来了。”何静语气带着理解而非责怪，“大家都怕。”',
      '何静',
    ],
    ['people around her', '市长佐藤青子昨天答询。佐藤向身边人透露：“话说得太早了。”佐藤亲信说，压力很大。', '佐藤青子'],
  ])('ends a name before %s', (_, text, name) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe(name)
  })

  it.each([
    ['any of many', '村民何静正在摘菜。陈立清明回村，临走时村民把车拦住了：“你留下来带带我们吧。”'],
    ['whom something is thrown to', '店主陈立把话题抛给总监何静：“新店什么时候开？”'],
    ['whom an answer is about', '政府通过一份答复书，针对市长何静在议会的回答，明确表示“没有改变以往的看法”。'],
    ['whom a paper is about', '政府通过一份答复书，针对市长何静的计划，明确表示“没有改变以往的看法”。'],
  ])('takes nobody with a name for %s', (_, text) => {
    const speakers = quotesOf(text).map(({ speaker }) => speaker)

    expect(speakers).not.toContain('何静')
  })

  it.each([
    ['a place', '市民在纽约（New York City）集会。居民何静说：“我们不怕冷。”'],
    ['a team of a country', '教练韩国队表示：“我们不怕冷，一定会来。”'],
  ])('takes %s for no person', (_, text) => {
    const names = findingsOf(text).speakers.map((speaker) => speaker.name)

    expect(names).not.toContain('纽约')
    expect(names).not.toContain('韩国队')
  })
})
