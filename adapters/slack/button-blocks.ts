import type { ActionsBlock, Button } from '@slack/types'
import { type Action, fillPages } from '../../src/index.ts'
import { actionIdOf } from './action-id.ts'
import { escapeSlack } from './escape.ts'
import { SLACK_LIMITS } from './limits.ts'

/** A button's place in the whole message, overflow included: makes its ids unique. From 1. */
export type NextIndex = () => number

/**
 * Writes buttons side by side, as many rows as they need.
 *
 * Why buttons and not an overflow menu: a menu's values are limited to 150 characters and ours may have 1,000, it
 * stands in a `section` only, which cannot show every text to the letter, and it hides the one gesture that matters
 * here: to look at the line in its source. A row of two small buttons takes one line of a phone.
 *
 * A button whose value does not fit Slack is left out: cut, it would do something else.
 */
export function buttonBlocks(actions: readonly Action[], next: NextIndex): readonly ActionsBlock[] {
  const fitting = actions.filter(({ value }) => value.length <= SLACK_LIMITS.buttonValue)
  const buttons = fitting.map((action) => [buttonOf(action, next())])
  const limits = { count: SLACK_LIMITS.actionsElements, cost: SLACK_LIMITS.jsonPerMessage / 2 }
  const rows = fillPages(buttons, (button) => JSON.stringify(button).length, limits)
  return rows.map((row) => ({ type: 'actions', block_id: `row-${next()}`, elements: [...row] }))
}

function buttonOf(action: Action, index: number): Button {
  return {
    type: 'button',
    action_id: actionIdOf(action.verb, index),
    text: { type: 'plain_text', text: fitLabel(action.label), emoji: false },
    ...(action.spoken === undefined ? {} : { accessibility_label: action.spoken.slice(0, SLACK_LIMITS.buttonText) }),
    value: action.value,
  }
}

function fitLabel(label: string): string {
  const escaped = escapeSlack(label)
  if (escaped.length <= SLACK_LIMITS.buttonText) return escaped
  let fitted = ''
  for (const character of label) {
    const added = fitted + escapeSlack(character)
    if (added.length >= SLACK_LIMITS.buttonText) break
    fitted = added
  }
  return `${fitted}…`
}
