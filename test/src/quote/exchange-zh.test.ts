import { findingsOf, linesOf, quotesOf } from './quotes-of.ts'

describe('findQuotes in Chinese: several passages mark to mark', () => {
  it('are all said by the many who say the last one', () => {
    const lines = linesOf('海洋馆昨天开放。“这条鱼好大呀！”“海豚真聪明！”“我们明年还要来！”孩子们兴奋地说。')

    expect(lines).toEqual(['孩子们: 这条鱼好大呀！', '孩子们: 海豚真聪明！', '孩子们: 我们明年还要来！'])
  })

  it('are read alike in Traditional script', () => {
    const lines = linesOf('海洋館昨天開放。「這條魚好大呀！」「海豚真聰明！」「我們明年還要來！」孩子們興奮地說。')

    expect(lines).toEqual(['孩子們: 這條魚好大呀！', '孩子們: 海豚真聰明！', '孩子們: 我們明年還要來！'])
  })

  it.each([
    ['one person', '海洋馆昨天开放。“这条鱼好大呀！”“海豚真聪明！”一位游客说。'],
    ['somebody with a name', '海洋馆昨天开放。“这条鱼好大呀！”“海豚真聪明！”游客何小静说。'],
    ['whoever answers a question', '海洋馆昨天开放。“大家喜欢什么呀？”“海豚真聪明！”孩子们兴奋地说。'],
  ])('are not all said by %s', (_, text) => {
    expect(quotesOf(text)[0]?.speaker).toBeUndefined()
  })

  it('are many, and none costs a walk to the end of all', () => {
    const { quotes } = findingsOf(`海洋馆昨天开放。${'“这条鱼好大呀！”'.repeat(3000)}孩子们兴奋地说。`)

    expect(quotes).toHaveLength(3000)
  })
})

describe('findQuotes in Chinese: whoever asks', () => {
  it('does not answer', () => {
    const lines = linesOf('“大家最喜欢什么？”馆长何小静向孩子们提问道。“我喜欢会唱歌的海豚！”灯亮了。')

    expect(lines).toEqual(['何小静: 大家最喜欢什么？', 'undefined: 我喜欢会唱歌的海豚！'])
  })

  it('may ask again', () => {
    const [quote] = quotesOf('“大家最喜欢什么？”馆长何小静向孩子们提问道。“有没有人喜欢海豚？”灯亮了。')

    expect(quote?.parts).toEqual(['大家最喜欢什么？', '有没有人喜欢海豚？'])
  })

  it('does not answer in the sentence of the next speaker', () => {
    const lines = linesOf('“大家最喜欢什么？”馆长何小静向孩子们询问道。灯亮了，大家都笑了。“我喜欢海豚。”秀秀说。')

    expect(lines).toEqual(['何小静: 大家最喜欢什么？', '秀秀: 我喜欢海豚。'])
  })

  it('is not whoever is asked', () => {
    const lines = linesOf('馆长何小静来了。何小静被问到何时开馆。“下个月一定会开的。”')

    expect(lines).toEqual(['何小静: 下个月一定会开的。'])
  })

  it('is answered by many, whose manner is written with 的', () => {
    const lines = linesOf('“大家最喜欢什么？”馆长何小静向孩子们提问道。“海豚真聪明！”孩子们争先恐后的回答道。')

    expect(lines.at(-1)).toBe('孩子们: 海豚真聪明！')
  })
})

describe('findQuotes in Chinese: a title of two people', () => {
  it('is neither of them alone', () => {
    const quote = quotesOf('经济学家Anna Reed和Tom Stone写了报告。经济学家写道：“工资增长正在放缓，压力变小了。”')[0]

    expect(quote?.speaker).toBe('经济学家')
  })

  it('is whoever has it beside somebody with another', () => {
    const quote = quotesOf('市长何小静和书记陈立来了。市长说：“桥明年一定会修好的。”')[0]

    expect(quote?.speaker).toBe('何小静')
  })
})

describe('findQuotes in Chinese: a foreign name', () => {
  it('is whole where its parts cannot be broken apart', () => {
    const quote = quotesOf('经济学家Anna\u00a0Reed表示：“工资增长正在放缓，压力变小了。”')[0]

    expect(quote?.speaker).toBe('Anna\u00a0Reed')
  })
})

describe('findQuotes in Chinese: the sentence behind a passage', () => {
  it.each([
    [
      'says who speaks, though the stop stands outside the mark',
      '工人何小静说：“路修得很好。”夜里也亮了灯。“真心感谢大家，帮我们装了灯”。丰收公司总经理陈立说。工程已经结束。',
      '陈立',
    ],
    [
      'introduces somebody with a role',
      '社区主任何小静说：“食堂很快就开。”社区里人多，设施老旧。“人手太少，什么事都做不完。”街道书记陈立一度很无奈。',
      '陈立',
    ],
    [
      'is the next one of whoever spoke before',
      '社区主任何小静说：“食堂很快就开。”社区里人多，设施老旧。“人手太少，什么事都做不完。”何小静也很无奈。',
      '何小静',
    ],
    [
      'tells of somebody in a later clause only',
      '社区主任何小静说：“食堂很快就开。”社区里人多，设施老旧。“人手太少，什么事都做不完。”活动期间，大家将看到街道书记陈立。',
      '何小静',
    ],
    [
      'does not reach behind the sentence of the next speaker',
      '社区主任何小静说：“食堂很快就开。”街道书记陈立表示，情况属实。“人手太少，什么事都做不完。”灯亮了。',
      '陈立',
    ],
  ])('%s', (_, text, speaker) => {
    expect(quotesOf(text).at(-1)?.speaker).toBe(speaker)
  })
})

describe('findQuotes in Chinese: 该 and a noun', () => {
  it.each([
    [
      'somebody who told of himself what he did',
      '昨晚，上述照片的发布者告诉何小静，事情已经过去。“水不深，大家很快就上岸了。”该发布者称，湖边有牌子。',
      '上述照片的发布者',
    ],
    [
      'whom something was learnt from',
      '何小静从农庄一位工作人员处了解到，几个人掉进了水里。“大家没有任何事，只是衣服湿了。”该工作人员介绍，通道已经关闭。',
      '农庄一位工作人员',
    ],
    [
      'whoever of these is nearer',
      '何小静从农庄一位工作人员处获悉，有人落水。警局工作人员表示，人已上岸。“大家没有任何事，只是衣服湿了。”该工作人员介绍，通道已经关闭。',
      '警局工作人员',
    ],
  ])('is %s', (_, text, speaker) => {
    expect(quotesOf(text)[0]?.speaker).toBe(speaker)
  })
})
