import { z } from 'zod'
import {
  CATCH_UPS,
  type ChannelMemory,
  checkSchedule,
  DELIVERY_REASONS,
  DELIVERY_STATES,
  type Delivery,
  type Edition,
  type KeptInstallation,
  type KeptSource,
  LANGUAGE_TAGS,
  type Message,
  NOTHING_NEW,
  type Remembered,
  type ScheduledSubscription,
  type Subscription,
  type ThreadMemory,
  VERDICTS,
  WHEN_UNSURE,
} from '../../../src/index.ts'
import { pagesKnown } from '../records/delivery-record.ts'

/** What the first line says: that this is an export, and how it is written. */
export const TRANSFER_FORMAT = 'briefing-export'
/** Raised when lines are written that an older version would misread. */
export const TRANSFER_VERSION = 1

/** Kinds of lines between the first and the last, in the order they are written. */
export const TRANSFER_KINDS = ['subscription', 'delivery', 'channel', 'thread', 'installation', 'source'] as const

/** One of `TRANSFER_KINDS`. */
export type TransferKind = (typeof TRANSFER_KINDS)[number]

/** How many lines there are of each kind. */
export type TransferCounts = Readonly<Record<TransferKind, number>>

/** Where counting begins. */
export function noCounts(): Record<TransferKind, number> {
  return { subscription: 0, delivery: 0, channel: 0, thread: 0, installation: 0, source: 0 }
}

/** A line, read. */
export type TransferRecord =
  | ({ readonly kind: 'subscription' } & ScheduledSubscription)
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
  | ({ readonly kind: 'channel' } & Remembered<ChannelMemory>)
  | ({ readonly kind: 'thread' } & Remembered<ThreadMemory>)
  | ({ readonly kind: 'installation' } & KeptInstallation)
  | ({ readonly kind: 'source' } & KeptSource)

const time = z.int()
const version = z.int().min(1)
const texts = z.array(z.string())
const language = z.enum(LANGUAGE_TAGS)
const target = z.strictObject({ platform: z.string(), workspace: z.string(), channel: z.string() })

/** What is not there in the file is `undefined` in the engine. */
function orNone<T>(schema: z.ZodType<T>) {
  return schema.optional().transform((value): T | undefined => value)
}

function mistakeOf(schedule: Subscription['schedule']): string | undefined {
  const checked = checkSchedule(schedule, 0)
  return checked.ok ? undefined : checked.failure
}

const options = z.strictObject({
  topics: texts,
  packs: texts,
  language: orNone(language),
  items: z.int().min(1).max(10),
  layout: z.enum(['thread', 'flat']),
  whenNothingNew: z.enum(NOTHING_NEW),
  catchUp: z.enum(CATCH_UPS),
  maxAgeMs: time.min(0),
  whenUnsure: z.enum(WHEN_UNSURE),
})

const subscription = z.strictObject({
  id: z.string().min(1),
  target,
  schedule: z
    .strictObject({ cron: z.string(), zone: z.string() })
    .refine((schedule) => mistakeOf(schedule) !== 'times-too-many', 'is due more than six times a day')
    .refine(
      (schedule) => [undefined, 'times-too-many'].includes(mistakeOf(schedule)),
      'is no schedule: a pattern of cron and a time zone',
    ),
  options,
  pause: orNone(z.strictObject({ untilMs: orNone(time), reason: z.enum(['asked', 'target-gone']) })),
  createdBy: z.string(),
  createdAtMs: time.min(0),
  version,
})

/** A message and an edition are kept as they are: only what every one of them has is looked at. */
const message = z.custom<Message>((value) => isLike(value, { language: 'string', summary: 'string', blocks: 'list' }))
const edition = z.custom<Edition>((value) =>
  isLike(value, { number: 'number', date: 'string', language: 'string', takeaways: 'list', quotes: 'list' }),
)

