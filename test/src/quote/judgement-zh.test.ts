import { SHOWN_CONFIDENCE } from '../../../src/quote/shown-confidence.ts'
import { findingsOf, linesOf, quotesOf, refusalsOf } from './quotes-of.ts'

describe('findQuotes in Chinese: what only looks like an utterance', () => {
  it.each([
    ['a name that something is called', '山脚下有一条小路名叫“桂花长堤”，两边都是树。', 'term: 桂花长堤'],
    ['an older name', '民国时期称“城北区”，后来改为县。', 'term: 城北区'],
    [
      'what a thing is changed into',
      '局长何静表示，规定从“每月缴纳一次”改为“每个季度缴纳一次”，大家都方便。',
      'term: 每个季度缴纳一次',
    ],
    [
      'a pattern that a noun follows',
      '镇长陈立介绍，当地形成“社区牵头组织、居民自愿参加、企业出资支持”的新局面。',
      'term: 社区牵头组织、居民自愿参加、企业出资支持',
    ],
    ['a notion that is explained', '院长何静介绍了“分布式小型水库群”的概念。', 'term: 分布式小型水库群'],
    ['what a film shows', '店主陈立承认，几个人在店里摆拍了“顾客被店员要求陪唱”视频。', 'term: 顾客被店员要求陪唱'],
    ['what a heading is about', '青山县通报“大殿失火”：文物没有受损。', 'scare: 大殿失火'],
    [
      'what a decision is about',
      '局长何静指出，要学习关于“统筹水库建设与河道治理”重要部署。',
      'term: 统筹水库建设与河道治理',
    ],
    ['a number', '通话界面显示“12345”也不要相信。', 'scare: 12345'],
    ['whoever the next clause is about', '导演陈立感叹“小满”长得真快。', 'scare: 小满'],
    [
      'the subject of the next clause, however long',
      '主办方表示，“青山江畔夏夜露天音乐会第二场”在雨停之后照常举行。',
      'scare: 青山江畔夏夜露天音乐会第二场',
    ],
    ['a question that somebody is asked', '当被问及“水价明年会不会涨”时，何静笑了笑。', 'question: 水价明年会不会涨'],
    [
      'one of several traits of a thing',
      '农艺师陈立介绍，今年的虫害不轻，尤其是这种飞虫具有“食量大得惊人、飞得又高又远、繁殖快、难以防治”等特点，要早做准备。',
      'term: 食量大得惊人、飞得又高又远、繁殖快、难以防治',
    ],
    [
      'what a talk was about',
      '主持人何静走上台，向观众讲述了“怎样在老戏台上演好年轻的农民”等知识。',
      'term: 怎样在老戏台上演好年轻的农民',
    ],
    [
      'an event that takes place',
      '局长何静表示，8月3日，市民都来了，“青山江口船舶用电改造项目启动发布会”在江口大厅召开。',
      'term: 青山江口船舶用电改造项目启动发布会',
    ],
    [
      'what is spoken of before an answer',
      '店主陈立说，纠纷还没有完。提及“邻居砸门算不算违法”时，民警何静没有回答。',
      'question: 邻居砸门算不算违法',
    ],
    [
      'an aim of work',
      '院长何静表示，法院将围绕青山县“争一流办案质量、争一流服务水平”工作目标，做好准备。',
      'term: 争一流办案质量、争一流服务水平',
    ],
    ['a place that is named after him', '县里还有一座车站以他命名为：“青山陈立站”。', 'term: 青山陈立站'],
  ])('refuses %s', (_, text, refused) => {
    const said = quotesOf(text)
    const refusals = refusalsOf(text)

    expect(said).toEqual([])
    expect(refusals).toContain(refused)
  })

  it('takes no complaint that a firm answers for what the firm says', () => {
    const lines = linesOf('针对居民反映的“一停电，电梯就不走”等问题，青山物业公司表示将更换电源。')

    expect(lines).toEqual([])
  })
})

describe('findQuotes in Chinese: utterances mark to mark', () => {
  it('takes those without a stop too', () => {
    const lines = linesOf('对此，有网友称：“要做就好好做，行吗”“除了加价还是加价”“别再加了，大家都买不起”。')

    expect(lines).toEqual(['网友: 要做就好好做，行吗', '网友: 除了加价还是加价', '网友: 别再加了，大家都买不起'])
  })

  it('takes what a thing embodies for nobody’s words, and a village for no name', () => {
    const lines = linesOf(
      '“知道！下水要有大人陪。”日前，青山县长平乡开了一堂课，用行动诠释着“让乡村更美,让生活更好”的含义。',
    )

    expect(lines).toEqual(['undefined: 知道！下水要有大人陪。'])
  })
})

