import { linesOf, quotesOf } from './quotes-of.ts'

describe('findQuotes in English: a sentence behind a colon', () => {
  it.each([
    ['The harbor’s new chief, Ana Ruiz, was plainer: “Half the ships leak.”', 'Ana Ruiz: Half the ships leak.'],
    ['The mayor’s advice is short: “Sell what you can.”', 'undefined: Sell what you can.'],
  ])('is what somebody says, without a verb of saying: %s', (text, line) => {
    expect(linesOf(text)).toEqual([line])
  })

  it('is none where a name or a title stands there', () => {
    expect(linesOf('Two words were on the wall of the port: “Open Doors.”')).toEqual([])
  })
})

describe('findQuotes in English: a source with its post', () => {
  it.each([
    ['According to Tom Keller, a banker at Ruiz Capital, prices will fall again this year.', 'banker at Ruiz Capital'],
    ['According to Tom Keller, prices will fall again this year.', undefined],
  ])('leaves the post out of what is said: %s', (text, role) => {
    const [statement] = quotesOf(text, ['indirect'])

    expect(statement).toMatchObject({ parts: ['prices will fall again this year'], speaker: 'Tom Keller', role })
  })

  it('takes a comment for something said', () => {
    const [statement] = quotesOf('Tom Keller commented that prices will fall again.', ['indirect'])

    expect(statement?.parts).toEqual(['prices will fall again'])
  })
})
