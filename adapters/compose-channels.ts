import { randomUUID } from 'node:crypto'
import {
  type Analysis,
  type Bot,
  DEFAULT_RETRY_POLICY,
  type Delivery,
  type Platform,
  type Store,
} from '../src/index.ts'
import type { BotSettings, Engine } from './compose.ts'
import { startDelivery } from './compose-delivery.ts'
import { connectSlack } from './compose-slack.ts'
import type { Config } from './config.ts'
import { everyMinute, type RunningDelivery } from './delivery/run-delivery.ts'
import type { Log } from './log/create-log.ts'
import type { Route } from './shared/route.ts'

/** What the bot in its channels is put together from. */
export interface ChannelSetup extends BotSettings {
  readonly engine: Engine
  readonly config: Config
  /** Documents of the corpus beside the packs. */
  readonly analyses: readonly Analysis[]
  readonly store: Store
  readonly log: Log
}

/** Chat platforms that are connected. */
export interface Connections {
  readonly routes: readonly Route[]
  readonly platforms: readonly Platform[]
}

/** The bot that talks in channels and delivers digests to them. */
export interface Channels {
  readonly bot: Bot
  /** Connects to the platforms that are set up. @throws FailureError `setting-invalid` when one refuses. */
  connect(): Promise<Connections>
  /** Begins to deliver; until then nothing is sent. */
  startDelivery(platforms: readonly Platform[]): Promise<RunningDelivery>
}

/** Deliveries under way at a time. */
const CONCURRENCY = 8
/** A delivery whose process is gone is taken over by another after this, in milliseconds. */
const LOCK_MS = 60_000

/** Puts the bot together with its subscriptions. */
export function composeChannels({ engine, config, analyses, store, log, ...settings }: ChannelSetup): Channels {
  const knowledge = engine.knowledgeOf(analyses)
  let delivery: RunningDelivery | undefined
  const desk = {
    store,
    clock: { now: () => Date.now() },
    zone: config.zone,
    mayChange: config.subscribers,
    newId: () => randomUUID(),
    deliver: async (deliveries: readonly Delivery[]) => delivery?.deliver(deliveries),
  }
  const bot = engine.createBot(analyses, { ...settings, knowledge, desk })
  const { commandName, language, redis } = config
  return {
    bot,
    async connect() {
      if (config.slack === undefined) return { routes: [], platforms: [] }
      const slack = await connectSlack({ config: config.slack, bot, voices: engine.voices, store, commandName, log })
      return { routes: [slack.route], platforms: [slack.platform] }
    },
    async startDelivery(platforms) {
      const running = { retry: DEFAULT_RETRY_POLICY, ticker: everyMinute, concurrency: CONCURRENCY, lockMs: LOCK_MS }
      delivery = await startDelivery({ engine, knowledge, store, redis, platforms, language, log, ...running })
      return delivery
    },
  }
}
