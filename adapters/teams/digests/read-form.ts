import { z } from 'zod'
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
    rhythm: oneOf(sent.rhythm, RHYTHMS, before.rhythm),
    days: sent.days === undefined ? before.days : severalValues(sent.days).map(Number),
    monthDays: sent.monthDays ?? before.monthDays,
    times: sent.times ?? before.times,
    pattern: sent.pattern ?? before.pattern,
    zone: (sent.zone ?? before.zone).trim(),
    options: {
      topics: sent.topics === undefined ? options.topics : severalValues(sent.topics),
      packs: sent.packs === undefined ? options.packs : severalValues(sent.packs),
      language: isLanguageTag(language) ? language : undefined,
      items: numberUpTo(MOST_ITEMS, sent.items) ?? options.items,
      layout: oneOf(sent.layout, LAYOUTS, options.layout),
      whenNothingNew: oneOf(sent.whenNothingNew, NOTHING_NEW, options.whenNothingNew),
      catchUp: oneOf(sent.catchUp, CATCH_UPS, options.catchUp),
      maxAgeMs: numberUpTo(LONGEST_AGE_MS, sent.maxAge) ?? options.maxAgeMs,
      whenUnsure: oneOf(sent.whenUnsure, WHEN_UNSURE, options.whenUnsure),
    },
  }
}
