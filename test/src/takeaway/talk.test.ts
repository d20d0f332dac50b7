import { selectTakeaways } from '../../../src/takeaway/select-takeaways.ts'
import { sliceSpan } from '../../../src/text/span.ts'
import { compileTopics } from '../../../src/topic/match-topics.ts'
import { documentOf, takeawayRules } from './document-of.ts'

const NO_QUOTES = { quotes: [], rejected: [], speakers: [] }

const CALL = `Norvale Tools Earnings Call
Norvale Tools Inc. (NVT) Third Quarter 2025 Results Conference Call of the Company, October 30, 2025

Company Participants
Dora Whitman - Vice President, Investor Relations
Alan Reyes - Chief Executive Officer
Meera Kohl, Chief Financial Officer

Operator
Good day, and welcome to the Norvale Tools third quarter 2025 earnings conference call. Operator: All lines are muted until the end of the 30 minutes.

Dora Whitman
Thank you, operator, and good morning, everyone on the call of Norvale Tools. Today's remarks include statements that involve risks.

Alan Reyes
Thanks, Dora, and thank you all for your interest in Norvale Tools. Revenue grew 9% to $412 million in the quarter. Norvale Tools now expects revenue of $1.6 billion this year.

Meera Kohl
Gross margin was 38.4%, up 120 basis points from a year ago. Capital expenditure will be about $70 million.

Operator
Our first question comes from the line of Kenta Mori with Harbour Securities in 2025. Please go ahead.
`

const CHINESE_CALL = `北岭银行业绩说明会

陈岚 - 首席风险官

各位投资者，大家好，欢迎参加北岭银行2025年第三季度业绩说明会。北岭银行的不良率降至1.2%。北岭银行的息差收窄到1.6%。感谢各位投资者对北岭银行2025年业绩的关注。下一个问题来自青城证券的何青。北岭银行预计明年新增贷款800亿元。
`

const INTERVIEW = `Corvina Bank on its model

Olga Brandt runs operations at Corvina Bank.

Peter Lang: You have put a language model in front of 2 million customers of Corvina Bank. Why?

Olga Brandt: Calls cost Corvina Bank 6 euros each. The model answers 40 percent of them for 30 cents.

Peter Lang: The rivals of Corvina Bank say that its error rate is 5 percent. Is it?

Olga Brandt: The error rate is 2 percent. Corvina Bank publishes it every month.
`

function chosenOf(text: string): string {
  const options = { topics: compileTopics([]), rules: takeawayRules, count: 'auto', unit: 'sentence' } as const
  const { takeaways } = selectTakeaways(documentOf(text), NO_QUOTES, options)
  return takeaways.map(({ span }) => sliceSpan(text, span)).join('\n')
}

describe('selectTakeaways in what people say to each other', () => {
  it('takes what a call tells and not how it is led', () => {
    const chosen = chosenOf(CALL)

    expect(chosen).not.toMatch(/NVT|Participants|President|Officer|Good day|lines|Thank|remarks|question|go ahead/)
    expect(chosen).toMatch(/margin|expects/)
  })

  it('takes what a Chinese call tells and not how it is led', () => {
    const chosen = chosenOf(CHINESE_CALL)

    expect(chosen).not.toMatch(/首席|各位|感谢|下一个/)
    expect(chosen).toMatch(/不良率|息差|新增贷款/)
  })

  it('takes no first half of a question', () => {
    expect(chosenOf(INTERVIEW)).not.toMatch(/You have put|rivals/)
  })

  it('keeps what somebody tells before asking on', () => {
    const text = `Olga Brandt: The error rate of the model fell to 2 percent in June. It was 5 percent in March.

Peter Lang: Thanks to whom?
`

    expect(chosenOf(text)).toMatch(/error rate/)
  })
})
