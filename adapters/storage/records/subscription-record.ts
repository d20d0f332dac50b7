import type { Pause, Schedule, Subscription, SubscriptionOptions } from '../../../src/index.ts'
import { damaged, readRecord } from './damaged.ts'

/** What a store keeps of a subscription beside the fields that it looks for: id, target, creation and version. */
export type SubscriptionRest = Omit<Subscription, 'id' | 'target' | 'createdAtMs' | 'version'>

type Stored = readonly [
  cron: string,
  zone: string,
  createdBy: string,
  options?: Partial<SubscriptionOptions>,
  pause?: readonly [reason: Pause['reason'], untilMs: number | null],
]

const HOUR_MS = 3_600_000

/**
 * Options that need no room, because nearly every subscription has them. They are part of the format: whoever changes
 * one changes what is stored already, and has to migrate it.
 */
const USUAL: SubscriptionOptions = {
  topics: [],
  packs: [],
  language: undefined,
  items: 6,
  layout: 'flat',
  whenNothingNew: 'say',
  catchUp: 'latest',
  maxAgeMs: 24 * HOUR_MS,
  whenUnsure: 'at-most-once',
}

/** Writes it in some 70 bytes where the options are usual. */
export function writeSubscription({ schedule, options, pause, createdBy }: SubscriptionRest): string {
  const { cron, zone } = schedule
  const unusual = unusualOf(options)
  const resting = pause && ([pause.reason, pause.untilMs ?? null] as const)
  if (resting !== undefined) return JSON.stringify([cron, zone, createdBy, unusual, resting] satisfies Stored)
  const stored: Stored = Object.keys(unusual).length > 0 ? [cron, zone, createdBy, unusual] : [cron, zone, createdBy]
  return JSON.stringify(stored)
}

/** Reads it. @throws FailureError `store-damaged`. */
export function readSubscription(text: string): SubscriptionRest {
  const [cron, zone, createdBy, unusual, resting] = readRecord('subscription', text) as Stored
  if (typeof cron !== 'string' || typeof zone !== 'string') throw damaged('subscription')
  const schedule: Schedule = { cron, zone }
  const pause: Pause | undefined = resting && { reason: resting[0], untilMs: resting[1] ?? undefined }
  return { schedule, options: { ...USUAL, ...unusual }, pause, createdBy }
}

function unusualOf(options: SubscriptionOptions): Partial<SubscriptionOptions> {
  const usual: Readonly<Record<string, unknown>> = { ...USUAL }
  const unusual = Object.entries(options).filter(([name, value]) => !isSame(value, usual[name]))
  return Object.fromEntries(unusual)
}

function isSame(value: unknown, usual: unknown): boolean {
  return value === usual || (Array.isArray(value) && value.length === 0)
}
