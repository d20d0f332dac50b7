import { linesOf, quotesOf, refusalsOf } from './quotes-of.ts'

/** Statements without marks, as `speaker: words`. */
function statementsOf(text: string): readonly string[] {
  return quotesOf(text, ['indirect']).map(({ speaker, parts }) => `${speaker}: ${parts.join('…')}`)
}

describe('findQuotes in English: what is not said', () => {
  it.each([
    ['a denial', 'Tom Lee denied that the bridge was closed.'],
    ['a denial of having said it', 'Tom Lee denied saying that the bridge was closed.'],
    ['a negation', 'Tom Lee did not say that the bridge was closed.'],
    ['a short negation', 'Tom Lee hasn’t confirmed that the bridge was closed.'],
    ['a negation of belief', 'Tom Lee never believed that the bridge was closed.'],
    ['a denial denied', 'Tom Lee did not deny that the bridge was closed.'],
    ['a refusal', 'Tom Lee declined to say that the bridge was closed.'],
    ['nothing said', 'Tom Lee stopped short of saying that the bridge was closed.'],
    ['nobody', 'No one at the port said that the bridge was closed.'],
    ['neither of two', 'Neither Ana Ruiz nor Tom Lee said that the bridge was closed.'],
    ['another’s words disputed', 'Ana Ruiz disputed that Tom Lee said the bridge was closed.'],
    ['another’s words without evidence', 'There is no proof that Tom Lee said the bridge was closed.'],
    ['a question', 'Did Tom Lee say that the bridge was closed?'],
    ['a question within a sentence', 'Ana Ruiz asked whether Tom Lee said that the bridge was closed.'],
    ['a condition', 'If Tom Lee says that the bridge is closed, the port will stop.'],
    ['a condition over an apposition', 'If Tom Lee, the mayor, says that the bridge is closed, the port will stop.'],
    ['what might be said', 'Tom Lee might say that the bridge was closed.'],
    ['a time that never was', 'At no point did Tom Lee say that the bridge was closed.'],
  ])('gives no statement for %s', (_, text) => {
    expect(statementsOf(text)).toEqual([])
  })

  it.each([
    ['Tom Lee denied the charge and said that the bridge was open.', 'Tom Lee: the bridge was open'],
    ['Tom Lee denied the charge, saying that the bridge was open.', 'Tom Lee: the bridge was open'],
    ['Tom Lee, who denied the charge, said that the bridge was open.', 'Tom Lee: the bridge was open'],
    ['Tom Lee did not resign but said that the bridge was open.', 'Tom Lee: the bridge was open'],
    ['Tom Lee would say only that the bridge was open.', 'Tom Lee: the bridge was open'],
    ['Tom Lee would later say that the bridge was open.', 'Tom Lee: the bridge was open'],
    ['The bridge was not closed, Tom Lee said.', 'Tom Lee: The bridge was not closed'],
    ['Tom Lee said the bridge was open and denied that a ship had sunk.', 'Tom Lee: the bridge was open'],
  ])('keeps what is said beside a denial: %s', (text, line) => {
    expect(statementsOf(text)).toEqual([line])
  })

  it.each([
    ['Tom Lee never said, “The bridge is closed for good.”', 'denied: The bridge is closed for good.'],
    ['Tom Lee denied saying “the bridge is closed for good.”', 'denied: the bridge is closed for good.'],
  ])('refuses words in marks that are denied: %s', (text, refused) => {
    expect(refusalsOf(text)).toEqual([refused])
  })

  it('keeps words in marks that deny something', () => {
    expect(linesOf('Tom Lee denied it: “The bridge was never closed.”')).toEqual([
      'Tom Lee: The bridge was never closed.',
    ])
  })
})
