import type {
  ChannelMemory,
  Delivery,
  DeliveryContent,
  Edition,
  LookUpRange,
  Plan,
  ScheduledSubscription,
  Subscription,
  SubscriptionOptions,
  Target,
} from '../../src/index.ts'

/** 2026-03-02, 09:00 in UTC. */
export const NINE = Date.UTC(2026, 2, 2, 9)
export const MINUTE = 60_000

/** A look-up that leaves no time out. */
export const EVER: LookUpRange = { sinceMs: 0, untilMs: Number.POSITIVE_INFINITY }

export const TARGET: Target = { platform: 'peer', workspace: 'T1', channel: 'C1' }

/** Ids that break whatever puts them into a command, a path or an object. */
export const HOSTILE_IDS = [
  `it's "quoted"`,
  'zero\0byte',
  'line\nfeed\r\n',
  '__proto__',
  'constructor',
  '%00%0a{}[]*?',
  '\\u0000',
  '\ud800',
  '\ufffd',
  '😀 频道',
  "'; DROP TABLE subscription; --",
  'x'.repeat(10_000),
] as const

const OPTIONS: SubscriptionOptions = {
  topics: [],
  packs: [],
  language: undefined,
  items: 6,
  layout: 'flat',
  whenNothingNew: 'say',
  catchUp: 'latest',
  maxAgeMs: 86_400_000,
  whenUnsure: 'at-most-once',
}

/** What a test says of a subscription; the rest is usual. */
export type SubscriptionParts = Partial<Omit<Subscription, 'options'>> & {
  readonly options?: Partial<SubscriptionOptions>
  readonly dueAtMs?: number | undefined
}

export function subscriptionOf({ dueAtMs = NINE, options, ...parts }: SubscriptionParts): ScheduledSubscription {
  const subscription: Subscription = {
    id: 's1',
    target: TARGET,
    schedule: { cron: '0 9 * * *', zone: 'UTC' },
    pause: undefined,
    createdBy: 'U1',
    createdAtMs: NINE - 1000 * MINUTE,
    version: 1,
    ...parts,
    options: { ...OPTIONS, ...options },
  }
  return { subscription, dueAtMs }
}

/** The same, never due. */
export function restingOf(parts: SubscriptionParts): ScheduledSubscription {
  return { ...subscriptionOf(parts), dueAtMs: undefined }
}

export function deliveryOf(parts: Partial<Delivery>): Delivery {
  const { subscription = 's1', dueAtMs = NINE } = parts
  return {
    id: `${subscription}@${new Date(dueAtMs).toISOString()}`,
    subscription,
    target: TARGET,
    dueAtMs,
    missed: 0,
    state: 'planned',
    actAtMs: dueAtMs,
    attempts: 0,
    attemptedAtMs: undefined,
    content: undefined,
    post: undefined,
    following: [],
    pages: 1,
    page: 0,
    corrects: undefined,
    history: [{ state: 'planned', atMs: dueAtMs, reason: 'due' }],
    version: 1,
    ...parts,
  }
}

/** The next version of a delivery. */
export function changed(delivery: Delivery, parts: Partial<Delivery>): Delivery {
  return { ...delivery, ...parts, version: delivery.version + 1 }
}

/** @param length how long it is at least, in code units; short when not given. */
export function contentOf(edition: number, length = 0): DeliveryContent {
  const text = `Edition ${edition} says “一切都好” to \u0000 and \ud800.`.padEnd(length, '好的')
  return {
    edition,
    items: ['a', 'b'],
    message: {
      language: 'zh-Hans',
      summary: text,
      blocks: [
        { kind: 'heading', text },
        { kind: 'paragraph', content: [{ kind: 'text', text, emphasis: 'none' }] },
      ],
    },
  }
}

/** A memory as a busy channel has it: longer than what is written as it is. */
export function longMemory(): ChannelMemory {
  const citation = {
    source: 's',
    title: '标题 \ud800 \0',
    publisher: undefined,
    publishedOn: undefined,
    section: undefined,
    span: undefined,
    url: undefined,
  }
  const choices = Array.from({ length: 12 }, (_, index) => ({
    item: {
      id: `item-${index}`,
      kind: 'takeaway' as const,
      from: 'editor' as const,
      texts: [
        { language: 'en' as const, text: `The ${index}th of many “takeaways” 要点`, nature: 'original' as const },
      ],
      topics: ['risks'],
      speaker: undefined,
      citation,
      weight: 0.1 + index,
      parts: [],
      confidence: 1,
    },
    score: 0.5,
    why: [],
  }))
  const edition: Edition = {
    number: 3,
    date: '2026-03-02',
    language: 'en',
    takeaways: choices,
    quotes: [],
    leftOut: [],
    unseen: 1,
  }
  return { seen: choices.map(({ item }) => item.id), language: 'en', edition, opinions: [], zone: undefined }
}

/** A plan that delivers what is due and moves on by a day. */
export function planOf({ subscription, dueAtMs = NINE }: ScheduledSubscription): Plan {
  const { id, target } = subscription
  return {
    subscription: id,
    dueAtMs,
    nextDueAtMs: dueAtMs + 1440 * MINUTE,
    deliveries: [deliveryOf({ subscription: id, target, dueAtMs })],
  }
}
