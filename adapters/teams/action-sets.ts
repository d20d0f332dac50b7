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

/** Verbs that open a dialog; only a submitting button can. */
const DIALOG_VERBS: ReadonlySet<Action['verb']> = new Set(['show-line', 'why', 'ask-about'])

function buttonOf({ verb, label, spoken, value }: Action): CardAction {
  const title = fitTitle(withoutTags(label))
  const said = { title, ...(spoken === undefined ? {} : { tooltip: withoutTags(spoken) }) }
  if (DIALOG_VERBS.has(verb))
    return { type: 'Action.Submit', ...said, data: { msteams: { type: 'task/fetch' }, verb, value } }
  const fallback = { type: 'Action.Submit', title, data: { verb, value } } as const
  return { type: 'Action.Execute', ...said, verb, data: { value }, fallback }
}

function fitTitle(title: string): string {
  const characters = [...title]
  if (characters.length <= TEAMS_LIMITS.actionTitle) return title
  return `${characters.slice(0, TEAMS_LIMITS.actionTitle - 1).join('')}…`
}
