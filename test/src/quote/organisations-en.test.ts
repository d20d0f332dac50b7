import { linesOf, quotesOf } from './quotes-of.ts'

/** Who reports what in a text. */
function reportersOf(text: string): readonly (string | undefined)[] {
  return quotesOf(text, ['indirect']).map(({ speaker }) => speaker)
}

describe('findQuotes in English: names of organisations', () => {
  it.each([
    [
      'The Association of Harbour Pilots said that the toll would cost its members dearly.',
      'Association of Harbour Pilots',
    ],
    [
      'The Organisation for Port Co-operation and Safety warned that river trade would slow.',
      'Organisation for Port Co-operation and Safety',
    ],
    [
      'The Department of Ports and River Care said the plan would be paid in full.',
      'Department of Ports and River Care',
    ],
    [
      'The Spruce Bureau for the Study of Rivers found that most tolls were too high.',
      'Spruce Bureau for the Study of Rivers',
    ],
  ])('goes over of and for within a name: %s', (text, name) => {
    expect(reportersOf(text)).toEqual([name])
  })

  it.each([
    ['“Tolls will stay where they are,” said the Bank of Spruce.', 'Bank of Spruce'],
    ['“Tolls will stay where they are,” the Federation of Small Ports said.', 'Federation of Small Ports'],
  ])('does so on either side of a verb: %s', (text, name) => {
    expect(linesOf(text)).toEqual([`${name}: Tolls will stay where they are`])
  })

  it.each([
    'Bank of Spruce economist Ana Ruiz said: “Hold the toll where it is.”',
    '“Hold the toll where it is.” said Bank of Spruce economist Ana Ruiz.',
  ])('keeps it out of the name of whoever works there: %s', (text) => {
    expect(quotesOf(text)[0]).toMatchObject({ speaker: 'Ana Ruiz', role: 'Bank of Spruce economist' })
  })

  it('takes two who speak for two', () => {
    expect(reportersOf('The Ministry of Ports and Ana Ruiz said that the toll would stay.')).toEqual(['Ana Ruiz'])
  })

  it('takes nothing off a name before a possessive ending', () => {
    expect(reportersOf('The Spruce Harbour Bank’s yearly review concludes that the risks have grown.')).toEqual([
      'The Spruce Harbour Bank’s yearly review',
    ])
  })

  it('ends the name of a person before of', () => {
    expect(linesOf('“It will stay,” said Ana Ruiz of the Bank of Spruce.')).toEqual(['Ana Ruiz: It will stay'])
  })
})
