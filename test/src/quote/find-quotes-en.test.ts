import { findingsOf, linesOf, quotesOf, refusalsOf } from './quotes-of.ts'

describe('findQuotes in English: what is an utterance', () => {
  it.each([
    ['curly marks', 'Ana Ruiz said, “We will keep the bridge open.”'],
    ['straight marks', 'Ana Ruiz said, "We will keep the bridge open."'],
    ['doubled typewriter marks', "Ana Ruiz said, ''We will keep the bridge open.''"],
    ['single marks', 'Ana Ruiz said, ‘We will keep the bridge open.’'],
    ['guillemets', 'Ana Ruiz said: «We will keep the bridge open.»'],
  ])('takes %s', (_, text) => {
    const lines = linesOf(text)

    expect(lines).toEqual(['Ana Ruiz: We will keep the bridge open.'])
  })

  it.each([
    ['a comma', '“The bridge,” Ana Ruiz said, “will stay open.”', 'The bridge,…will stay open.'],
    ['a full stop', '“It will stay,” Ana Ruiz said. “We promise you that.”', 'It will stay,…We promise you that.'],
  ])('joins a quotation that goes on after %s', (_, text, said) => {
    const lines = linesOf(text)

    expect(lines).toEqual([`Ana Ruiz: ${said}`])
  })

  it.each([
    ['“It could not hold,” Ana Ruiz said.', 'It could not hold'],
    ['“The bridge,” Ana Ruiz said, “could not hold,” and she left.', 'The bridge,…could not hold'],
    ['“It held, and it will hold.” Ana Ruiz said.', 'It held, and it will hold.'],
    ['“桥已经修好，”工程师 Ana Ruiz 说。', '桥已经修好'],
  ])('leaves the comma before the last closing mark to the sentence around: %s', (text, said) => {
    expect(quotesOf(text).map(({ parts }) => parts.join('…'))).toEqual([said])
  })

  it('keeps two quotations apart when each has its own verb of saying', () => {
    const text = '“It will stay,” Ana Ruiz said. “We promise you that,” Tom Lee said.'

    const lines = linesOf(text)

    expect(lines).toEqual(['Ana Ruiz: It will stay', 'Tom Lee: We promise you that'])
  })

  it('names who used to say something without the verb between', () => {
    const [quote] = quotesOf(
      'As Tom Lee put it, the harbor master of the town used to say, “We will keep the bridge open.”',
    )

    expect(quote?.mention).toBe('the harbor master of the town')
  })

  it('takes a document for no speaker of its own, and somebody with a post for one', () => {
    const lines = linesOf(
      '“It will stay,” Ana Ruiz said. “We promise,” according to the transcript.\n\n“It fell,” said Tom Lee. “It stood,” according to bridge engineer Eva Holt.',
    )

    expect(lines).toEqual(['Ana Ruiz: It will stay,…We promise', 'Tom Lee: It fell', 'Eva Holt: It stood'])
  })

  it('takes a phrase of two words where who said it stands right behind, and elsewhere takes it for a term', () => {
    const lines = linesOf(
      'The risk is “real but small,” Ana Ruiz said. The port’s “quiet years” are over, Tom Lee said.',
    )

    expect(lines).toEqual(['Ana Ruiz: real but small'])
  })

  it('joins paragraphs that reopen with a mark', () => {
    const text = 'Ana Ruiz wrote: “The bridge is old.\n\n“It needs paint and two new cables.”'

    const lines = linesOf(text)

    expect(lines).toEqual(['Ana Ruiz: The bridge is old.…It needs paint and two new cables.'])
  })

  it('joins over the name of a programme within the attribution', () => {
    const text = '“We will see,” Ana Ruiz said on the show “Good Day Ames.” “It is too early to tell.”'

    const lines = linesOf(text)

    expect(lines).toEqual(['Ana Ruiz: We will see,…It is too early to tell.'])
  })

  it.each([
    ['a scare quote', 'The so-called “freedom” bridge opened on Monday.', 'name: freedom'],
    [
      'the title of a book',
      'She sold her memoir, “The Long Way to the Sea,” to a small press.',
      'work-title: The Long Way to the Sea,',
    ],
    ['markup', '<tweet author="anaruiz">Good morning</tweet>', 'markup: anaruiz'],
  ])('refuses %s', (_, text, refused) => {
    const refusals = refusalsOf(text)

    expect(refusals).toEqual([refused])
  })

  it('does not take an apostrophe for a mark', () => {
    const text = "The dogs' owner didn't say who's next, and nobody's asked."

    const quotes = quotesOf(text)

    expect(quotes).toEqual([])
  })
})

