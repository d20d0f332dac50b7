import { leansOnOthers } from '../../../src/takeaway/leaning.ts'
import { readDocument } from '../../../src/takeaway/reading.ts'
import { selectTakeaways } from '../../../src/takeaway/select-takeaways.ts'
import { lexText } from '../../../src/text/lexed.ts'
import { sliceSpan } from '../../../src/text/span.ts'
import { compileTopics } from '../../../src/topic/match-topics.ts'
import { documentOf, takeawayRules } from './document-of.ts'

const NO_QUOTES = { quotes: [], rejected: [], speakers: [] }
const TOPICS = compileTopics([])

/** Whether the first sentence of a text leans on others. */
function leans(text: string): boolean {
  const document = documentOf(text)
  const reading = readDocument({ document, lexed: lexText(document.folded) }, NO_QUOTES, TOPICS, takeawayRules)
  const [first] = reading.candidates
  return first !== undefined && leansOnOthers(reading, 0, first.span)
}

describe('leansOnOthers', () => {
  it.each([
    'Yes, the bank raised its prices by 3 percent in July.',
    'No, the error rate of the model is 2 percent.',
    '是的，北岭银行已经把试点扩大到40家网点。',
    '不，试点不会影响北岭银行的员工。',
    'Two of these are closed and the third is for sale.',
    'If one of them fails on a Friday, nobody is paid until Monday.',
    'Most of it goes to the clerks of the bank.',
    '如果其中一家停业，客户要到三十公里外办理业务。',
    '一旦它们停机，全城的付款都要等到周一。',
    'Since June it takes two days.',
    'By 2026, they cost 40 euros each.',
    'Because calls cost the bank 6 euros each.',
    'In practice, this means that costs fall by 12 percent.',
    'By this spring the 51-year-old head of conduct had left the bank.',
    'A small loan used to take eleven days at the bank. Since June it takes two.',
    '过去，一笔小微贷款要十一天才能到账。如今两天就够了。',
    '以前客户要到网点排队。现在手机上就能办。',
  ])('finds what needs the sentence before or behind it: %s', (text) => {
    expect(leans(text)).toBe(true)
  })

  it.each([
    'No bank raised its prices in July.',
    'One of the three banks fails its stress test.',
    'Most of those who left the bank were clerks.',
    'In May it emerged that the bank lost 3 million euros.',
    'Because calls cost 6 euros each, the bank closed its desk.',
    'Most of this growth came from small firms.',
    'The 51-year-old Luc Moreau leads the bank.',
    'Prosecutors charged Luc Moreau, and the 51-year-old left the bank.',
    'A model used to detect fraud failed on Monday. The bank now checks by hand.',
    'Clerks were used to long queues. Now the queues are gone.',
    'A small loan used to take eleven days but now takes two. Since June all are online.',
    '过去三年，北岭银行关闭了40家网点。如今还有80家。',
    '过去的一年里北岭银行关闭了40家网点。今年不再关闭。',
    '如果利率下降，北岭银行的利润将减少12亿元。',
    '不良率降至1.2%，比上年低0.3个百分点。',
  ])('lets what stands alone be: %s', (text) => {
    expect(leans(text)).toBe(false)
  })
})

describe('selectTakeaways beside what leans on others', () => {
  it('takes none that answers or speaks of a part of what was named before', () => {
    const text = `Corvina Bank runs six old computers.

Two of these stop in March 2026 at a cost of 3 million euros. If one of them fails on a Friday, 400 firms are paid on Monday. Yes, we lose 12 percent of our firms. A payment used to take eleven days. Since June it takes two. The bank buys four new computers.
`
    const options = { topics: TOPICS, rules: takeawayRules, count: 'auto', unit: 'sentence' } as const

    const { takeaways } = selectTakeaways(documentOf(text), NO_QUOTES, options)

    const chosen = takeaways.map(({ span }) => sliceSpan(text, span)).join(' ')
    expect(chosen).not.toMatch(/Two of|If one|Yes,|used to/)
  })
})
