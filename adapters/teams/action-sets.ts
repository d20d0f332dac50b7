import { type Action, fillPages } from '../../src/index.ts'
import type { ActionSet, CardAction } from './card.ts'
import { withoutTags } from './escape.ts'
import { TEAMS_LIMITS } from './limits.ts'

/**
 * Writes buttons side by side, as many rows as they need.
 * A button whose value is longer than the engine promises is left out: cut, it would do something else.
 */
export function actionSets(actions: readonly Action[]): readonly ActionSet[] {
  const buttons = actions
    .filter(({ value }) => value.length <= TEAMS_LIMITS.actionValue)
    .map((action) => [buttonOf(action)])
  const limits = { count: TEAMS_LIMITS.actionsPerSet, cost: TEAMS_LIMITS.jsonPerElement }
  const rows = fillPages(buttons, (button) => JSON.stringify(button).length, limits)
  return rows.map((row) => ({ type: 'ActionSet', spacing: 'Small', actions: row }))
}

function buttonOf({ verb, label, spoken, value }: Action): CardAction {
  const title = fitTitle(withoutTags(label))
  return {
    type: 'Action.Execute',
    title,
    ...(spoken === undefined ? {} : { tooltip: withoutTags(spoken) }),
    verb,
    data: { value },
    fallback: { type: 'Action.Submit', title, data: { verb, value } },
  }
}

function fitTitle(title: string): string {
  const characters = [...title]
  if (characters.length <= TEAMS_LIMITS.actionTitle) return title
  return `${characters.slice(0, TEAMS_LIMITS.actionTitle - 1).join('')}…`
}
