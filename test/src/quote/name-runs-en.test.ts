import { findNameRuns } from '../../../src/quote/name-runs-en.ts'
import { lexText } from '../../../src/text/lexed.ts'

function runsIn(text: string): readonly string[] {
  return findNameRuns(text, lexText(text).runs).map(({ start, end }) => text.slice(start, end))
}

describe('findNameRuns', () => {
  it.each([
    ['then Jane Roe left', ['Jane Roe']],
    ['Mr. J. van Berg-Lee’s shop', ['Mr. J. van Berg-Lee’s']],
    ['Jane van der Berg', ['Jane', 'Berg']],
    ['Gen. Roe of Łódź. Élan', ['Gen. Roe', 'Łódź', 'Élan']],
    ['the iPhone and Prof Roe', ['Prof Roe']],
    ['Roe de facto, Roe  Lee', ['Roe', 'Roe', 'Lee']],
    ['U.S. Senate', ['U.', 'S. Senate']],
    ['nobody', []],
  ])('reads %s', (text, runs) => {
    expect(runsIn(text)).toEqual(runs)
  })

  it('says whether a plain blank stands between two words', () => {
    const text = 'Jane Roe, Jane\u00a0Roe'

    expect(findNameRuns(text, lexText(text).runs).map(({ hasBlank }) => hasBlank)).toEqual([true, false])
  })
})
