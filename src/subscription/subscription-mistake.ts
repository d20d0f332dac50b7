import type { Say } from '../message/say.ts'
import type { OptionName } from './subscription-words.ts'

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
  | 'cron-beside'
  | 'never'
  | 'zone-unknown'
  | 'zone-twice'
  | 'option-unknown'
  | 'option-twice'

/** One mistake. */
export type SubscriptionMistake =
  | {
      readonly kind: SubscriptionMistakeKind
      /** The words that it is about, as folded; empty when something is missing. */
      readonly text: string
    }
  | {
      /** A value that an option does not take, or none at all. */
      readonly kind: 'value-invalid' | 'value-missing'
      readonly text: string
      readonly option: OptionName
      /** Ids of what the option takes, where packs decide on it; empty for other options. */
      readonly choices: readonly string[]
    }

/** How a reader is told of a mistake. */
export interface MistakeVoice {
  readonly say: Say
  /** Title of a topic in the reader's language. */
  readonly topicTitle: (topic: string) => string
}

/** Tells a reader what is wrong, and what to type instead. */
export function explainMistake(mistake: SubscriptionMistake, { say, topicTitle }: MistakeVoice): string {
  const { kind, text } = mistake
  if (!('option' in mistake)) return say(`subscription.mistake-${kind}`, { text })
  const { option, choices } = mistake
  const names = option === 'topics' ? choices.map(topicTitle) : choices
  const takes = say(`subscription.values-${option}`, { names: names.join(say('edition.topic-separator')) })
  return say(`subscription.mistake-${kind}`, { text, takes })
}