describe('findQuotes in English: who speaks', () => {
  const introduction = 'Ana Ruiz, the chief engineer of Ames, met reporters on Monday.\n\n'

  it('gives the full name and role to a surname alone', () => {
    const text = `${introduction}“We will keep the bridge open,” Ruiz said.`

    const [quote] = quotesOf(text)

    expect(quote).toMatchObject({ speaker: 'Ana Ruiz', mention: 'Ruiz', role: 'chief engineer of Ames' })
  })

  it('resolves a pronoun to the last person who fits', () => {
    const text = `${introduction}“We will keep the bridge open,” she said.`

    const [quote] = quotesOf(text)

    expect(quote).toMatchObject({ speaker: 'Ana Ruiz', mention: 'she' })
  })

  it('keeps somebody unnamed as the text has it', () => {
    const text = '“The contract is not signed yet,” said a spokesman for the port.'

    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe('a spokesman for the port')
  })

  it('reads the name out of a role before it and an apposition behind it', () => {
    const text = '“It is safe,” said harbor master Tom Lee, who has run the port since 1990.'

    const [quote] = quotesOf(text)

    expect(quote).toMatchObject({ speaker: 'Tom Lee', mention: 'Tom Lee' })
  })

  it('finds the subject of a participle at the head of its sentence', () => {
    const text = 'Tom Lee praised the crew, adding, “They never stopped working.”'

    const lines = linesOf(text)

    expect(lines).toEqual(['Tom Lee: They never stopped working.'])
  })

  it.each([
    [
      'with party and state',
      '“He would be a great senator,” Rep. Ana E. Ruiz (D-Md.) said in an interview.',
      'Ana E. Ruiz',
    ],
    [
      'before a participle',
      'The clip shows footage of Tom Lee saying last week, “That makes me smart,” and laughing.',
      'Tom Lee',
    ],
    [
      'of the verb that a participle goes on from',
      'Ruiz will meet the board soon, Tom Lee said, adding, “They need to talk.”',
      'Tom Lee',
    ],
    [
      'behind an adverbial of time',
      'Hours later, Tom Lee thanked the crew, telling Reuters, “They never stopped.”',
      'Tom Lee',
    ],
    [
      'between a dash and a colon',
      'Polls blamed in the port vote - Tom Lee: “Most pollsters agree on the method.”',
      'Tom Lee',
    ],
  ])('names the speaker %s', (_, text, speaker) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe(speaker)
  })

  it.each([
    ['on the next line', 'quotable\n\n“Great speech. She never quits.”\n\n-Tom Lee, harbor master.'],
    ['behind a dash', '“Great speech. She never quits.” — Tom Lee, harbor master.'],
  ])('reads the name that signs a quotation %s', (_, text) => {
    const [quote] = quotesOf(text)

    expect(quote?.speaker).toBe('Tom Lee')
  })

  it('reports what somebody says without marks', () => {
    const text = 'Tom Lee said that the port would open again in the first week of May.'

    const [quote] = quotesOf(text, ['indirect'])

    expect(quote).toMatchObject({ speaker: 'Tom Lee', parts: ['the port would open again in the first week of May'] })
  })

  it.each([
    ['behind its verb', 'The port would open again in May, said Tom Lee, the harbor master of the town.', 'Tom Lee'],
    ['behind an adverbial', 'The port would open again in May, Tom Lee said on Friday.', 'Tom Lee'],
  ])('reports a statement whose speaker stands %s', (_, text, speaker) => {
    const [quote] = quotesOf(text, ['indirect'])

    expect(quote).toMatchObject({ speaker, parts: ['The port would open again in May'] })
  })

  it.each([
    ['The port lost a third of its traffic, according to Tom Lee.', 'The port lost a third of its traffic'],
    ['According to Tom Lee, the port lost a third of its traffic.', 'the port lost a third of its traffic'],
    ['According to the head of the port, Tom Lee, it lost a third of its traffic.', 'it lost a third of its traffic'],
    ['Tom Lee left the rate as it was and said that it would fall by May.', 'it would fall by May'],
    ['Tom Lee told Ann Roe they would have to wait until May.', 'they would have to wait until May'],
    ['Tom Lee said the port would open in May and added that ships are waiting.', 'the port would open in May'],
    ['Tom Lee attacked the council, saying it had closed the port too early.', 'it had closed the port too early'],
    ['Tom Lee announced the port was closed for the winter.', 'the port was closed for the winter'],
    ['Tom Lee said the port should be seen as “intolerable.”', 'the port should be seen as “intolerable.”'],
    ['Tom Lee argued that the port helps the town (and its ships).', 'the port helps the town (and its ships)'],
  ])('reports what is said without marks: %s', (text, statement) => {
    const [quote] = quotesOf(text, ['indirect'])

    expect(quote).toMatchObject({ speaker: 'Tom Lee', parts: [statement] })
  })

  it.each([
    ['The port, Tom Lee says, is worth saving at any price.', 'Tom Lee', 'is worth saving at any price'],
    ['The port, a Chinese official said, had to close.', 'a Chinese official', 'had to close'],
  ])('leaves who says it out of what is said: %s', (text, mention, rest) => {
    const [quote] = quotesOf(text, ['indirect'])

    expect(quote).toMatchObject({ mention, parts: ['The port', rest] })
  })

  it.each([
    ['a thing and its clause', 'The latest delay adds to the drama that has surrounded the port for years.'],
    ['a thing with a participle', 'The crowd showed limited enthusiasm for the new port of the town.'],
    ['a noun', 'Lee was ahead in swing states like Ohio that have high numbers of farmers.'],
    ['an infinitive', 'For Tom Lee to say that the port is open would be a surprise to all.'],
    ['a relative clause', 'The changes, which officials said will go into effect in May, cover the port.'],
    ['what a number of people found', '47 percent found a mistake in a letter before it was sent to the town.'],
    ['a verb with a thing for its object', 'Tom Lee claimed the prize for the best port of the year.'],
    [
      'a name and what stands beside it',
      'Spruce Bank, the lender based in Oxmere, reported a pre-tax profit of £4 million for the year.',
    ],
  ])('finds no statement in %s', (_, text) => {
    const quotes = quotesOf(text, ['indirect'])

    expect(quotes).toEqual([])
  })

  it('lists a speaker with short forms and roles', () => {
    const text = `${introduction}“We will keep the bridge open,” Ruiz said.`

    const { speakers } = findingsOf(text)

    expect(speakers.map(({ name, aliases }) => ({ name, aliases }))).toEqual([{ name: 'Ana Ruiz', aliases: ['Ruiz'] }])
  })
})

