import { z } from 'zod'
import {
  CATCH_UPS,
  isLanguageTag,
  NOTHING_NEW,
  RHYTHMS,
  type SubscriptionForm,
  WHEN_UNSURE,
} from '../../../src/index.ts'
import { LONGEST_TEXT, severalValues } from './inputs.ts'

/** What the buttons of the dialog do. */
export const DIGEST_VERBS = [
  'list',
  'new',
  'edit',
  'rhythm',
  'save',
  'pause',
  'resume',
  'now',
  'ask-end',
  'end',
  'preview',
  'choose',
  'prefer',
] as const

const LONGEST_LIST = 4_000
const MOST_ITEMS = 10
const LONGEST_AGE_MS = 30 * 86_400_000
const MOST_PAGES = 100

const text = z.string().max(LONGEST_TEXT).optional()
const list = z.string().max(LONGEST_LIST).optional()

const SENT = z.object({
  digests: z.enum(DIGEST_VERBS),
  id: z.string().max(100).default(''),
  once: z.string().max(100).default(''),
  shown: z.string().max(LONGEST_TEXT).default(''),
  page: z.int().min(0).max(MOST_PAGES).default(0),
  rhythm: text,
  times: text,
  monthDays: text,
  pattern: text,
  zone: text,
  days: list,
  topics: list,
  packs: list,
  language: text,
  // a field for numbers is sent as a text
  items: z.union([z.string().max(LONGEST_TEXT), z.number()]).optional(),
  layout: text,
  whenNothingNew: text,
  catchUp: text,
  maxAge: text,
  whenUnsure: text,
})

/** What was pressed in the dialog, with what was filled in; a field that is not shown is `undefined`. */
export type SentDigests = z.infer<typeof SENT>

const WRITTEN = ['times', 'monthDays', 'pattern', 'zone', 'days', 'topics', 'packs'] as const

/** Reads what a client sends of the dialog. @returns `undefined` for what is not of it. */
export function readSent(value: unknown): SentDigests | undefined {
  const sent = z.object({ data: SENT }).safeParse(value).data?.data
  if (sent === undefined) return undefined
  // clients leave out what was left empty
  const shown = new Set(sent.shown.split(','))
  const empty = WRITTEN.filter((name) => shown.has(name) && sent[name] === undefined)
  return { ...sent, ...Object.fromEntries(empty.map((name) => [name, ''])) }
}

/** Puts what was filled in into a form; a field that was not shown keeps what it had. */
export function filledForm(sent: SentDigests, before: SubscriptionForm): SubscriptionForm {
  const { options } = before
  const language = sent.language ?? options.language ?? ''
  return {
    rhythm: chosen(sent.rhythm, RHYTHMS, before.rhythm),
    days: sent.days === undefined ? before.days : severalValues(sent.days).map(Number),
    monthDays: sent.monthDays ?? before.monthDays,
    times: sent.times ?? before.times,
    pattern: sent.pattern ?? before.pattern,
    zone: (sent.zone ?? before.zone).trim(),
    options: {
      topics: sent.topics === undefined ? options.topics : severalValues(sent.topics),
      packs: sent.packs === undefined ? options.packs : severalValues(sent.packs),
      language: isLanguageTag(language) ? language : undefined,
      items: within(sent.items, MOST_ITEMS) ?? options.items,
      layout: chosen(sent.layout, ['flat', 'thread'], options.layout),
      whenNothingNew: chosen(sent.whenNothingNew, NOTHING_NEW, options.whenNothingNew),
      catchUp: chosen(sent.catchUp, CATCH_UPS, options.catchUp),
      maxAgeMs: within(sent.maxAge, LONGEST_AGE_MS) ?? options.maxAgeMs,
      whenUnsure: chosen(sent.whenUnsure, WHEN_UNSURE, options.whenUnsure),
    },
  }
}

function chosen<T extends string>(sent: string | undefined, choices: readonly T[], otherwise: T): T {
  return choices.find((choice) => choice === sent) ?? otherwise
}

function within(sent: string | number | undefined, most: number): number | undefined {
  const value = /^\d{1,12}$/.test(String(sent)) ? Number(sent) : 0
  return value >= 1 && value <= most ? value : undefined
}
