import type { QuoteFindings } from '../../../src/quote/quote.ts'
import { areAlike, wordSet } from '../../../src/takeaway/likeness.ts'
import { selectTakeaways, type TakeawayOptions } from '../../../src/takeaway/select-takeaways.ts'
import type { TakeawaySelection } from '../../../src/takeaway/takeaway.ts'
import { lexText } from '../../../src/text/lexed.ts'
import { sliceSpan } from '../../../src/text/span.ts'
import { compileTopics } from '../../../src/topic/match-topics.ts'
import { documentOf, takeawayRules } from './document-of.ts'

const NO_QUOTES: QuoteFindings = { quotes: [], rejected: [], speakers: [] }
const TOPICS = compileTopics([
  { id: 'cost', title: { en: 'Cost', 'zh-Hans': '成本', 'zh-Hant': '成本' }, words: [], terms: ['成本', 'cost'] },
])

const REPORT = `北岭银行发布智能客服年报
发布会由北岭银行副行长周明主持，各界嘉宾出席。
周明首先致辞，欢迎与会嘉宾的光临。
年报显示，智能客服去年处理了3.2亿次咨询，单次成本下降41%。
此外，人工坐席的平均等待时间缩短到18秒。
他对此表示满意。
接下来，技术总监吴岚以“从问答到办理”为题进行了分享。
吴岚认为，最大的风险是模型给出看似合理却错误的答案，因此转账类业务必须由人工复核。
图|北岭银行技术总监吴岚
监管部门要求银行在2026年底前说明每一项自动决策的依据，这将增加中小银行的合规成本。
智能客服去年处理了3.2亿次咨询，单次成本下降了41%。
未来三年，北岭银行计划投入12亿元，把智能服务扩展到贷款审批和反欺诈场景。
论坛在热烈的掌声中圆满结束。
`

const ENGLISH_RELEASE = `Spruce Bank cuts fees for small firms

Spruce Bank said on Monday that it will drop the monthly fee on 40,000 small business accounts from July. The fee of 12 euros brought the bank 5.8 million euros last year. "We want to grow with these firms," said Ana Ruiz, who heads the unit. Rivals charge between 9 and 15 euros a month. The bank expects to win 6,000 new customers by the end of next year. For more information, contact the press office at press@spruce.example.

About Spruce Bank

Spruce Bank was founded in 1921 and has 2,300 employees. Follow us on LinkedIn.
`

const CHINESE_RELEASE = `云杉银行下调小微企业费率

云杉银行周一宣布，自7月起免除4万户小微企业的账户月费。月费去年为云杉银行带来580万元收入。“我们希望与这些企业一起成长。”负责人程立说。同业的月费在9元到15元之间。云杉银行预计到明年年底新增6000户客户。免费账户的转账上限是每天50万元。活动详情请咨询当地网点。

关于云杉银行

云杉银行成立于1921年，有员工2300人。关注我们的公众号，了解更多资讯。
`

const NEWS = `The council of Marrow Bay voted on Monday to close its last coal plant by 2031, two years earlier than planned.
He was not there to cast a vote. The plant employs 340 people and supplies a third of the city's heat.
But it also causes most of the bay's air pollution, according to a study published in March.
Unions said the city must pay for retraining before any worker loses a job.
The closure will cost about $120 million, the council estimates, and raise heating bills by 4 percent.
`

function choose(text: string, options: TakeawayOptions, quotes = NO_QUOTES): TakeawaySelection {
  return selectTakeaways(documentOf(text), quotes, { topics: TOPICS, rules: takeawayRules, ...options })
}

function textsOf(text: string, selection: TakeawaySelection): readonly string[] {
  return selection.takeaways.map(({ span }) => sliceSpan(text, span))
}

