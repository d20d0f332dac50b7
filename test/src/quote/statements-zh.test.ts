import { Converter } from 'opencc-js/cn2t'
import { quotesOf } from './quotes-of.ts'

/** Each statement as `speaker: words`. */
function statementsOf(text: string): readonly string[] {
  return quotesOf(text, ['indirect']).map(({ speaker, parts }) => `${speaker}: ${parts.join('…')}`)
}

const STATED = [
  ['a doubt', '议员何静质疑水务局为何没有公布水质报告。', '何静: 水务局为何没有公布水质报告'],
  ['a rebuke', '议员何静批评，这个方案只会浪费公帑。', '何静: 这个方案只会浪费公帑'],
  ['an estimate', '分析师何静预估，明年水价将上涨两成。', '何静: 明年水价将上涨两成'],
  ['a promise', '局长何静承诺将在年底前修好水管。', '何静: 将在年底前修好水管'],
  ['a correction', '局长何静澄清，水厂并未停产。', '何静: 水厂并未停产'],
  ['a rebuttal', '局长何静反驳称，水厂停产的传闻毫无根据。', '何静: 水厂停产的传闻毫无根据'],
  ['a paper', '据《青山时报》报道，水厂计划裁员五百人。', '《青山时报》: 水厂计划裁员五百人'],
  ['a paper that says so itself', '《青山时报》报道，水厂计划裁员五百人。', '《青山时报》: 水厂计划裁员五百人'],
  ['figures', '统计局数据显示，去年用水量增长了百分之八。', '统计局数据: 去年用水量增长了百分之八'],
  ['a white paper', '白皮书显示，七成水厂已经换用新滤膜。', '白皮书: 七成水厂已经换用新滤膜'],
] as const

describe('findQuotes in Chinese: statements without marks', () => {
  it.each(STATED)('reports %s', (_, text, said) => {
    expect(statementsOf(text)).toEqual([said])
  })

  it.each(STATED)('reports %s in Traditional characters', (_, text, said) => {
    const toTraditional = Converter({ from: 'cn', to: 't' })

    expect(statementsOf(toTraditional(text))).toEqual([toTraditional(said)])
  })

  it.each([
    ['what somebody doubts', '议员何静质疑水厂已经停产的说法。'],
    ['what somebody rebukes', '议员何静批评公司的做法。'],
    ['what a screen shows', '屏幕显示航班已经全部取消。'],
    ['a rebuke that somebody takes', '面对批评，水厂已经停产三天了。'],
    ['a thing that somebody attacks', '议员何静抨击这一项收费计划，离开会场。'],
    ['a promise that is kept', '局长何静兑现承诺，水管已经修好了。'],
  ])('takes %s for no statement', (_, text) => {
    expect(statementsOf(text)).toEqual([])
  })

  it('lets a person speak before the paper that reports it', () => {
    expect(statementsOf('据《青山时报》报道，局长何静表示水价不会上调。')).toEqual(['何静: 水价不会上调'])
  })
})
