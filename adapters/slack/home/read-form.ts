import {
  CATCH_UPS,
  isLanguageTag,
  LAYOUTS,
  LONGEST_AGE_MS,
  MOST_ITEMS,
  NOTHING_NEW,
  RHYTHMS,
  type SubscriptionForm,
  WHEN_UNSURE,
} from '../../../src/index.ts'
import { numberUpTo, oneOf } from '../../shared/digest-choices.ts'
import { readFields } from '../read-json.ts'
import type { FormPlace } from './form-view.ts'

/** What a reader filled in, by block and action, as Slack sends it. */
export type FormState = Readonly<Record<string, Readonly<Record<string, FieldState>>>>

/** One field, as far as it is read. */
export interface FieldState {
  readonly value?: string | null
  readonly selected_option?: { readonly value?: string } | null
  readonly selected_options?: readonly { readonly value?: string }[]
  readonly selected_conversation?: string | null
}

/** Reads a window of a subscription; a field that is not there keeps what it had. */
export function readFormState(state: FormState, before: SubscriptionForm): SubscriptionForm {
  const field = (name: string): FieldState | undefined => Object.values(state[name] ?? {})[0]
  const text = (name: string, otherwise: string): string =>
    field(name) === undefined ? otherwise : (field(name)?.value ?? '')
  const chosen = (name: string): string | undefined => field(name)?.selected_option?.value
  const several = (name: string, otherwise: readonly string[]): readonly string[] =>
    field(name)?.selected_options?.flatMap(({ value }) => value ?? []) ?? otherwise
  const { options } = before
  const language = chosen('language') ?? options.language ?? ''
  return {
    rhythm: oneOf(chosen('rhythm'), RHYTHMS, before.rhythm),
    days: several('days', before.days.map(String)).map(Number),
    monthDays: text('monthDays', before.monthDays),
    times: text('times', before.times),
    pattern: text('pattern', before.pattern),
    zone: text('zone', before.zone).trim(),
    options: {
      topics: several('topics', options.topics),
      packs: several('packs', options.packs),
      language: isLanguageTag(language) ? language : undefined,
      items: numberUpTo(MOST_ITEMS, chosen('items')) ?? options.items,
      layout: oneOf(chosen('layout'), LAYOUTS, options.layout),
      whenNothingNew: oneOf(chosen('whenNothingNew'), NOTHING_NEW, options.whenNothingNew),
      catchUp: oneOf(chosen('catchUp'), CATCH_UPS, options.catchUp),
      maxAgeMs: numberUpTo(LONGEST_AGE_MS, chosen('maxAge')) ?? options.maxAgeMs,
      whenUnsure: oneOf(chosen('whenUnsure'), WHEN_UNSURE, options.whenUnsure),
    },
  }
}

/** The channel that was chosen in the window; empty where none was. */
export function chosenChannel(state: FormState): string {
  return Object.values(state.channel ?? {})[0]?.selected_conversation ?? ''
}

/** Reads what a window is about, which only we write and Slack signs. */
export function readFormPlace(metadata: string): FormPlace {
  const kept = readFields<FormPlace>(metadata)
  return {
    channel: typeof kept.channel === 'string' ? kept.channel : '',
    id: typeof kept.id === 'string' ? kept.id : '',
    directMessages: typeof kept.directMessages === 'string' ? kept.directMessages : undefined,
  }
}
