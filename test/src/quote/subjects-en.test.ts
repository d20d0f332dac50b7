import { linesOf, quotesOf } from './quotes-of.ts'

/** Who reports what in a text, in its own words. */
function reportersOf(text: string): readonly (string | undefined)[] {
  return quotesOf(text, ['indirect']).map(({ mention }) => mention)
}

describe('the subject of an English verb of saying', () => {
  it('stops before the first of two joined verbs', () => {
    expect(reportersOf('The ferry line runs 40 boats and says 9,000 commuters need its piers.')).toEqual([
      'The ferry line',
    ])
  })

  it('is nobody where the first of two joined verbs cannot be told', () => {
    expect(reportersOf('The ferry lines run 40 boats and say 9,000 commuters need their piers.')).toEqual([])
  })

  it('is the whole phrase where its first word describes a plural', () => {
    expect(linesOf('Ferry captains called the toll a “blow to the river”.')).toEqual([
      'Ferry captains: blow to the river',
    ])
  })

  it('keeps a name before an adverb or in a phrase of its own', () => {
    expect(linesOf('Ruiz said: “The toll will stay.”')).toEqual(['Ruiz: The toll will stay.'])
  })

  it('is never a relative word for an owner', () => {
    const lines = linesOf('It came from Spruce Works, whose report, “The River Toll: A Long View,” forecast 40 boats.')

    expect(lines.join()).not.toContain('whose')
  })
})

describe('nobody', () => {
  it.each([
    'We said that the toll would stay for another year.',
    'Three lines were fined. One of them said the fine was too high for its size.',
    'The rule says that ferry lines must keep two boats.',
    'The new river plan states that all piers will close by June.',
  ])('reports anything in %s', (text) => {
    expect(reportersOf(text)).toEqual([])
  })

  it.each([
    ['The authority said the toll would fall by June.', 'The authority'],
    ['Those close to the deal said the toll would fall by June.', 'Those close to the deal'],
  ])('is whoever reports in %s', (text, reporter) => {
    expect(reportersOf(text)).toEqual([reporter])
  })
})

describe('an English pronoun', () => {
  it('is not sure to be somebody of another paragraph where a name opens its own', () => {
    const text = 'From: Deborah Lin\n\nRosalind Oduya made it clear that it was late. She said, “We have been patient.”'

    expect(linesOf(text)).toEqual(['Rosalind Oduya: We have been patient.'])
  })
})

describe('an English statement around its attribution', () => {
  it('begins behind the colon of the clause that leads to it', () => {
    const [statement] = quotesOf(
      'The finance director, Ana Ruiz, was blunter: without the toll, she said, the city will close the old bridge.',
      ['indirect'],
    )

    expect(statement?.parts).toEqual(['without the toll', 'the city will close the old bridge'])
  })
})

describe('findQuotes in English: a statement before whoever says it on some occasion', () => {
  it.each([
    'Lenders in Ruritania understated their losses, the Spruce Authority said on Monday, after a review found gaps.',
    'Lenders in Ruritania understated their losses, the Spruce Authority said in March, citing its own tests.',
  ])('is of them and of nobody behind them: %s', (text) => {
    expect(quotesOf(text, ['indirect'])).toMatchObject([
      { parts: ['Lenders in Ruritania understated their losses'], speaker: 'Spruce Authority' },
    ])
  })
})
