import {
  CATCH_UPS,
  isLanguageTag,
  NOTHING_NEW,
  RHYTHMS,
  type SubscriptionForm,
  WHEN_UNSURE,
} from '../../../src/index.ts'
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

const MOST_ITEMS = 10

/** Reads a window of a subscription; a field that is not there keeps what it had. */
export function readFormState(state: FormState, before: SubscriptionForm): SubscriptionForm {
  const field = (name: string): FieldState | undefined => Object.values(state[name] ?? {})[0]
  const text = (name: string, otherwise: string): string =>
    field(name) === undefined ? otherwise : (field(name)?.value ?? '')
  const chosen = <T extends string>(name: string, choices: readonly T[], otherwise: T): T =>
    choices.find((choice) => choice === field(name)?.selected_option?.value) ?? otherwise
  const several = (name: string, otherwise: readonly string[]): readonly string[] =>
    field(name)?.selected_options?.flatMap(({ value }) => value ?? []) ?? otherwise
  const { options } = before
  const language = field('language')?.selected_option?.value ?? options.language ?? ''
  return {
    rhythm: chosen('rhythm', RHYTHMS, before.rhythm),
    days: several('days', before.days.map(String)).map(Number),
    monthDays: text('monthDays', before.monthDays),
    times: text('times', before.times),
    pattern: text('pattern', before.pattern),
    zone: text('zone', before.zone).trim(),
    options: {
      topics: several('topics', options.topics),
      packs: several('packs', options.packs),
      language: isLanguageTag(language) ? language : undefined,
      items: within(field('items')?.selected_option?.value, MOST_ITEMS) ?? options.items,
      layout: chosen('layout', ['flat', 'thread'], options.layout),
      whenNothingNew: chosen('whenNothingNew', NOTHING_NEW, options.whenNothingNew),
      catchUp: chosen('catchUp', CATCH_UPS, options.catchUp),
      maxAgeMs: within(field('maxAge')?.selected_option?.value, LONGEST_AGE_MS) ?? options.maxAgeMs,
      whenUnsure: chosen('whenUnsure', WHEN_UNSURE, options.whenUnsure),
    },
  }
}

const LONGEST_AGE_MS = 30 * 86_400_000

function within(text: string | undefined, most: number): number | undefined {
  const value = text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : 0
  return value >= 1 && value <= most ? value : undefined
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
