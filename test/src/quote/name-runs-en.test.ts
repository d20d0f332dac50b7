import { eachNameRun } from '../../../src/quote/name-runs-en.ts'
import { lexText } from '../../../src/text/lexed.ts'

interface Run {
  readonly words: string
  readonly hasBlank: boolean
}

function runsIn(text: string): readonly Run[] {
  const runs: Run[] = []
  eachNameRun(text, lexText(text).runs, (start, end, hasBlank) =>
    runs.push({ words: text.slice(start, end), hasBlank }),
  )
  return runs
}

describe('eachNameRun', () => {
  it.each([
    ['then Jane Roe left', ['Jane Roe']],
    ['Mr. J. van Berg-Lee’s shop', ['Mr. J. van Berg-Lee’s']],
    ['Jane van der Berg, Ana bint Rao and Joe dos Reis', ['Jane van der Berg', 'Ana bint Rao', 'Joe dos Reis']],
    ['Jane de la van Berg', ['Jane', 'Berg']],
    ['Gen. Roe of Łódź. Élan', ['Gen. Roe', 'Łódź', 'Élan']],
    ['the iPhone and Prof Roe', ['Prof Roe']],
    ['Roe de facto, Roe  Lee', ['Roe', 'Roe', 'Lee']],
    ['U.S. Senate', ['U.', 'S. Senate']],
    ['nobody', []],
  ])('reads %s', (text, runs) => {
    expect(runsIn(text).map(({ words }) => words)).toEqual(runs)
  })

  it('says whether a plain blank stands between two words', () => {
    expect(runsIn('Jane Roe, Jane\u00a0Roe').map(({ hasBlank }) => hasBlank)).toEqual([true, false])
  })
})