describe('findQuotes in Chinese: whose words they are', () => {
  it.each([
    [
      'who is quoted by a paper',
      '《青山晨报》称，水务部长何静表示，泵站受损严重，这是“多年未见的严重事故”。',
      ['何静: 多年未见的严重事故'],
    ],
    [
      'whom a report is about',
      '有媒体报道称，市长何静两次道歉，强调“必须负起完全的责任”。',
      ['何静: 必须负起完全的责任'],
    ],
    [
      'the second speaker of one sentence',
      '队长周文说“我不会去那里的”，市长何静对此回应说，周文“应该先想一想大家的难处”。',
      ['周文: 我不会去那里的', '何静: 应该先想一想大家的难处'],
    ],
    [
      'the first speaker, who tells what another has said',
      '市长何静称，陈立曾表示没有收过钱，但“我们能够证明这不是真的”。',
      ['何静: 我们能够证明这不是真的'],
    ],
    [
      'the subject of the sentence that they end',
      '主任何静表示已经知晓，“我们会和同事对接，尽快处理。”事情传开之后，有网友说并不满意。',
      ['何静: 我们会和同事对接，尽快处理。'],
    ],
    [
      'the subject of the sentence, not 自己',
      '店主何静表示，自己会为了老顾客坚持发声，“希望这条街能够留下来。”',
      ['何静: 希望这条街能够留下来。'],
    ],
    [
      'who speaks of somebody, before a colon',
      '主任何静直言，这是陈立一个人的功劳：“没有他就没有这座桥。”',
      ['何静: 没有他就没有这座桥。'],
    ],
    [
      "somebody's office, not the person",
      '陈立来到县里。陈立的新闻办公室官员3日表示：“有人骗了大家，请不要相信。”',
      ['陈立的新闻办公室官员: 有人骗了大家，请不要相信。'],
    ],
  ])('gives them to %s', (_, text, expected) => {
    const lines = linesOf(text)

    expect(lines).toEqual(expected)
  })

  it.each([
    ['a noun for people behind its verb', '不少网友表示赞同称：“老师说得对，支持您。”', '不少网友'],
    ['a name behind the end of a match', '教练胡向军赛后表示：“这场球踢得不错，继续努力。”', '胡向军'],
    ['a chorus', '现场的小朋友齐声回答：“应该帮助他们！”', '现场的小朋友'],
    ['a report without its preposition', '“市场还有上行的空间，远没有结束。”报告中指出。', '报告'],
    [
      'a fund that begins like a preposition',
      '这家对冲基金在展望中指出：“风险远没有过去，请大家当心。”',
      '这家对冲基金',
    ],
    ['an account with marks in its name', '“健康青山”公众号发文提示：“雨后请不要饮用生水。”', '“健康青山”公众号'],
  ])('names %s', (_, text, speaker) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe(speaker)
  })

  it.each([
    ['a city before a colon', '成都：“体育和环保都要抓，一样也不能少。”', '成'],
    ['whoever is spoken to', '国王在船上醒来，对身边的医生说：“你当时在城里吗？”', '身边的医生'],
    ['whose pupil somebody is', '店主何静来了。她的徒弟陈小川说：“今天大家辛苦了。”', '何静'],
    ['a word of asking', '大人都不管，“这么大的孩子没有家长管吗？”他说。', '管吗'],
  ])('takes %s for no speaker', (_, text, wrong) => {
    const speakers = quotesOf(text).map((quote) => quote.speaker)

    expect(speakers).not.toContain(wrong)
  })
})

describe('findQuotes in Chinese: a verb of saying right before a passage', () => {
  it('leads to that passage alone', () => {
    const said = quotesOf('有人问镇长何静“水价会不会涨？”何静回应“我也不知道，要等县里的消息”。')

    expect(said.map(({ speaker, parts }) => [speaker, ...parts])).toEqual([
      ['有人', '水价会不会涨？'],
      ['何静', '我也不知道，要等县里的消息'],
    ])
  })

  it('goes on with a passage that ends in a comma', () => {
    const [first] = quotesOf('镇长何静来了。“一个一个来，”何静说“大家别急，都有位置”。')

    expect(first).toMatchObject({ speaker: '何静', parts: ['一个一个来，', '大家别急，都有位置'] })
  })
})

