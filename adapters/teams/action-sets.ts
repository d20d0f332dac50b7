import { type Action, fillPages, fitSummary } from '../../src/index.ts'
import type { ActionSet, CardAction } from './card.ts'
import { withoutTags } from './escape.ts'
import { TEAMS_LIMITS } from './limits.ts'

/**
 * Writes buttons side by side, as many rows as they need.
 * A button whose value is longer than the engine promises is left out: cut, it would do something else.
 */
export function actionSets(actions: readonly Action[]): readonly ActionSet[] {
  const buttons = actions.filter(({ value }) => value.length <= TEAMS_LIMITS.actionValue).map(buttonOf)
  const each = buttons.map((button) => [button])
  const limits = { count: TEAMS_LIMITS.actionsPerSet, cost: TEAMS_LIMITS.jsonPerElement }
  const sets = fillPages(each, (button) => JSON.stringify(button).length, limits).flatMap(rowsOf)
  return sets.map((actions) => ({ type: 'ActionSet', spacing: 'Small', actions }))
}

/** The sides of a button and the space to the next, in Latin letters. */
const SIDES = 5

/** Divides buttons into rows that a phone shows whole: Microsoft's renderer draws a row in one line, and cuts it. */
export function rowsOf<Button extends { readonly title: string }>(
  buttons: readonly Button[],
): readonly (readonly Button[])[] {
  const limits = { count: TEAMS_LIMITS.actionsPerSet, cost: TEAMS_LIMITS.lettersPerRow }
  return fillPages(
    buttons.map((button) => [button]),
    ({ title }) => widthOf(title) + SIDES,
    limits,
  )
}

/** In Latin letters; a Chinese character is as wide as two. */
function widthOf(title: string): number {
  return [...title].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0)
}

/** Verbs that open a dialog; only a submitting button can. */
const DIALOG_VERBS: ReadonlySet<Action['verb']> = new Set(['show-line', 'why', 'ask-about'])

function buttonOf({ verb, label, spoken, value }: Action): CardAction {
  const title = fitTitle(label)
  const said = { title, ...(spoken === undefined ? {} : { tooltip: fitTitle(spoken) }) }
  if (DIALOG_VERBS.has(verb))
    return { type: 'Action.Submit', ...said, data: { msteams: { type: 'task/fetch' }, verb, value } }
  const fallback = { type: 'Action.Submit', title, data: { verb, value } } as const
  return { type: 'Action.Execute', ...said, verb, data: { value }, fallback }
}

function fitTitle(text: string): string {
  return fitSummary(withoutTags(text), TEAMS_LIMITS.actionTitle)
}
