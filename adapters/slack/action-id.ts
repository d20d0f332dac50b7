import { ACTION_VERBS, type Action } from '../../src/index.ts'

/** Names a button within a message: what it does, and a number that makes it unique. */
export function actionIdOf(verb: Action['verb'], index: number): string {
  return `${verb}-${index}`
}

/** Reads what a pressed button does from its id; `undefined` for an id that `actionIdOf` did not make. */
export function verbOf(actionId: string): Action['verb'] | undefined {
  const verb = /^([a-z-]{1,40})-\d{1,6}$/.exec(actionId)?.[1]
  return ACTION_VERBS.find((one) => one === verb)
}