describe('findQuotes in Chinese: how sure it is', () => {
  it.each([
    ['a name that is introduced', '院长何静表示：“水位还会上涨，请大家留意。”', true],
    ['a body', '青山警方表示：“水位还会上涨，请大家留意。”', true],
    ['an unknown name that comes back', '桥石称，风险被低估。桥石还表示：“市场远没有看清风险。”', false],
    ['a pronoun right before the passage', '院长何静来了。她表示：“水位还会上涨，请大家留意。”', true],
    ['a pronoun behind it', '院长何静来了。“水位还会上涨，请大家留意。”她说。', true],
    ['somebody whose verb leads on to the next', '“一个一个来。”当天上午，居民周文在家里说，“我排了十分钟。”', false],
    ['words that may be anything', '符合验收条件表示：“还缺少下一步的材料，请补齐。”', false],
  ])('is sure enough to show %s: %s', (_, text, isShown) => {
    const [quote] = findingsOf(text).quotes.filter(({ kind }) => kind !== 'indirect')

    expect((quote?.attribution?.confidence ?? 0) >= 0.8).toBe(isShown)
  })
})

describe('findQuotes in Chinese: a subject among other words', () => {
  it.each([
    ['a given name that ends in a numeral', '主教练何佳一表示：“大家都很累。”', '何佳一'],
    [
      'the same name alone before a colon',
      '主教练何佳一认为球队踢得不好。\n\n何佳一：“大家都很累，明天再练。”',
      '何佳一',
    ],
    ['a bare surname before an adverb', '审判长何中兴禁止记者抄写。何仅表示「请尊重。」', '何中兴'],
    ['somebody who hears it first', '规定引起不满，有店员闻言直呼“这是胡来，我们不干了！”', '店员'],
    ['those whom something makes speak', '一段视频传到网上，迅速引来无数网友点赞：“你永远可以相信他们！”', '无数网友'],
    ['what somebody takes notice of', '泵站已经注意到昨天有媒体报道称“水价明年一定会涨一倍”，正在核实。', '媒体'],
    ['a person behind a word that sums up', '对此青山经纪人何静表示：“我们昨天开会讨论过。”', '何静'],
  ])('finds %s', (_, text, speaker) => {
    const speakers = quotesOf(text).map((quote) => quote.speaker)

    expect(speakers).toEqual([speaker])
  })

  it('takes whoever somebody is asked about for nobody who answers', () => {
    const text =
      '市长何静昨天受访。她被问及水价时说：“今年不会涨”，被问到局长陈立把车开走的事时回答，“我听说了，不好说。”'

    const speakers = quotesOf(text).map((quote) => quote.speaker)

    expect(speakers).not.toContain('陈立')
  })

  it('takes a clause before a person without a name for no description', () => {
    const text = '何峰并不介意教师自己考试，相反，他对此很鼓励，在他看来，“有考试的经历，上手才会快”。'

    const speakers = quotesOf(text).map((quote) => quote.speaker)

    expect(speakers).not.toContain('何峰并不介意教师')
  })
})

describe('findQuotes in Chinese: a pronoun right behind a passage', () => {
  it.each([
    [
      'whoever said that, though without a name',
      '店主何静在门口等着。泵站有关负责人坦言：“当年来得太晚。可是我们赶上了。”他表示：“晚也有晚的好处。”',
      ['泵站有关负责人', '泵站有关负责人'],
    ],
    [
      'nobody who only asked',
      '市长何立昨天来到现场。有居民问：“水价会不会涨？”他回答说：“今年一定不会涨。”',
      ['居民', '何立'],
    ],
    [
      'nobody of the other gender',
      '店主何静女士在门口等着。居民陈立先生说：“水价涨得太快。”她说：“我也这么看，太快了。”',
      ['陈立', '何静'],
    ],
  ])('is %s', (_, text, speakers) => {
    const found = quotesOf(text).map((quote) => quote.speaker)

    expect(found).toEqual(speakers)
  })
})

