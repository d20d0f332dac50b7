import type { Say } from '../message/say.ts'

/** What is wrong with the words of a subscription; each has a sentence in `strings/subscription.json`. */
export type SubscriptionMistakeKind =
  | 'word-unknown'
  | 'time-missing'
  | 'time-unclear'
  | 'times-too-many'
  | 'rhythm-missing'
  | 'rhythm-twice'
  | 'day-missing'
  | 'day-invalid'
  | 'cron-invalid'
  | 'never'
  | 'zone-unknown'
  | 'zone-twice'
  | 'option-unknown'
  | 'option-twice'
  | 'value-invalid'

/** One mistake. */
export interface SubscriptionMistake {
  readonly kind: SubscriptionMistakeKind
  /** The words that it is about, as folded; empty when something is missing. */
  readonly text: string
}

/** Tells a reader what is wrong, and what to type instead. */
export function explainMistake({ kind, text }: SubscriptionMistake, say: Say): string {
  return say(`subscription.mistake-${kind}`, { text })
}
