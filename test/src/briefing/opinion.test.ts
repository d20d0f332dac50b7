import { composeEdition, type EditionRequest } from '../../../src/briefing/compose-edition.ts'
import { leaningOf, leanOf, type Opinion, rememberOpinion, type Verdict } from '../../../src/briefing/opinion.ts'
import { corpusOf, itemOf, speakerCalled } from './corpus-items.ts'

function opinionOf(verdict: Verdict, parts: Partial<Opinion> = {}): Opinion {
  return { item: 'a', user: 'U1', verdict, topic: 'risks', speaker: undefined, ...parts }
}

describe('rememberOpinion', () => {
  it('changes nothing when the same is said twice', () => {
    const once = rememberOpinion([], opinionOf('like'))

    expect(rememberOpinion(once, opinionOf('like'))).toBe(once)
  })

  it('replaces a verdict by its opposite, and keeps a wish beside it', () => {
    const said = [opinionOf('like'), opinionOf('more'), opinionOf('dislike')].reduce(rememberOpinion, [])

    expect(said.map(({ verdict }) => verdict)).toEqual(['more', 'dislike'])
  })

  it('keeps apart what two readers think', () => {
    const said = [opinionOf('like'), opinionOf('dislike', { user: 'U2' })].reduce(rememberOpinion, [])

    expect(said).toHaveLength(2)
  })

  it('keeps the last three hundred', () => {
    const many = Array.from({ length: 310 }, (_, index) => opinionOf('like', { item: `i${index}` }))

    const said = many.reduce(rememberOpinion, [])

    expect([said.length, said[0]?.item]).toEqual([300, 'i10'])
  })
})

describe('leanOf', () => {
  it('is nothing for an item that nobody said anything about the like of', () => {
    const leaning = leaningOf([opinionOf('more')])

    expect(leanOf(itemOf('x', 'Costs fall', { topics: ['cost'] }), leaning)).toEqual({ weight: 0, by: undefined })
  })

  it('is the same in whichever order opinions came, to the last digit', () => {
    const opinions = (['like', 'more', 'like', 'dislike', 'more'] as const).map((verdict, index) =>
      opinionOf(verdict, { user: `U${index}` }),
    )

    expect(leaningOf(opinions.toReversed())).toEqual(leaningOf(opinions))
  })

  it('has an end, however many press', () => {
    const opinions = Array.from({ length: 50 }, (_, index) => opinionOf('more', { user: `U${index}` }))

    expect(leanOf(itemOf('x', 'Fraud rose', { topics: ['risks'] }), leaningOf(opinions)).weight).toBe(0.3)
  })
})

describe('the next edition of a channel whose readers pressed a button', () => {
  const corpus = corpusOf(
    itemOf('cost', 'Training became a third cheaper', { weight: 0.8, topics: ['cost'] }),
    itemOf('risk', 'Fraud losses rose by a tenth', { weight: 0.75, topics: ['risks'] }),
    itemOf('said', 'We were late to this market', {
      kind: 'quote',
      weight: 0.7,
      topics: ['market'],
      speaker: speakerCalled('Ann Lee'),
    }),
    itemOf('told', 'Nobody asked the customers first', {
      kind: 'quote',
      weight: 0.6,
      topics: ['events'],
      speaker: speakerCalled('Bo Xu'),
    }),
  )

  function editionFor(...opinions: readonly Opinion[]) {
    const preferences: EditionRequest['preferences'] = {
      language: 'en',
      topics: [],
      takeaways: 1,
      quotes: 1,
      columns: 900,
    }
    return composeEdition({ corpus, seen: new Set(), preferences, number: 2, date: '2026-03-03', opinions })
  }

  it('shows more of a topic that they wished for, and says why', () => {
    const [first] = editionFor(opinionOf('more')).takeaways

    expect(editionFor().takeaways[0]?.item.id).toBe('cost')
    expect(first?.item.id).toBe('risk')
    expect(first?.why).toContainEqual({ name: 'chosen-wish-topic', values: { topic: 'risks' } })
  })

  it('shows less of a topic that they wished away, and says why it is left out', () => {
    const edition = editionFor(opinionOf('less', { topic: 'cost' }))

    expect(edition.takeaways[0]?.item.id).toBe('risk')
    expect(edition.leftOut).toContainEqual({
      item: corpus.items[0],
      reason: { name: 'left-wish-topic', values: { topic: 'cost' } },
    })
  })

  it('lets a verdict tip only what was close', () => {
    expect(editionFor(opinionOf('like')).takeaways[0]?.item.id).toBe('cost')
    expect(editionFor(opinionOf('like'), opinionOf('like', { user: 'U2' })).takeaways[0]?.item.id).toBe('risk')
  })

  it('shows more of a speaker that they wished for', () => {
    const [quote] = editionFor(opinionOf('more', { topic: undefined, speaker: 'Bo Xu' })).quotes

    expect(editionFor().quotes[0]?.item.id).toBe('said')
    expect(quote?.item.id).toBe('told')
    expect(quote?.why).toContainEqual({ name: 'chosen-wish-speaker', values: { speaker: 'Bo Xu' } })
  })
})
