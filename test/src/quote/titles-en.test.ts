import { linesOf, quotesOf, refusalsOf } from './quotes-of.ts'

describe('findQuotes in English: titles of works and events', () => {
  it.each([
    [
      'a talk titled',
      'In a talk titled “growing small boats into large ones”, Ana Ruiz told the crowd that costs fall.',
    ],
    [
      'a talk titled, in straight marks',
      'Her talk, titled "We should all be careful at sea", was short, Ana Ruiz said.',
    ],
    ['a session called', 'Ana Ruiz spoke at a session called “How sailors learn to trust the wind” on Monday.'],
    ['a lecture with a time between', 'Tom Lee gave a lecture last week called “why the tide never sleeps”, he said.'],
    ['a headline', 'The story ran under the headline “Harbour says its new pier is safe for all” in May.'],
    ['a heading that is told', 'The title is “A map of the harbour for those who fear water”, Tom Lee said.'],
    ['a book', 'In her book “why sailors never sleep at night”, Ana Ruiz said that people need rest.'],
    ['a report', 'The report, “a map of the risks that harbours are facing now,” said trade would slow.'],
    [
      'a keynote that a clause is about',
      'Her keynote, “the pier that never sleeps: boats at work,” drew a crowd, she said.',
    ],
    [
      'a panel on something',
      'At a panel discussion on “what comes after the last of the steamers”, Tom Lee said it was early.',
    ],
    [
      'a white paper, with guillemets',
      'Ana Ruiz said the white paper «who pays for the pier and who does not» was ready.',
    ],
  ])('refuses %s', (_, text) => {
    const said = linesOf(text)
    const refused = refusalsOf(text)

    expect(said).toEqual([])
    expect(refused).toEqual([expect.stringMatching(/^work-title: /)])
  })

  it.each([
    ['what a book is said to be', 'The book “is a lie from the first page to the last,” Ana Ruiz said.'],
    ['what somebody called a thing', 'It was what Ana Ruiz called “a great loss to all of the harbour”.'],
    ['what was said in a talk', 'In a talk, “the pier will stay open for all of you,” Ana Ruiz said.'],
    ['what a speech ended with', 'Ana Ruiz ended her talk by saying “the pier will stay open for all of you”.'],
  ])('keeps %s', (_, text) => {
    const speakers = quotesOf(text).map(({ speaker }) => speaker)

    expect(speakers).toEqual(['Ana Ruiz'])
  })

  it('reports nothing out of a headline', () => {
    const text = 'The story ran under the headline “Harbour says its new pier is safe for all” in the Daily Post.'

    const reported = quotesOf(text, ['indirect'])

    expect(reported).toEqual([])
  })
})
