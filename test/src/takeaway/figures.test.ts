import { selectTakeaways } from '../../../src/takeaway/select-takeaways.ts'
import type { TakeawaySelection } from '../../../src/takeaway/takeaway.ts'
import { sliceSpan } from '../../../src/text/span.ts'
import { compileTopics } from '../../../src/topic/match-topics.ts'
import { documentOf, takeawayRules } from './document-of.ts'

const NO_QUOTES = { quotes: [], rejected: [], speakers: [] }

function selectionOf(text: string): TakeawaySelection {
  const options = { topics: compileTopics([]), rules: takeawayRules, count: 'auto', unit: 'sentence' } as const
  return selectTakeaways(documentOf(text), NO_QUOTES, options)
}

function chosenOf(text: string): string {
  return selectionOf(text)
    .takeaways.map(({ span }) => sliceSpan(text, span))
    .join('\n')
}

describe('selectTakeaways beside figures', () => {
  it('takes no other sentence with the same figures', () => {
    const text = `Corvina Bank will close 40 of its 120 branches by March, cutting 600 jobs. The clerks were told on Monday. In the spring 40 branches of Corvina Bank will be shut and 600 people will have gone. The mayor was not there. The doors closed at noon.
`

    expect(chosenOf(text).match(/600/g)).toHaveLength(1)
  })

  it('takes no other Chinese sentence with the same figures', () => {
    const text = `北岭银行将在三月前关闭120家网点中的40家，裁减600人。员工周一得知消息。到明年春天，北岭银行有40家网点停业，600名员工离开。市长没有到场。大门中午关闭。
`

    expect(chosenOf(text).match(/600/g)).toHaveLength(1)
  })

  it('counts no dates and no numbers of names', () => {
    const text = `北岭银行7月24日把柜台的电脑换成了 Aurora 12 系统。员工周一得知消息。7月24日，青城的网点也有了 Aurora 12 系统，北岭银行的柜台不再排队。市长没有到场。大门中午关闭。
`

    expect(selectionOf(text).leftOut.map(({ reason }) => reason)).not.toContain('repeats')
  })

  it('lets sentences of the same years be', () => {
    const text = `Corvina Bank lost 3 percent of its firms between 2024 and 2025. The clerks were told. The rivals of Corvina Bank won 9 percent between 2024 and 2025. The mayor was there. The doors closed.
`

    expect(chosenOf(text)).toMatch(/3 percent[\s\S]*9 percent|9 percent[\s\S]*3 percent/)
  })
})
