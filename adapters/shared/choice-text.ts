import type { Say } from '../../src/index.ts'

/** Names one of the choices that an option of a digest has, as a line of its own: with a capital. */
export function choiceText(choice: string, say: Say): string {
  const text = say(`subscription.option-${choice}`)
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