describe('findQuotes in Chinese: words near a name that are not its own', () => {
  it.each([
    [
      'a passage whose next clause leads on',
      '顾客留言“这里太吵了，不会再来”，店家回复“您走错门了”。',
      ['顾客: 这里太吵了，不会再来', '店家: 您走错门了'],
    ],
    [
      'whom something is given to',
      '店主何静来了。她把奖杯献给儿子何小立，激动喊话：“你要慢慢长大！”',
      ['何静: 你要慢慢长大！'],
    ],
    [
      'those who like somebody',
      '歌手何惠青来了。何惠青歌迷前晚留言表达不满：“那些人怎么都不动啊！”',
      ['何惠青歌迷: 那些人怎么都不动啊！'],
    ],
    [
      'somebody with an office',
      '市长何静的办公室发文表示：“停水的计划已经批准。”',
      ['市长何静的办公室: 停水的计划已经批准。'],
    ],
    [
      'a team in whose name a surname stands',
      '青山龙队总教练何君受访时说，队员要走有点可惜，“真的可以再想一想”。',
      ['何君: 真的可以再想一想'],
    ],
    [
      'the end of a longer role',
      '“我是前年才转过来的。”某头部公司新任股票基金经理坦言。',
      ['某头部公司新任股票基金经理: 我是前年才转过来的。'],
    ],
    [
      'some or other bearer of a title',
      '立委何静来了。曾有立委询问“铁路到底是哪三条线？”',
      ['立委: 铁路到底是哪三条线？'],
    ],
  ])('knows %s', (_, text, lines) => {
    const said = linesOf(text)

    expect(said).toEqual(lines)
  })

  it.each([
    ['words that somebody was told', '何静说，昨天接到电话，得知“山下有人被困，需要救援”，就赶去了。'],
    ['what something is done to', '何静表示，平台必须对“没有得到批准的小型医疗机构”不再推荐。'],
  ])('takes %s for no utterance', (_, text) => {
    const said = linesOf(text)

    expect(said).toEqual([])
  })

  it('joins no question of a clause of time with its answer', () => {
    const said = linesOf('在居民追问水价是否仍是“去年的两倍，甚至更高”时，局长何静回答“现在还很难说”，说完就走了。')

    expect(said).toContain('何静: 现在还很难说')
  })
})

describe('findQuotes in Chinese: what is too unsure for a digest', () => {
  it.each([
    [
      'a phrase in marks within a clause',
      '局长何静表示，扩大入口将“鼓励更多的人来这里散步”，并有助于附近的店家。',
      '何静',
    ],
    [
      'somebody without a name that a pronoun stands for',
      '一名店员说，门外有人来了，他笑说：“所有东西都没有了，一件也没有。”',
      '一名店员',
    ],
    ['a name that stands only once, without a role', '程立说：“水价不涨，明年也不涨。”', '程立'],
    ['a noun for people behind other words', '店主何静来了。河边救难人员说：“水太急，不能下去。”', '河边救难人员'],
    ['a pronoun where only an object has a name', '昨天听到局长何静要来。他说：“那我更要练习了，不能输。”', '何静'],
    ['a pronoun for one of a list', '何小雨、局长何静、徐小川都在场，她说：“今天大家辛苦了。”', '何静'],
    [
      'a pronoun behind somebody of whom only the name is told',
      '局长何静来了。山下的陈小川一年没有回家，她说：“今天终于到家了。”',
      '何静',
    ],
    ['a repeated word that ends as no name does', '何誉的判断“没有根据，不值一提”。何誉的判断很旧。', '何誉的'],
    ['a repeated word that no name is written as', '签唱很热闹。签唱笑说：“小时候我就学过播报新闻。”', '签唱'],
  ])('is %s', (_, text, name) => {
    const [quote] = findingsOf(text).quotes.filter(({ kind }) => kind !== 'indirect')

    expect(quote?.attribution?.name).toBe(name)
    expect(quote?.attribution?.confidence).toBeLessThan(SHOWN_CONFIDENCE)
  })

  it.each([
    ['a name right before a verb of saying', '局长何静表示：“水位还会再涨一些。”'],
    ['a pronoun for the only person, who heads a clause', '局长何静昨天到了现场，她说：“水位还会再涨一些。”'],
    ['a foreign name that stands twice', '马斯克昨天到了现场。马斯克表示：“水位还会再涨一些。”'],
    ['a name of three characters that stands twice', '程立新昨天到了现场。程立新表示：“水位还会再涨一些。”'],
  ])('is not %s', (_, text) => {
    const [quote] = findingsOf(text).quotes

    expect(quote?.attribution?.confidence).toBeGreaterThan(SHOWN_CONFIDENCE)
  })
})

describe('findQuotes in Chinese: a song beside a passage', () => {
  it('makes no term of what somebody says', () => {
    const lines = linesOf(
      '何小静很喜欢这次演出，“我认识了很多新朋友，也学会了不少东西。”何小静说，正如歌词唱的一样，夏天很长。',
    )

    expect(lines).toEqual(['何小静: 我认识了很多新朋友，也学会了不少东西。'])
  })

  it('is no speech itself', () => {
    const lines = linesOf('墙上有一条写着“夏天很长，朋友很多。”的横幅，何小静说它很旧。')

    expect(lines).toEqual([])
  })
})

describe('findQuotes in Chinese: a question that somebody is asked', () => {
  it('is nothing that he says', () => {
    const lines = linesOf('对于记者“为什么桥明年才修，而路今年就修好了”的提问，何小静说，“桥要等材料，急不得。”')

    expect(lines).toEqual(['何小静: 桥要等材料，急不得。'])
  })
})
