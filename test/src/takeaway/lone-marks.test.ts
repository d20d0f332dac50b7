import { hasLoneMark } from '../../../src/takeaway/lone-marks.ts'
import { selectTakeaways, type TakeawayOptions } from '../../../src/takeaway/select-takeaways.ts'
import { codeUnitsOf } from '../../../src/text/code-units.ts'
import { lexText } from '../../../src/text/lexed.ts'
import { sliceSpan } from '../../../src/text/span.ts'
import { compileTopics } from '../../../src/topic/match-topics.ts'
import { documentOf, takeawayRules } from './document-of.ts'

const NO_QUOTES = { quotes: [], rejected: [], speakers: [] }

function isLone(text: string): boolean {
  return hasLoneMark({ units: codeUnitsOf(text), lexed: lexText(text) }, { start: 0, end: text.length })
}

function chosenOf(text: string, unit: TakeawayOptions['unit']): readonly string[] {
  const options = { topics: compileTopics([]), rules: takeawayRules, count: 'auto', unit } as const
  return selectTakeaways(documentOf(text), NO_QUOTES, options).takeaways.map(({ span }) => sliceSpan(text, span))
}

describe('hasLoneMark', () => {
  it.each([
    'The files are gone," said Ines Prado, a clerk.',
    'The files are gone,” said Ines Prado, a clerk.',
    '“We opened the files,” said Ines Prado, “and half were empty.',
    '档案不见了，”职员何青说，“一半是空的。”',
    '何青说：「檔案不見了。',
  ])('finds a mark whose other one stands elsewhere: %s', (text) => {
    expect(isLone(text)).toBe(true)
  })

  it.each([
    'The "digital" desk has 40 clerks.',
    '“We opened the files,” said Ines Prado, “and half were empty.”',
    '何青说：“档案不见了，‘一半’是空的。”',
    'The bank bought 600 new 27" screens for its clerks.',
    'It sold "about 40" of them.',
  ])('lets pairs and inches be: %s', (text) => {
    expect(isLone(text)).toBe(false)
  })
})

describe('selectTakeaways beside quotations', () => {
  const ENGLISH = `Corvina Bank spoke to its clerks on Monday.

"Branches are closing because nobody comes. We lose 3 million euros a year in Porto," said Luc Moreau, who runs the network of Corvina Bank. Corvina Bank has 120 branches.

“We opened 400 files of the branches of Corvina Bank in March,” recalled Ines Prado, a clerk, “and 38 percent of them were empty. Nobody had looked.”

The clerks listened. Nobody clapped. The meeting ended at noon.
`
  const CHINESE = `北岭银行周一与员工座谈。

“网点关闭是因为没有客户来。北岭银行的网点在青城每年亏损300万元，”北岭银行网络部总经理何青对记者说，“其中40%是租金。这还不算工资。”

北岭银行有120家网点。员工听完了。没有人鼓掌。座谈到中午结束。
`

  it.each([
    ['sentence', ENGLISH],
    ['clause', ENGLISH],
    ['sentence', CHINESE],
    ['clause', CHINESE],
  ] as const)('leaves sentences of a longer quotation to the quotes, unit %s', (unit, text) => {
    const chosen = chosenOf(text, unit)

    expect(chosen.length).toBeGreaterThan(1)
    expect(chosen.filter(isLone)).toEqual([])
  })

  it('cuts no clause where one mark of a quotation would be left', () => {
    const text = '“However,” the bank said, “40 of the 120 branches close in March and 600 people go.”'

    expect(chosenOf(text, 'sentence')).toEqual([text])
  })
})
