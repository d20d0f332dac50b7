import { linesOf, quotesOf, refusalsOf } from './quotes-of.ts'

describe('findQuotes in Chinese: who does not say what stands beside', () => {
  it.each([
    ['what a verb that is no name does', '民警提醒市民不轻易相信陌生人，不轻易转账。', []],
    [
      'a reporter who asks',
      '“路断了，我们只能走铁路。”记者询问何先生为何不等救援。',
      ['undefined: 路断了，我们只能走铁路。'],
    ],
    [
      'whoever is spoken to',
      '“师傅，我的车轱辘没气了。”居民陈先生推着车走过来，对何阿姨说。',
      ['居民陈先生: 师傅，我的车轱辘没气了。'],
    ],
    [
      'whoever the next sentence quotes',
      '河边的居民何静表示，案件正在审理，“相信法院会公正判决。”律师认为，使用在先的人有权继续使用。',
      ['何静: 相信法院会公正判决。'],
    ],
    ['a title that nobody bears', '店主何静来了。“法院会公正判决的。”律师认为。', ['律师: 法院会公正判决的。']],
    [
      'whoever did something to the subject',
      '歌手陈立感谢了朋友，还提起自己被前女友何静爆料的事，并说，“我成功就三个关键，不要脸。”',
      ['陈立: 我成功就三个关键，不要脸。'],
    ],
    ['whoever hears it', '店员陈立正在家中，他听到楼下有女子大喊“快来救人啊”，就下楼查看。', ['女子: 快来救人啊']],
    [
      'whoever somebody gives words to in the clause',
      '汽车协会认为该法案“既不合理也不可行，应当撤回”，丰收公司也表示这是坏事。',
      ['汽车协会: 既不合理也不可行，应当撤回'],
    ],
    [
      'a victim without the first character',
      '8月7日，被害人家属徐先生告诉记者，“法院审理公平公正。”',
      ['被害人家属徐先生: 法院审理公平公正。'],
    ],
  ])('knows %s', (_, text, lines) => {
    const said = linesOf(text)

    expect(said).toEqual(lines)
  })

  it.each([
    [
      'an unnamed person before the pronoun',
      '市长何静来了。水务公司的发言人也发表了声明，他说：“我们会修好的。”',
      '水务公司的发言人',
    ],
    [
      'the subject of the last verb of saying',
      '卫生局的工作人员表示，何静已经退休，其称“不清楚，等公安方面说明情况”。',
      '卫生局的工作人员',
    ],
    ['a foreign secretary', '市长何静来了。总统新闻秘书佩斯科夫当天表示关注会议。他说：“我们会修好的。”', '佩斯科夫'],
    [
      'a name in Traditional script',
      '市長何靜來了。總統新聞秘書佩斯科夫當天表示關注會議。他說：「我們會修好的。」',
      '佩斯科夫',
    ],
  ])('finds %s for a pronoun', (_, text, speaker) => {
    const speakers = quotesOf(text).map((quote) => quote.speaker)

    expect(speakers).toEqual([speaker])
  })

  it.each([
    [
      'a foreign name with all its characters',
      '空军司令亚历克斯·格林科维奇说：“我们会修好的。”',
      '亚历克斯·格林科维奇',
    ],
    ['a name behind a role', '综合部主管阿依努尔·亚生说：“我们会修好的。”', '阿依努尔·亚生'],
    ['a name before a time', '主席奥斯坦·古尔斯比本月早些时候表示：“我们会修好的。”', '奥斯坦·古尔斯比'],
    ['a name that ends like a verb begins', '领导人普里戈任表示：“我们会修好的。”', '普里戈任'],
    ['a child with a title', '何立小朋友作为代表在发言中讲到，“这是永不熄灭的明灯。”', '何立'],
    ['whoever is called a name', '一位叫何莉的游客告诉记者，“这里有世界上最好的老师。”', '一位叫何莉的游客'],
  ])('keeps %s whole', (_, text, speaker) => {
    const speakers = quotesOf(text).map((quote) => quote.speaker)

    expect(speakers).toEqual([speaker])
  })

  it.each([
    ['a clause of a statute', '局长何静说，今年的规定新增了“技术创新与成果转化奖励”条款，公司会以此为契机。'],
    ['what is written into a law', '局长何静指出，中国是唯一将“坚持和平发展道路”载入宪法的国家。'],
    ['an appeal', '局长何静说，协会发出“做绿色出行的宣传者、践行者、倡导者”倡议书，引导大家低碳出行。'],
    ['a penalty', '交警提醒：“终生禁驾”是一项严厉的处罚。'],
    ['the words that somebody denies', '青山警方否认了“该教师与家长发生矛盾”的说法。'],
    ['a prize', '局长何静表示，在展会上喝彩，说明“青山好童书”推选已经成为品牌。'],
  ])('refuses %s', (_, text) => {
    const said = linesOf(text)

    expect(said).toEqual([])
    expect(refusalsOf(text)).toHaveLength(1)
  })
})

describe('findQuotes in Chinese: whoever stands behind what is said', () => {
  it.each([
    [
      'who holds something while speaking, though no rule knows the name',
      '馆长何静说：“欢迎大家来做灯笼。”一盏盏灯笼挂了起来。“我要把它挂在窗前。”甜甜捧着灯笼，自豪地告诉记者。',
      '甜甜',
    ],
    [
      'who looks at something before speaking to another',
      '馆长何静说：“欢迎大家来做灯笼。”灯亮了。“我还想再做一个。”秀秀看着自己的灯笼，对何静说道。',
      '秀秀',
    ],
    [
      'a weak verb with a strong one behind it',
      '演员何静说：“我们不会让步。”双方还在谈。“整座城市都很不安。”青山广播电台评论称，虽然电影上映，但是没有人高兴。',
      '青山广播电台',
    ],
    [
      'a pronoun behind the comma of the passage',
      '店长陈立来了。作家何静对这件事提出批评。“快回家去吧！”，他在社交平台上回应了这段视频，并配上了照片。',
      '何静',
    ],
  ])('finds %s', (_, text, speaker) => {
    expect(quotesOf(text).at(-1)?.speaker).toBe(speaker)
  })

  it('finds nobody in a clause that only looks like somebody who holds something', () => {
    const [quote] = quotesOf('“我要把它挂在窗前。”大家都把灯笼挂着，自豪地说。')

    expect(quote?.speaker).not.toBe('大家都把灯笼')
  })
})

describe('findQuotes in Chinese: words that point back', () => {
  it.each([
    ['whoever stands behind one', '事情传开后对此不少网友表示“支持公平，谁都不该例外！”', '不少网友'],
    ['whoever stands before one', '山下的村民对此痛心疾首地说，“他在骗大家，你们知道吗？”', '村民'],
    ['whoever is against something', '反对此计划的居民表示：“我们不会搬走。”', '居民'],
  ])('do not hide %s', (_, text, speaker) => {
    expect(quotesOf(text)[0]?.speaker).toContain(speaker)
  })
})

describe('findQuotes in Chinese: verbs', () => {
  it('knows one that blames', () => {
    expect(linesOf('不少居民感到不满。有人指责，“为了这件事就把路封了，太过分！”')).toEqual([
      '有人: 为了这件事就把路封了，太过分！',
    ])
  })

  it('takes no teaching for saying', () => {
    const [quote] = quotesOf('“水从哪里来？谁知道？”8月15日，志愿者来到小学，给孩子们讲课。')

    expect(quote?.speaker).not.toBe('给孩子们')
  })
})
