import { linesOf, quotesOf } from './quotes-of.ts'

describe('findQuotes in Chinese: who speaks in a scene', () => {
  it.each([
    [
      'whoever shows what he feels right behind it',
      '“欢迎大家。”校长陈立说。店主何静站在一旁。灯亮了。“以前领过奖的孩子都回来了，我很骄傲。”何静脸上满是笑容。',
      '何静',
    ],
    [
      'whoever shows it in a later clause',
      '“请等一下。”民警陈立说。店主何静站在门口。灯亮了。“你跑到哪里去了！”见到儿子走进家门，何静激动不已。',
      '何静',
    ],
    [
      'whoever comes in after somebody else spoke',
      '“水管坏了，家里没有水。”居民何静说。站长陈立赶到现场，发现水管裂了。“这根管子老了，今天就换新的。”',
      '陈立',
    ],
    [
      'whoever spoke last where another is only dealt with',
      '“水管坏了，家里没有水。”居民何静说。站长陈立已被送往医院。“以前没有坏过。”',
      '何静',
    ],
    [
      'whoever addresses the people there',
      '“希望同学们好好读书，做一个有用的人。”在捐款现场，青山中学校长激情致辞。紧接着，何静女士发放了奖学金。',
      '青山中学校长',
    ],
    [
      'people without a name that the next sentence opens with',
      '“水管坏了，我们马上去修。”物业维修人员立即赶到楼下，发现水管裂了。',
      '物业维修人员',
    ],
    [
      'whoever stands behind a passage that only a label precedes',
      '2023-08-11，正文：“我终于可以睡一个好觉了。”8月4日上午，家住青山区的何先生心中大石落了地。',
      '何先生',
    ],
    [
      'whoever stands behind a long occasion',
      '青山公司落户白水青山日报记者陈立“今年是青山公司落户白水的第20个月。我们创造了多个第一。我们为白水的环境点赞！”在昨天下午举行的全市重点企业负责人和各社区居民代表参加的座谈会上，听完了大家的意见，青山公司董事何静用一组数据讲述了经过。',
      '何静',
    ],
  ])('finds %s', (_, text, speaker) => {
    expect(quotesOf(text).at(-1)?.speaker).toBe(speaker)
  })

  it('gives to people who are counted without a number all that stands mark to mark before them', () => {
    const text = '“今天学到的东西很多。”“展厅里的故事让人感动。”……参观结束后，不少学员纷纷表示。'

    expect(linesOf(text)).toEqual(['不少学员: 今天学到的东西很多。', '不少学员: 展厅里的故事让人感动。'])
  })

  it('takes a run of sentences without a comma for an utterance', () => {
    const [quote] = quotesOf('水价不涨青山日报讯“水价今年不会涨。大家可以放心。我们说到做到！”昨天的会上很热闹。')

    expect(quote?.parts).toEqual(['水价今年不会涨。大家可以放心。我们说到做到！'])
  })
})

