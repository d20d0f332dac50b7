import type { AdaptiveCard, CardAction, CardElement, ExecuteAction, SubmitAction } from './card.ts'

/** Writes a card for a dialog, where a button has to submit: nothing else reaches the bot from there. */
export function cardForDialog(card: AdaptiveCard): AdaptiveCard {
  return withActions(card, (action) => (action.type === 'Action.Submit' ? action : submitOf(action)))
}

/** Writes a card for a client that opens no dialogs, as Microsoft's playground: what would open is answered in the thread. */
export function cardWithoutDialogs(card: AdaptiveCard): AdaptiveCard {
  return withActions(card, (action) => (action.type === 'Action.Execute' ? action : executeOf(action)))
}

function submitOf({ title, tooltip, fallback }: ExecuteAction): SubmitAction {
  return { ...fallback, title, ...(tooltip === undefined ? {} : { tooltip }) }
}

function executeOf({ data: { verb, value }, ...said }: SubmitAction): ExecuteAction {
  const fallback = { type: 'Action.Submit', title: said.title, data: { verb, value } } as const
  return { ...said, type: 'Action.Execute', verb, data: { value }, fallback }
}

function withActions(card: AdaptiveCard, change: (action: CardAction) => CardAction): AdaptiveCard {
  return { ...card, body: card.body.map((element) => changed(element, change)) }
}

function changed(element: CardElement, change: (action: CardAction) => CardAction): CardElement {
  const within = (elements: readonly CardElement[]): readonly CardElement[] =>
    elements.map((one) => changed(one, change))
  switch (element.type) {
    case 'ActionSet':
      return { ...element, actions: element.actions.map(change) }
    case 'Container':
      return { ...element, items: within(element.items) }
    case 'ColumnSet':
      return { ...element, columns: element.columns.map((column) => ({ ...column, items: within(column.items) })) }
    default:
      return element
  }
}
