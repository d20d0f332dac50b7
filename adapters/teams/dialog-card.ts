import type { ActionSet, AdaptiveCard, CardAction, CardElement } from './card.ts'

/** Writes a card for a dialog, where a button has to submit: nothing else reaches the bot from there. */
export function dialogCard(card: AdaptiveCard): object {
  return { ...card, body: card.body.map(dialogElement) }
}

function dialogElement(element: CardElement): object {
  switch (element.type) {
    case 'ActionSet':
      return submitting(element)
    case 'Container':
      return { ...element, items: element.items.map(dialogElement) }
    case 'ColumnSet':
      return {
        ...element,
        columns: element.columns.map((column) => ({ ...column, items: column.items.map(dialogElement) })),
      }
    default:
      return element
  }
}

function submitting(set: ActionSet): object {
  return { ...set, actions: set.actions.map(submitOf) }
}

function submitOf(action: CardAction): object {
  return action.type === 'Action.Submit' ? action : { ...action.fallback }
}
