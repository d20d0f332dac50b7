import { composeEdition, type EditionRequest } from '../../../src/briefing/compose-edition.ts'
import type { EditionPreferences } from '../../../src/briefing/edition.ts'
import type { Corpus } from '../../../src/corpus/corpus.ts'
import { corpusOf, itemOf, speakerCalled } from './corpus-items.ts'

const PREFERENCES: EditionPreferences = { language: 'en', topics: [], takeaways: 3, quotes: 2, columns: 900 }

function requestOf(
  corpus: Corpus,
  changes: Partial<EditionPreferences> = {},
  seen: readonly string[] = [],
): EditionRequest {
  return { corpus, seen: new Set(seen), preferences: { ...PREFERENCES, ...changes }, number: 1, date: '2026-03-02' }
}

function takeawayIds(request: EditionRequest): readonly string[] {
  return composeEdition(request).takeaways.map(({ item }) => item.id)
}

describe('composeEdition', () => {
  it('takes the heaviest items first', () => {
    const corpus = corpusOf(
      itemOf('light', 'Deposits fell in the north', { weight: 0.2 }),
      itemOf('heavy', 'Lenders doubled their staff', { weight: 0.9 }),
    )

    expect(takeawayIds(requestOf(corpus))).toEqual(['heavy', 'light'])
  })

  it('never shows what the channel has seen', () => {
    const corpus = corpusOf(itemOf('old', 'Deposits fell in the north'), itemOf('new', 'Lenders doubled their staff'))

    expect(takeawayIds(requestOf(corpus, {}, ['old']))).toEqual(['new'])
  })

  it('prefers a new topic to a slightly heavier item on a topic it already has', () => {
    const corpus = corpusOf(
      itemOf('first', 'Fraud losses rose by a tenth', { weight: 0.9, topics: ['risks'] }),
      itemOf('same-topic', 'Model errors cost clients money', { weight: 0.8, topics: ['risks'] }),
      itemOf('other-topic', 'Training became a third cheaper', { weight: 0.75, topics: ['cost'] }),
    )

    expect(takeawayIds(requestOf(corpus, { takeaways: 2 }))).toEqual(['first', 'other-topic'])
  })

  it('shows one of two items that say the same', () => {
    const corpus = corpusOf(
      itemOf('a', 'The regulator will publish new rules for models in June', { weight: 0.9 }),
      itemOf('b', 'In June the regulator will publish new rules for models', { weight: 0.8 }),
    )

    const edition = composeEdition(requestOf(corpus))

    expect(edition.takeaways.map(({ item }) => item.id)).toEqual(['a'])
    expect(edition.leftOut).toEqual([{ item: corpus.items[1], reason: { name: 'repeats', values: { number: 1 } } }])
  })

  it('stays within the budget and leaves room for a quote', () => {
    const long = 'word '.repeat(60)
    const corpus = corpusOf(
      itemOf('long', `${long} one`, { weight: 0.9 }),
      itemOf('short', 'Lenders doubled their staff', { weight: 0.5 }),
      itemOf('said', 'We were late', { kind: 'quote', speaker: speakerCalled('Ann Lee') }),
    )

    const edition = composeEdition(requestOf(corpus, { columns: 100 }))

    expect(edition.takeaways.map(({ item }) => item.id)).toEqual(['short'])
    expect(edition.quotes.map(({ item }) => item.id)).toEqual(['said'])
    expect(edition.leftOut.map(({ reason }) => reason.name)).toEqual(['over-budget'])
  })

  it('shows a quotation instead of the takeaway that holds it', () => {
    const words = 'every refusal must leave a reason that can be checked later'
    const corpus = corpusOf(
      itemOf('holds-it', `The bank told its staff that ${words}`, { weight: 0.9, from: 'extracted' }),
      itemOf('other', 'Lenders doubled their staff', { weight: 0.5 }),
      itemOf('said', words, { kind: 'quote', speaker: speakerCalled('Ann Lee') }),
    )

    const edition = composeEdition(requestOf(corpus, { takeaways: 1 }))

    expect(edition.quotes.map(({ item }) => item.id)).toEqual(['said'])
    expect(edition.takeaways.map(({ item }) => item.id)).toEqual(['other'])
    expect(edition.leftOut[0]).toMatchObject({ item: { id: 'holds-it' }, reason: { name: 'repeats' } })
  })

  it('counts a translation and the speaker’s name as part of a quote', () => {
    const texts = [
      { language: 'zh-Hans', text: '我们来晚了', nature: 'original' },
      { language: 'en', text: 'We were late, and we knew it', nature: 'translation' },
    ] as const
    const quote = { kind: 'quote', texts, speaker: speakerCalled('Ann Lee') } as const
    const corpus = corpusOf(itemOf('said', '', quote))

    expect(composeEdition(requestOf(corpus, { columns: 45 })).quotes).toHaveLength(1)
    expect(composeEdition(requestOf(corpus, { columns: 44 })).quotes).toHaveLength(0)
  })

  it('leaves a quote out when its speaker is uncertain', () => {
    const corpus = corpusOf(itemOf('said', 'We were late', { kind: 'quote', confidence: 0.6 }))

    const edition = composeEdition(requestOf(corpus))

    expect(edition.quotes).toEqual([])
    expect(edition.leftOut[0]?.reason).toEqual({ name: 'uncertain-speaker', values: { percent: 60 } })
  })

  it('gives two speakers the floor before one speaks twice', () => {
    const said = { kind: 'quote', from: 'editor' } as const
    const corpus = corpusOf(
      itemOf('lee-1', 'We were late', { ...said, weight: 0.9, speaker: speakerCalled('Ann Lee') }),
      itemOf('lee-2', 'Costs fell fast', { ...said, weight: 0.85, speaker: speakerCalled('Ann Lee') }),
      itemOf('kim', 'Nobody tested it', { ...said, weight: 0.7, speaker: speakerCalled('Bo Kim') }),
    )

    const edition = composeEdition(requestOf(corpus))

    expect(edition.quotes.map(({ item }) => item.id)).toEqual(['lee-1', 'kim'])
  })

  it('keeps to the topics that the channel asked for', () => {
    const corpus = corpusOf(
      itemOf('risk', 'Fraud losses rose by a tenth', { topics: ['risks'] }),
      itemOf('cost', 'Training became a third cheaper', { topics: ['cost'] }),
    )

    expect(takeawayIds(requestOf(corpus, { topics: ['cost'] }))).toEqual(['cost'])
  })

  it('composes the same edition whatever order the corpus is in', () => {
    const items = ['a', 'b', 'c', 'd', 'e'].map((id, index) =>
      itemOf(id, `Statement number ${index} about ${id.repeat(4)}`, { topics: [index % 2 === 0 ? 'risks' : 'cost'] }),
    )

    const forwards = composeEdition(requestOf(corpusOf(...items)))
    const backwards = composeEdition(requestOf(corpusOf(...items.toReversed())))

    expect(backwards).toEqual(forwards)
    expect(forwards.takeaways).toHaveLength(3)
    expect(forwards.unseen).toBe(2)
  })

  it('is empty when all is seen', () => {
    const corpus = corpusOf(itemOf('old', 'Deposits fell in the north'))

    const edition = composeEdition(requestOf(corpus, {}, ['old']))

    expect(edition.takeaways).toEqual([])
    expect(edition.unseen).toBe(0)
  })

  it('says why each item is there', () => {
    const corpus = corpusOf(itemOf('risk', 'Fraud losses rose by a tenth', { topics: ['risks'] }))

    const [choice] = composeEdition(requestOf(corpus)).takeaways

    expect(choice?.why).toEqual([
      { name: 'chosen-editor', values: {} },
      { name: 'chosen-topic', values: { topic: 'risks' } },
    ])
  })

  it('calls none the first about what one above it is also about', () => {
    const corpus = corpusOf(
      itemOf('both', 'Fraud losses rose by a tenth', { weight: 0.9, topics: ['risks', 'cost'] }),
      itemOf('cost', 'Training became a third cheaper', { weight: 0.5, topics: ['cost'] }),
    )

    const [, second] = composeEdition(requestOf(corpus)).takeaways

    expect(second?.item.id).toBe('cost')
    expect(second?.why.map(({ name }) => name)).toEqual(['chosen-editor'])
  })

  it('calls none the only one by a speaker whom another has too, above it or below', () => {
    const speaker = speakerCalled('Mara Lindt')
    const corpus = corpusOf(
      itemOf('early', 'Fraud losses rose by a tenth', { weight: 0.9, topics: ['risks'], speaker }),
      itemOf('late', 'Training became a third cheaper', { weight: 0.6, topics: ['cost'], speaker }),
    )

    const { takeaways } = composeEdition(requestOf(corpus))

    expect(takeaways).toHaveLength(2)
    expect(takeaways.flatMap(({ why }) => why.map(({ name }) => name))).not.toContain('chosen-speaker')
  })
})