describe('findQuotes in English: marks that do not match', () => {
  it('opens nothing behind a comma and before a space', () => {
    const text = 'Norway keeps its promises," said Ida Berg, an envoy of Norway.\n"We keep them all," Ida Berg said.'

    expect(linesOf(text)).toEqual(['Ida Berg: We keep them all'])
  })

  it('takes a straight mark for the end of what a curved one opened, and the other way round', () => {
    const text = '“The dam holds," Ida Berg said. "It will hold for years.”'

    expect(linesOf(text)).toEqual(['Ida Berg: The dam holds,…It will hold for years.'])
  })

  it('does not count twice what is quoted within a quotation that goes on', () => {
    const text = '"The crew asks: \'How can we close the gap?\'.\n"You need a plan," Ida Berg said.'

    const [quote] = quotesOf(text)

    expect(quote?.parts).toEqual(["The crew asks: 'How can we close the gap?'.", 'You need a plan'])
  })

  it('drops an opening mark that would hold what others say', () => {
    const text = 'Tom Lee called it "a bad year. "We are at peace," said Ann Roe. He left it at "that, she added."'

    const parts = quotesOf(text).flatMap((quote) => quote.parts)

    expect(parts).toContain('We are at peace')
    expect(parts.filter((part) => part.includes('Ann Roe'))).toEqual([])
  })

  it('leaves out white space between a mark and the words', () => {
    const text = '" She said \'no, never,\' " Ann Roe said.'

    expect(linesOf(text)).toEqual(["Ann Roe: She said 'no, never,'"])
  })

  it('recovers from an odd mark on one long line', () => {
    const text = `He called it "a bad year. ${'"We are at peace," said Ann Roe. '.repeat(2_000)}And "that was it. The end."`

    expect(quotesOf(text).filter((quote) => quote.parts.includes('We are at peace'))).toHaveLength(2_000)
  })
})

describe('findQuotes in English: a sentence with a colon and no verb of saying', () => {
  it.each([
    ['Her deputy Tom Lee was blunter: “This is a bet on the river.”', 'Tom Lee'],
    ['Tom Lee was even less patient: “This is a bet on the river.”', 'Tom Lee'],
  ])('takes whoever it is about, not the speaker before: %s', (sentence, speaker) => {
    const lines = linesOf(`“It will cost us a winter,” Ana Ruiz said. ${sentence}`)

    expect(lines.at(-1)).toBe(`${speaker}: This is a bet on the river.`)
  })

  it('leaves a thing that says nothing out', () => {
    const lines = linesOf('“It will cost us a winter,” Ana Ruiz said. The sum was plain: “This is a bet on the river.”')

    expect(lines.join()).not.toContain('The sum')
  })
})

describe('findQuotes in English: quotations of several paragraphs', () => {
  it('takes the last paragraph of a long quotation whose closing mark was forgotten, and none that opens it', () => {
    const long = ['Ana Ruiz said: "The old bridge is safe.', '"We test it every spring.', 'The port closes at six.']

    expect(linesOf(long.join('\n\n'))).toEqual(['Ana Ruiz: The old bridge is safe.…We test it every spring.'])
    expect(linesOf([long[0], long[2]].join('\n\n'))).toEqual([])
  })
})
