import { findingsOf, linesOf, quotesOf } from './quotes-of.ts'

describe('findQuotes in Chinese: the subject of a verb of saying', () => {
  it.each([
    [
      'people in the clause before, not the recording that shows them',
      '视频显示，老人坐着不走，放话称：“我就坐在这里。”',
      '老人',
    ],
    [
      'the crowd, not whoever it speaks of',
      '歌手何静表示感谢。对于何静获得点赞的事迹，网友们十分佩服，纷纷留言表示：“她真是太厉害了！”',
      '网友们',
    ],
    ['one of two', '两人中年长女子表示：“你另外找个座位吧。”', '年长女子'],
    [
      'somebody unnamed who does something first',
      '店主陈立站在门口，一位市民抱来一个西瓜，笑呵呵地说：“大家都来吃吧！”',
      '一位市民',
    ],
    [
      'whoever speaks, not who is spoken to in Latin letters',
      '设计师Anna Lind表示：“我会改。”Anna Lind随后后悔，对 Game Day采访者表示：“我不该那样说。”',
      'Anna Lind',
    ],
    ['a passenger who joins in', '司机不说话。对此，乘客附和道：“我们都不坐了。”', '乘客'],
    [
      'a name before manner in two characters',
      '青山镇的农户郑小川满意地说：“今年不用再打药了。”郑小川笑了。',
      '郑小川',
    ],
    ['a name before manner in four characters', '公司员工何学明深有感触地说：“这次学到很多。”', '何学明'],
    ['a name before what its bearer does meanwhile', '何小静一边摘着梨一边激动地说：“日子过得很顺心。”', '何小静'],
    ['a name before what its bearer does while speaking', '环卫工人何静远边擦汗边说：“天太热了。”', '何静远'],
    [
      'a name behind what its bearer is called',
      '志愿服务队队长、“青山好人”何静表示：“我们会再来的。”何静很高兴。',
      '何静',
    ],
    ['a guest behind a description', '特地来“打卡”的顾客何小真说：“它们值得被善待。”', '何小真'],
    ['an expert whose field is a verb too', '省气候中心气候预测首席专家何益军表示：“今年没有去年热。”', '何益军'],
    ['a foreign deputy', '青国副总理费多罗夫在网上写道：“这种情况还会继续。”', '费多罗夫'],
    ['a name before a month', '埃玛·沃特来了。沃特5月份在网上写道：“我早就说过。”', '埃玛·沃特'],
    ['a bureau that makes known what it cites', '青山水务局昨(20)日公布最新调查指出：“水位仍然偏低。”', '青山水务局'],
    ['a ministry before its local time', '青国外交部当地时间24日表示，“我们坚决谴责这件事。”', '青国外交部'],
    [
      'a short name behind where its bearer lives',
      '姚师傅说：“涨价了。”雨停了。在青山生活的张成介绍，充电很贵。“吃饭时充电也要两块钱。”',
      '张成',
    ],
    ['a name before those it faces', '教导员何静远面向官兵讲到：“大家辛苦了。”', '何静远'],
    ['an analyst, whose trade is no verb', '俄国海军分析中心的专家伊万·萨维奇说：“这一次不一样。”', '伊万·萨维奇'],
    [
      'whoever explains, not whom the explanation is about',
      '教练何静解释道，陈立这次没有参加比赛：“我理解他们的难处。”队员陈立没有说话。',
      '何静',
    ],
    [
      'a body at the head of the clause, not words within it',
      '何老师介绍，登记服务是第一次尝试，旨在为学生的日子提供便利：“我们明年还会办。”',
      '何老师',
    ],
  ])('is %s', (_, text, speaker) => {
    const quotes = quotesOf(text)

    expect(quotes.at(-1)?.speaker).toBe(speaker)
  })

  it('is not manner alone', () => {
    const [quote] = quotesOf('有人走进诊室，低声细语地说：“我的手好像有点问题。”')

    expect(quote?.speaker ?? '').not.toContain('低声')
  })

  it('keeps what comes before a name’s own manner in two characters', () => {
    const [quote] = quotesOf('“一直以为是小毛病。”回想一年多的求医，余明无奈地说。余明今年四十岁。')

    expect(quote?.speaker).toBe('余明')
  })
})

describe('findQuotes in Chinese: who speaks between and behind passages', () => {
  it('gives both passages to whoever does something between them, and none to whoever spoke before', () => {
    const lines = linesOf(
      '“以前我们只看指标。”团员周小新说道。“在工厂里，我们找到了新的办法。”队长何静有些兴奋，“下一步的方向更明确了。”',
    )

    expect(lines).toEqual(['周小新: 以前我们只看指标。', '何静: 在工厂里，我们找到了新的办法。…下一步的方向更明确了。'])
  })

  it('reads the clauses before a verb of saying that ends the sentence', () => {
    const lines = linesOf(
      '叶某睡不好。胡某的举报给大家带来困扰。“现在事情终于查清，我也解脱了。”得知胡某被处罚后，被举报人叶某如释重负，不禁感慨。',
    )

    expect(lines).toEqual(['叶某: 现在事情终于查清，我也解脱了。'])
  })
})

describe('findQuotes in Chinese: names that nothing introduces', () => {
  it('knows somebody who comes back', () => {
    const [quote] = quotesOf('来自职业学院的何小珊正给游客讲校园的变化。“我们学校走出了多位冠军。”何小珊今年二十岁。')

    expect(quote?.speaker).toBe('何小珊')
  })

  it('does not take whoever wrote the report for a speaker', () => {
    const [quote] = quotesOf('青山网记者 陶海振 通讯员 何小静 报道“警察同志，您好，我该怎么办？”昨天下午，电话响了。')

    expect(quote?.speaker).toBeUndefined()
  })

  it('does not take an introduction before a question for a speaker', () => {
    const [quote] = quotesOf('“谁来回答这个问题？”做完自我介绍后，何小静向孩子们提问道。')

    expect(quote?.speaker).not.toContain('自我')
  })

  it('does not take whoever took the pictures for a speaker', () => {
    const [quote] = quotesOf('图为新桥通车。何小珊摄“这桥真好！”桥上人很多。图为桥头。何小珊摄')

    expect(quote?.speaker).toBeUndefined()
  })
})

describe('findQuotes in Chinese: corner marks', () => {
  it.each([
    [
      'a name right behind one',
      '农场来了何小珍老人。“教书要凭良心。”何小珍说。',
      '農場來了何小珍老人。「教書要憑良心。」何小珍說。',
    ],
    [
      'a name behind what its bearer is called',
      '志愿队队长、“青山好人”董小青表示：“我们会再来的。”',
      '志願隊隊長、「青山好人」董小青表示：「我們會再來的。」',
    ],
  ])('are read as round ones: %s', (_, round, corner) => {
    const [simplified] = findingsOf(round).quotes
    const [traditional] = findingsOf(corner).quotes

    expect(traditional?.attribution?.rule).toBe(simplified?.attribution?.rule)
    expect(traditional?.attribution?.mention).toEqual(simplified?.attribution?.mention)
    expect(traditional?.attribution?.confidence).toBe(simplified?.attribution?.confidence)
  })
})
