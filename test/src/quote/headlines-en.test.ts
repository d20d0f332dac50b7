import { findingsOf, linesOf, quotesOf } from './quotes-of.ts'

describe('findQuotes in English: names in headlines', () => {
  it.each([
    ['Spruce Trust Appoints Annika Bergström as Chief Risk Officer', 'Annika Bergström'],
    ['Shareholders Back Annika Bergström', 'Annika Bergström'],
    ['Spruce Trust to Name Annika Bergström Chief', 'Annika Bergström'],
    ['Annika Bergström Quits Spruce Trust', 'Annika Bergström'],
    ['Port Authority Sues Spruce Trust Founder Annika van der Bergström', 'Annika van der Bergström'],
    ['Council Welcomes Maria Elena Bergström’s Plan for the Port', 'Maria Elena Bergström'],
    ['Spruce Trust Taps Former Treasury Official Annika Bergström To Lead Lending', 'Annika Bergström'],
  ])('cuts the name to that of whom the text calls by the surname: %s', (headline, name) => {
    expect(linesOf(`${headline}\n\nBergström said: “The work begins with the ledger.”`)).toEqual([
      `${name}: The work begins with the ledger.`,
    ])
  })

  it.each([
    'Spruce Trust Fires Bergström',
    'Shareholders Back Bergström',
    'Trust Picks Chief Bergström for Board',
    'The Board Rises to Bergström',
  ])('takes no verb and no noun for a given name: %s', (headline) => {
    expect(linesOf(`${headline}\n\nBergström said: “The work begins with the ledger.”`)).toEqual([
      'Bergström: The work begins with the ledger.',
    ])
  })

  it('takes no word for a given name that the text has in small letters', () => {
    const text =
      'Trusts Shadow Bergström\n\nThey shadowed her for weeks. Bergström said: “The work begins with the ledger.”'

    expect(linesOf(text)).toEqual(['Bergström: The work begins with the ledger.'])
  })

  it('names nobody whom the text does not name', () => {
    const { speakers } = findingsOf(
      'Spruce Trust Hails Chief Ana Ruiz Over Port\n\nThe trust said the port would open.',
    )

    expect(speakers).toEqual([])
  })

  it('takes only the words for a role before a name for a role', () => {
    const [quote] = quotesOf(
      'Regulator Sues Spruce Trust Founder Ana Ruiz\n\n“It has no merit at all,” Ruiz said on Monday.',
    )

    expect(quote).toMatchObject({ speaker: 'Ana Ruiz', role: 'Founder' })
  })

  it('reads a headline in the letters of a sentence as a sentence', () => {
    const lines = linesOf('Council elects Ruth Oduya mayor after months\n\nOduya said: “The audit will come first.”')

    expect(lines).toEqual(['Ruth Oduya: The audit will come first.'])
  })
})