describe('findQuotes in Chinese: what is no subject', () => {
  it.each([
    ['how somebody speaks', '店主何静站在门口，语气有些急躁地说道：“下次请先打电话。”', '何静'],
    [
      'how somebody who is a pronoun speaks',
      '店主何静来了。她的态度很强硬，语气有些急躁地说道：“请先打电话。”',
      '何静',
    ],
    ['what happened before', '事情传开后店家表示，“这是一场误会，我们会处理。”', '店家'],
    ['whom somebody worries for', '还有网友替店主担心，称“遇到这样的客人真不容易”。', '网友'],
    [
      'whom a paper tells of',
      '骑手陈立发布了视频。此前媒体报道视频当事人发声回应。他在视频里介绍了当时的情况：“我就是那天送餐的人。”',
      '陈立',
    ],
  ])('passes over %s', (_, text, speaker) => {
    expect(quotesOf(text).at(-1)?.speaker).toBe(speaker)
  })

  it.each([
    ['whoever asks', '“水管坏了，我们马上去修。”记者立即赶到楼下，发现水管裂了。'],
    ['whoever is seen', '“快来喝口水吧！”看到环卫工人满头是汗的样子，店里的灯亮了。'],
  ])('takes nobody for %s behind it', (_, text) => {
    expect(quotesOf(text)[0]?.speaker).toBeUndefined()
  })

  it('knows an adverb with 的 for its 地', () => {
    expect(quotesOf('老人激动的说：“在这条河上，我救过三个人。”')[0]?.speaker).toBe('老人')
  })

  it('passes over where a tale begins', () => {
    const [quote] = quotesOf('事情还要从三月初说起。当天社区接到求助，“水管坏了，家里没有水，我们都急坏了！”')

    expect(quote?.speaker).toBeUndefined()
  })

  it.each([
    ['what a scene makes many people say', '一番话让在场的观众直呼“说得太好了，真是及时雨”。', '观众'],
    ['whose occasion it was', '在马塞洛·科斯塔上校的离职仪式上，局长陈立感到遗憾。他说：“这是从来没有过的。”', '陈立'],
    [
      'what somebody does before speaking',
      '店主何静走进车厢，迳自拿起话筒模仿车长的口吻说：“欢迎大家乘坐这趟车。”',
      '何静',
    ],
    [
      'a screen that shows what somebody wrote',
      '截图显示，在某平台，一位昵称为“小满”的网友在群里发消息，称“明天这两个人都要走，一个也不留。”',
      '一位昵称为“小满”的网友',
    ],
    ['a fish', '居民何静说，鱼耳石有年轮。鱼耳石用处很大，“它的形状不变，记着河水的变化。”', '何静'],
    [
      'what stands before a far one',
      '“这种虫子更难防治。”青山农业大学植物保护研究所的首席昆虫学家何静博士说，“它们繁殖得太快了。”',
      '何静',
    ],
  ])('looks behind or beside %s', (_, text, speaker) => {
    expect(quotesOf(text).map((quote) => quote.speaker)).toEqual([speaker])
  })

  it('takes nobody who is told something for its speaker', () => {
    const [quote] = quotesOf('何静来到窗口，却被明确告知：“今天不办，明天再来吧。”')

    expect(quote?.speaker).toBeUndefined()
  })

  it.each([
    ['a noun', '当事人称，“店里没有人看店，不然我就送她回去。”', '当事人'],
    ['another noun', '学校负责人称赞何静：“她是个好老师，学生都喜欢她。”', '学校负责人'],
    ['an office', '该国总统称：“谈判很快就会开始。”', '该国总统'],
  ])('knows the verb that makes another word with the end of %s', (_, text, speaker) => {
    expect(quotesOf(text)[0]?.speaker).toBe(speaker)
  })

  it.each([
    ['the police tell', '接到电话后民警告诉记者，“我们马上派人去看。”', '民警'],
    ['people praise at once', '灯亮了，观众连声称赞，“这出戏真好看，下次还来。”', '观众'],
    [
      'somebody says whose name makes another word with it',
      '居民何明学告诉记者，水来了。“以前没有水。”站长陈立表示。“现在水够用了。”何明学说，今年收成好。',
      '何明学',
    ],
  ])('cuts the verb right where %s', (_, text, speaker) => {
    expect(quotesOf(text).at(-1)?.speaker).toBe(speaker)
  })
})

describe('findQuotes in Chinese: a statement', () => {
  it.each([
    ['whoever spoke right before', '青山公司表示：“我们会把事情办好。”“以后也会常常见面。”声明中说道。'],
    ['whoever made it', '青山公司10日就此事发表声明，表示会配合调查。声明称：“我们会把事情办好。”'],
    ['whoever goes on', '青山公司发表声明称：“我们会把事情办好。”声明还说，“以后也会常常见面。”'],
  ])('is said by %s', (_, text) => {
    expect(quotesOf(text).at(-1)?.speaker).toBe('青山公司')
  })
})

describe('findQuotes in Chinese: what is an utterance', () => {
  it('is each of several that somebody says', () => {
    const text = '有人称，“好在只是唱歌，没有碰到电门”、“最后道个歉，过几天再接着拍，真不该”。'

    expect(linesOf(text)).toEqual(['有人: 好在只是唱歌，没有碰到电门', '有人: 最后道个歉，过几天再接着拍，真不该'])
  })

  it('is none of several things that have to be done', () => {
    expect(linesOf('局长何静表示，要做到“不忘初心，牢记使命”、“学思想，强党性，不松懈”。')).toEqual([])
  })

  it('is a whole sentence behind a heading, though nobody is found to say it', () => {
    const [quote] = quotesOf('青山小学 何小珊摄“水价今年不会上涨，请大家放心。”他说得很高兴。')

    expect(quote?.parts).toEqual(['水价今年不会上涨，请大家放心。'])
  })

  it('is a sentence that holds nothing else, though it is short', () => {
    const [quote] = quotesOf('灯亮了。“没想到水杯能做灯，真不愧是老师傅”。大家鼓掌。')

    expect(quote?.parts).toEqual(['没想到水杯能做灯，真不愧是老师傅'])
  })

  it('is one behind the words of a song', () => {
    expect(linesOf('居民何静说，正如歌词“世界有我们”一样，“每一个人都有机会。青山让梦想成真。”')).toEqual([
      '何静: 每一个人都有机会。青山让梦想成真。',
    ])
  })
})
