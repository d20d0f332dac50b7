import { unpublished } from './published-schema.ts'

describe('unpublished', () => {
  it('has nothing against a card of known elements', () => {
    const card = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlock', text: 'Costs fell', style: 'heading', wrap: true }],
      actions: [{ type: 'Action.Submit', title: 'More', data: { type: 'anything' } }],
    }

    expect(unpublished(card)).toEqual([])
  })

  it.each([
    [{ type: 'TextBlok', text: 'a' }, 'card: no such type: TextBlok'],
    [{ type: 'TextBlock', text: 'a', bold: true }, 'card.bold: no such field'],
    [{ type: 'Action.Submit', role: 'Link' }, 'card.role: newer than 1.5'],
    [{ type: 'TextBlock', text: 'a', size: 'Huge' }, 'card.size: may not be Huge'],
    [{ type: 'Container', items: [{ type: 'Nothing' }] }, 'card.items[0]: no such type: Nothing'],
  ])('tells what is wrong with %j', (card, mistake) => {
    expect(unpublished(card)).toEqual([mistake])
  })
})
