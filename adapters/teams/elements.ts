import type { Inline, MessageBlock } from '../../src/index.ts'
import { actionSets } from './action-sets.ts'
import type { CardElement } from './card.ts'
import { isPlain } from './escape.ts'
import { TEAMS_LIMITS } from './limits.ts'
import { textBlocks } from './text.ts'

type Item = Extract<MessageBlock, { readonly kind: 'item' }>
type Quote = Extract<MessageBlock, { readonly kind: 'quote' }>

/**
 * Writes one block of a message as the card's elements that belong together, top to bottom; empty when there is
 * nothing to show. A divider has no element of its own: it is the line above what follows.
 */
export function cardElements(block: MessageBlock): readonly CardElement[] {
  switch (block.kind) {
    case 'heading':
      return headingElements(block.text)
    case 'paragraph':
      return textBlocks(block.content, 'body')
    case 'note':
      return textBlocks(block.content, 'quiet')
    case 'item':
      return itemElements(block)
    case 'quote':
      return quoteElements(block)
    case 'actions':
      return actionSets(block.actions)
    case 'divider':
      return []
  }
}

function headingElements(text: string): readonly CardElement[] {
  if (!isPlain(text) || text.length > TEAMS_LIMITS.text) return textBlocks([plainRun(text)], 'title')
  return [{ type: 'TextBlock', style: 'heading', text, size: 'Large', weight: 'Bolder', wrap: true }]
}

function itemElements(item: Item): readonly CardElement[] {
  return numberedElements(item.number, [
    ...textBlocks(item.content, 'body'),
    ...textBlocks(item.details, 'quiet'),
    ...actionSets(item.actions),
  ])
}

/** Who speaks comes first, then the words on a ground of their own: what stands there was said, to the letter. */
function quoteElements(quote: Quote): readonly CardElement[] {
  const words = textBlocks(quote.content, 'body').map((line): CardElement => {
    return { type: 'Container', style: 'emphasis', spacing: 'Small', items: [line] }
  })
  return numberedElements(quote.number, [
    ...textBlocks(quote.attribution, 'body'),
    ...words,
    ...textBlocks(quote.translation, 'body'),
    ...textBlocks(quote.details, 'quiet'),
    ...actionSets(quote.actions),
  ])
}

/**
 * Sets elements beside their number, so that numbers stand out as a reader's eye runs down.
 * What is too large for one element stays a list of elements, the number in front.
 */
function numberedElements(number: number | undefined, items: readonly CardElement[]): readonly CardElement[] {
  if (number === undefined) return holdsTogether(items) ? [{ type: 'Container', spacing: 'Medium', items }] : items
  const label = textBlocks([{ kind: 'text', text: `${number}.`, emphasis: 'strong' }], 'body')
  if (!holdsTogether(items)) return [...label, ...items]
  return [
    {
      type: 'ColumnSet',
      spacing: 'Medium',
      columns: [
        { type: 'Column', width: 'auto', items: label },
        { type: 'Column', width: 'stretch', spacing: 'Small', items },
      ],
    },
  ]
}

function holdsTogether(items: readonly CardElement[]): boolean {
  return items.length > 0 && JSON.stringify(items).length <= TEAMS_LIMITS.jsonPerElement
}

function plainRun(text: string): Inline {
  return { kind: 'text', text, emphasis: 'none' }
}
