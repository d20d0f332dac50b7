import { linesOf, quotesOf } from './quotes-of.ts'

describe('findQuotes in English: names with particles', () => {
  it.each([
    ['Pieter van der Spruce', 'Pieter van der Spruce'],
    ['Carlos de la Ruiz', 'Carlos de la Ruiz'],
    ['Ursula von der Ruiz-Lee', 'Ursula von der Ruiz-Lee'],
    ['Dr. Ana bint Rao', 'Ana bint Rao'],
    ['Joe dos Reis', 'Joe dos Reis'],
  ])('keeps %s whole, with the role behind', (said, speaker) => {
    expect(quotesOf(`“It will stay,” said ${said}, head of the port.`)[0]).toMatchObject({
      speaker,
      role: 'head of the port',
    })
  })

  it('knows somebody again by the surname with its particles', () => {
    const text = 'Pieter van der Spruce spoke. Van der Spruce said: “It will stay.” “And pay,” van der Spruce added.'

    expect(linesOf(text)).toEqual(['Pieter van der Spruce: It will stay.', 'Pieter van der Spruce: And pay'])
  })
})