const deliveryFields = z.strictObject({
  id: z.string().min(1),
  subscription: z.string(),
  target,
  dueAtMs: time,
  missed: z.int().min(0),
  state: z.enum(DELIVERY_STATES),
  actAtMs: orNone(time),
  attempts: z.int().min(0),
  attemptedAtMs: orNone(time),
  content: orNone(
    z.strictObject({ edition: z.int(), items: texts, message, layout: z.enum(['thread', 'flat']).exactOptional() }),
  ),
  post: orNone(z.string()),
  /** Exports made before there were corrections have neither. */
  following: texts.default([]),
  corrects: orNone(z.strictObject({ delivery: z.string(), post: z.string(), correction: z.string() })),
  /** Nor have those made before pages were counted. */
  pages: z.int().min(1).exactOptional(),
  page: z.int().min(0).exactOptional(),
  history: z.array(z.strictObject({ state: z.enum(DELIVERY_STATES), atMs: time, reason: z.enum(DELIVERY_REASONS) })),
  version,
})

const delivery = deliveryFields.transform((fields): Delivery => ({ ...pagesKnown(fields), ...fields }))

const opinion = z.strictObject({
  item: z.string(),
  user: z.string(),
  verdict: z.enum(VERDICTS),
  topic: orNone(z.string()),
  speaker: orNone(z.string()),
})
const channel = z.strictObject({
  seen: texts,
  language: orNone(language),
  edition: orNone(edition),
  /** Exports made before readers could judge have none. */
  opinions: z.array(opinion).default([]),
  zone: orNone(z.string()),
})
/** Exports made before questions were remembered have none, and so of what came later. */
const asked = z
  .array(z.strictObject({ question: z.string(), answers: texts, message: z.string().exactOptional() }))
  .default([])
const answers = z
  .array(z.strictObject({ id: z.int(), words: z.string(), message, posted: texts, isShared: z.boolean() }))
  .default([])
const exchanges = z
  .array(z.strictObject({ message: z.string(), posts: texts, now: z.string().nullable().exactOptional() }))
  .default([])
const last = z.strictObject({ from: z.int(), to: z.int(), next: z.string().nullable().exactOptional() })
const thread = z.strictObject({
  posted: texts,
  documents: texts,
  asked,
  answers,
  exchanges,
  last: last.exactOptional(),
})

/** Every line between the first and the last. */
export const TRANSFER_RECORD: z.ZodType<TransferRecord> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('subscription'), subscription, dueAtMs: orNone(time) }),
  z.strictObject({ kind: z.literal('delivery'), delivery }),
  z.strictObject({ kind: z.literal('channel'), id: z.string(), memory: channel }),
  z.strictObject({ kind: z.literal('thread'), id: z.string(), memory: thread }),
  z.strictObject({ kind: z.literal('installation'), id: z.string(), sealed: z.string() }),
  z.strictObject({
    kind: z.literal('source'),
    platform: z.string(),
    workspace: z.string(),
    id: z.string(),
    title: z.string(),
    addedAtMs: time,
    record: z.base64(),
  }),
])

/** The first line. */
export const TRANSFER_HEADER = z.strictObject({ format: z.literal(TRANSFER_FORMAT), version: z.int() })

/** The last line: without it the file was cut off. `sha256` is of all lines before, each with its line feed. */
export const TRANSFER_END = z.strictObject({
  kind: z.literal('end'),
  /** Exports made before there were installations or sources do not count them. */
  counts: z.partialRecord(z.enum(TRANSFER_KINDS), z.int().min(0)),
  sha256: z.string(),
})

type Shape = Readonly<Record<string, 'string' | 'number' | 'list'>>

function isLike(value: unknown, shape: Shape): boolean {
  if (typeof value !== 'object' || value === null) return false
  const fields: Readonly<Record<string, unknown>> = { ...value }
  return Object.entries(shape).every(([name, kind]) =>
    kind === 'list' ? Array.isArray(fields[name]) : typeof fields[name] === kind,
  )
}