describe('selectTakeaways', () => {
  it('prefers statements with substance to ceremony, talk titles and captions', () => {
    const chosen = textsOf(REPORT, choose(REPORT, { count: 4, unit: 'sentence' })).join('\n')

    expect(chosen).not.toMatch(/主持|致辞|为题|图\||圆满结束/)
    expect(chosen).toMatch(/3\.2亿次/)
    expect(chosen).toMatch(/12亿元/)
  })

  it.each([
    ['sentence', REPORT],
    ['clause', REPORT],
    ['sentence', NEWS],
    ['clause', NEWS],
  ] as const)('gives exact slices of one sentence each at clause borders, unit %s', (unit, text) => {
    const { sentences } = documentOf(text)

    const { takeaways } = choose(text, { count: 5, unit })

    expect(takeaways).toHaveLength(5)
    for (const { span, sentence } of takeaways) {
      const clauses = sentences[sentence]?.clauses ?? []
      expect(clauses.map(({ start }) => start)).toContain(span.start)
      const ends = clauses.flatMap(({ end }) => (unit === 'clause' ? [end - 1, end] : [end]))
      expect(ends).toContain(span.end)
    }
  })

  it.each([
    ['Chinese commas', '北岭银行周一宣布，智能客服处理了3.2亿次咨询，单次成本下降41%；周明很高兴，大家都很高兴。'],
    ['half-width commas', '北岭银行周一宣布,智能客服处理了3.2亿次咨询,单次成本下降41%;周明很高兴,大家都很高兴。'],
    ['Traditional script', '北嶺銀行週一宣布，智能客服處理了3.2億次諮詢，單次成本下降41%；周明很高興，大家都很高興。'],
    [
      'English commas',
      'The plant supplies a third of the heat, and it employs 340 people; all of them stay, but nobody knows why.',
    ],
  ])('ends clauses without the comma behind them: %s', (_, text) => {
    const chosen = [1, 2, 3].flatMap((count) => textsOf(text, choose(text, { count, unit: 'clause' })))

    expect(chosen.filter((words) => /[，,、；;：:\s]$/.test(words))).toEqual([])
  })

  it.each([
    ['English', ENGLISH_RELEASE, 2],
    ['Chinese', CHINESE_RELEASE, 3],
  ])('takes about two of five sentences of a short release in %s, and nothing about who sent it', (_, text, count) => {
    const chosen = textsOf(text, choose(text, { count: 'auto', unit: 'sentence' }))

    expect(chosen).toHaveLength(count)
    expect(chosen.join('')).not.toMatch(/1921|contact|Follow|咨询|关注|成立/)
  })

  it('takes exactly as many clauses as are asked for, of one sentence when there is but one', () => {
    const text =
      '银行贷款增长百分之五，房价下跌百分之八，股票交易额创历史新高，失业率降到最低水平，出口停滞，矿山关闭。'

    const spans = choose(text, { count: 3, unit: 'clause' }).takeaways.map(({ span }) => span)

    expect(spans).toHaveLength(3)
    const ordered = [...spans].sort((a, b) => a.start - b.start)
    expect(ordered.every(({ start }, at) => start >= (ordered[at - 1]?.end ?? 0))).toBe(true)
  })

  it('takes at most three clauses when clauses are chosen', () => {
    const text = '第一家银行降价，第二家银行跟进，第三家银行观望，第四家银行退出，市场由此改变。'

    const [span] = choose(text, { count: 1, unit: 'clause' }).takeaways.map((takeaway) => takeaway.span)

    expect(text.slice(span?.start, span?.end).match(/[，。]/g)?.length).toBeLessThanOrEqual(3)
  })

  it.each([
    ['* ', '* '],
    ['1) ', '2) '],
    ['（一）', '（二）'],
  ])('shows an item without its bullet or number: %s', (first, second) => {
    const items = ['The fee falls by 12 percent for small firms.', 'The reserve grows by 40 million euros this year.']
    const text = `Spruce Bank\n\n${first}${items[0]}\n${second}${items[1]}\n`

    expect(textsOf(text, choose(text, { count: 2, unit: 'sentence' })).toSorted()).toEqual(items)
  })

  it.each(['一、', '十二、'])('reads on behind a number that stands alone in its line: %s', (number) => {
    const text = `${number}\n分行在五月关闭了十二家网点，明年还会关闭六家。\n`

    expect(textsOf(text, choose(text, { count: 1, unit: 'sentence' }))).toEqual([
      '分行在五月关闭了十二家网点，明年还会关闭六家。',
    ])
  })

  it.each([' ', ' '.repeat(20)])(
    'shows an item that begins with a figure without the white space before it: "%s"',
    (space) => {
      const item = '24 branches close in May, and six more next year.'
      const text = `1.${space}${item}\n2.${space}Savings follow.\n`

      expect(textsOf(text, choose(text, { count: 1, unit: 'sentence' }))).toEqual([item])
    },
  )

  it('leaves out what only leads through a call', () => {
    const text = `Good morning, and welcome to the call of Spruce Bank on its third quarter. I will now hand over to Ana Ruiz, who heads the finance team of the bank. Net income rose 14 percent to 310 million euros, helped by fees. Provisions were 45 million euros, down from 72 million a year ago.`

    expect(textsOf(text, choose(text, { count: 2, unit: 'sentence' })).join(' ')).not.toMatch(/morning|hand over/)
  })

  it('never takes two that are alike', () => {
    const selection = choose(REPORT, { count: 20, unit: 'sentence' })

    const lexed = lexText(REPORT)
    const words = selection.takeaways.map(({ span }) => wordSet(lexed, span))
    const alike = words.filter((a, at) => words.slice(0, at).some((b) => areAlike(a, b)))
    expect(alike).toEqual([])
    expect(selection.leftOut.map(({ reason }) => reason)).toContain('repeats')
  })

  it('falls back on dangling sentences when the count needs them', () => {
    const text = 'He agreed to it at once. But that was not all of it.'

    expect(choose(text, { count: 2, unit: 'sentence' }).takeaways).toHaveLength(2)
  })

  it('leaves dangling sentences out by itself, with the reason', () => {
    const selection = choose(NEWS, { count: 'auto', unit: 'sentence' })

    const reasons = selection.leftOut.map(({ sentence, reason }) => `${sentence} ${reason}`)
    expect(reasons).toContain('1 dangling')
    expect(reasons).toContain('3 dangling')
  })

  it('cuts a linking word off where the rest stands alone', () => {
    const text = '此外，人工坐席的平均等待时间缩短到18秒，客户投诉减少三成。'

    expect(textsOf(text, choose(text, { count: 'auto', unit: 'sentence' }))).toEqual([text.slice(3)])
  })

  it('keeps a whole sentence when a number is asked for', () => {
    const text = '此外，人工坐席的平均等待时间缩短到18秒，客户投诉减少三成。'

    expect(textsOf(text, choose(text, { count: 1, unit: 'sentence' }))).toEqual([text])
  })

  it('does not let a clause that goes on begin a takeaway by itself', () => {
    const text = '北岭银行去年净利润为18亿元，同比增长12%。'

    const [chosen] = textsOf(text, choose(text, { count: 1, unit: 'clause' }))

    expect(chosen?.startsWith('北岭银行')).toBe(true)
  })

  it.each([
    [
      'its beginning, which says what it is about',
      '北岭银行计划投入12亿元，把智能服务扩展到贷款审批，并在三年内完成，以便在利率下行时保住利润。',
      '北岭银行计划投入12亿元，把智能服务扩展到贷款审批，并在三年内完成',
    ],
    [
      'a circumstance with what it belongs to',
      '针对中小银行反映的难点，周明认为最难的是算清每一笔咨询的成本，需要先把数据统一起来。',
      '针对中小银行反映的难点，周明认为最难的是算清每一笔咨询的成本',
    ],
    [
      'what a statement of when leads on to',
      '周明指出，智能客服引入以后，单次咨询的成本下降了41%，客户投诉也减少了三成。',
      '周明指出，智能客服引入以后，单次咨询的成本下降了41%',
    ],
    [
      'what it says in the respect that it names first',
      '9月8日的资金流向数据方面，主力资金净流出280.14万元，游资资金净流入90.5万元，散户资金净流入120.6万元。',
      '9月8日的资金流向数据方面，主力资金净流出280.14万元',
    ],
    [
      'no day from which something else holds',
      '周明表示，本年度结算办法调整，明年3月1日起，小微企业的账户月费降为12元，转账不再收费。',
      '周明表示，本年度结算办法调整',
    ],
    [
      'all of a list behind its colon',
      '智能客服的成本可以分为四类：算力，数据，人工，监管。',
      '智能客服的成本可以分为四类：算力，数据，人工，监管。',
    ],
  ])('shortens a sentence to %s', (_, text, short) => {
    const [chosen] = textsOf(text, choose(text, { count: 'auto', unit: 'clause' }))

    expect(chosen).toBe(short)
  })

  it('shortens the very sentences that it would take whole', () => {
    const sentencesOf = (unit: TakeawayOptions['unit']): readonly number[] =>
      choose(REPORT, { count: 'auto', unit }).takeaways.map(({ sentence }) => sentence)

    expect(sentencesOf('clause')).toEqual(sentencesOf('sentence'))
  })

  it('leaves pure quotations to the quotes', () => {
    const text = 'The bank cut its fees by half this year. “We could not have done it without the new system,” he said.'
    const part = { start: text.indexOf('“') + 1, end: text.indexOf('”') }
    const quote = { kind: 'direct', parts: [part], cue: undefined, attribution: undefined } as const

    const selection = choose(text, { count: 'auto', unit: 'sentence' }, { ...NO_QUOTES, quotes: [quote] })

    expect(selection.leftOut.map(({ reason }) => reason)).toEqual(['quotation'])
  })

  it('takes boilerplate only when nothing else is there', () => {
    const text = '责任编辑：周明'

    expect(choose(text, { count: 1, unit: 'sentence' }).takeaways.length).toBeLessThanOrEqual(1)
    expect(textsOf(REPORT, choose(REPORT, { count: 30, unit: 'sentence' })).join()).not.toMatch(/图\|/)
  })

  it('weighs how far Chinese clauses agree with the others that may be the best, and says so', () => {
    const [best] = choose(CHINESE_RELEASE, { count: 1, unit: 'clause' }).takeaways

    const sum = best?.parts.reduce((total, { value, weight }) => total + value * weight, 0)

    expect(best?.parts.map(({ name }) => name)).toContain('agreement')
    expect(sum).toBeCloseTo(best?.score ?? Number.NaN)
  })

  it('tells topics with their words, and parts that add up to the score', () => {
    const [best] = choose(REPORT, { count: 12, unit: 'sentence' }).takeaways.filter(({ topics }) => topics.length > 0)

    const words = best?.topics[0]?.terms.map((span) => sliceSpan(REPORT, span))
    const sum = best?.parts.reduce((total, { value, weight }) => total + value * weight, 0)
    expect(words).toEqual(['成本'])
    expect(sum).toBeCloseTo(best?.score ?? Number.NaN, 6)
  })

  it('chooses the same in both scripts', () => {
    const simplified = '银行应当说明风险。监管部门要求银行说明自动决策的依据，否则将处以罚款。'
    const traditional = '銀行應當說明風險。監管部門要求銀行說明自動決策的依據，否則將處以罰款。'

    const options = { count: 1, unit: 'sentence' } as const

    expect(choose(traditional, options).takeaways[0]?.span).toEqual(choose(simplified, options).takeaways[0]?.span)
  })

  it('takes one of a short brief and up to fifteen of a long text by itself', () => {
    const sentence = (at: number) => `第${at}家银行在城市${at * 7}开设了${at + 2}个智能网点，服务${at * 31}万名客户。`
    const long = Array.from(
      { length: 200 },
      (_, at) => `${sentence(at)}${'甲乙丙丁戊己庚辛'.charAt(at % 8)}项目启动。\n`,
    )

    expect(choose(NEWS.split('\n')[0] ?? '', { count: 'auto', unit: 'sentence' }).takeaways).toHaveLength(1)
    expect(choose(long.join(''), { count: 'auto', unit: 'sentence' }).takeaways.length).toBeLessThanOrEqual(15)
  })

  it('gives the same answer twice', () => {
    const options = { count: 4, unit: 'clause' } as const

    expect(choose(NEWS, options)).toEqual(choose(NEWS, options))
  })
})

describe('a sentence of twenty thousand clauses', () => {
  it('is measured clause by clause in time that grows with it', () => {
    const clauses = Array.from({ length: 20_000 }, (_, i) => `单次成本下降${i}%，周明表示很满意，`)

    const { takeaways } = choose(clauses.join(''), { count: 2, unit: 'clause' })

    expect(takeaways.length).toBeGreaterThan(0)
  })
})

describe('what is no statement', () => {
  it.each(['“'.repeat(5_000), 'a'.repeat(5_000), '大'.repeat(5_000), 'z '.repeat(5_000), 'Hello world'])(
    'gives no takeaway unless one is asked for',
    (text) => {
      expect(choose(text, { count: 'auto', unit: 'sentence' }).takeaways).toEqual([])
      expect(choose(text, { count: 1, unit: 'sentence' }).takeaways).toHaveLength(1)
    },
  )

  it('leaves questions out', () => {
    const { takeaways } = choose('为什么要先做风险控制的工作？因为一次事故就会毁掉十年的信任和客户。', {
      count: 'auto',
      unit: 'sentence',
    })

    expect(takeaways).toHaveLength(1)
    expect(takeaways[0]?.sentence).toBe(1)
  })
})
