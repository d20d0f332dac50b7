import { randomUUID } from 'node:crypto'
import {
  type Analysis,
  answerQuestion,
  type Bot,
  DEFAULT_RETRY_POLICY,
  type Delivery,
  type Knowledge,
  type LanguageTag,
  type Platform,
  pauseTarget,
  type Store,
} from '../src/index.ts'
import type { BotSettings, Engine } from './compose.ts'
import { type RestTarget, type ShowPost, type StartedDelivery, startDelivery } from './compose-delivery.ts'
import type { SlackSetup } from './compose-slack.ts'
import type { TeamsCloud } from './compose-teams.ts'
import type { Config } from './config.ts'
import { everyMinute } from './delivery/every-minute.ts'
import type { Log } from './log/create-log.ts'
import type { Metrics } from './metrics/create-metrics.ts'
import type { Health } from './shared/health.ts'
import type { Route } from './shared/route.ts'
import type { Running } from './shared/running.ts'
import { createTurns } from './shared/turns.ts'

/** What the bot in its channels is put together from. */
export interface ChannelSetup extends BotSettings {
  readonly engine: Engine
  readonly config: Config
  /** Documents of the corpus beside the packs. */
  readonly analyses: readonly Analysis[]
  readonly store: Store
  readonly log: Log
  readonly metrics: Metrics
}

/** Chat platforms that are connected. */
export interface Connections extends Running {
  readonly routes: readonly Route[]
  readonly platforms: readonly Platform[]
}

/** The bot that talks in channels and delivers digests to them. */
export interface Channels {
  readonly bot: Bot
  /**
   * Connects to the platforms that are set up.
   * @param cloud where Teams is; Microsoft's when not given.
   * @throws FailureError `setting-invalid` when one refuses.
   */
  connect(cloud?: TeamsCloud): Promise<Connections>
  /** How the store and the deliveries are. */
  health(): Promise<Health>
  /** Begins to deliver; until then nothing is sent. */
  startDelivery(platforms: readonly Platform[]): Promise<StartedDelivery>
  /** Asks a question in each language, which nobody hears: the first of a process takes three times as long as others. */
  warmUp(): void
}

const FIRST_QUESTIONS: readonly (readonly [words: string, language: LanguageTag])[] = [
  ['What is said of risks, and by whom?', 'en'],
  ['谁说了什么风险？', 'zh-Hans'],
]

const PACE = {
  retry: DEFAULT_RETRY_POLICY,
  /** Deliveries under way at a time. */
  concurrency: 8,
  /** A delivery whose process is gone is taken over by another after this, in milliseconds. */
  lockMs: 60_000,
} as const

/** Several connections as one. */
function together(connections: readonly Running[]): Running {
  return {
    async start() {
      for (const connection of connections) await connection.start()
    },
    problems: () => connections.flatMap((connection) => connection.problems()),
    async close() {
      await Promise.all(connections.map((connection) => connection.close()))
    },
  }
}

/** What a platform needs is read from the disk only where it is used: it is half of all that there is. */
async function connectAll(
  { slack, teams, language, encryptionKeys }: Pick<Config, 'slack' | 'teams' | 'language' | 'encryptionKeys'>,
  common: Omit<SlackSetup, 'config' | 'encryptionKeys' | 'language'>,
  { cloud, ...posts }: { readonly shown: ShowPost; readonly rest: RestTarget; readonly cloud: TeamsCloud | undefined },
) {
  const toSlack =
    slack && (await import('./compose-slack.ts')).connectSlack({ config: slack, language, encryptionKeys, ...common })
  const toTeams =
    teams && (await import('./compose-teams.ts')).connectTeams({ config: teams, language, ...posts, ...common }, cloud)
  return [await toSlack, toTeams].filter((platform) => platform !== undefined)
}

/** What deliveries are asked for from outside; before there are any, nobody can be told that their digests rest. */
function whileDelivering(current: () => StartedDelivery | undefined, store: Store) {
  const shown: ShowPost = async (target, key) => await current()?.shown(target, key)
  const rest: RestTarget = async (target) => {
    const delivery = current()
    await (delivery === undefined ? pauseTarget({ store }, target) : delivery.rest(target))
  }
  return { shown, rest }
}

async function healthOf(store: Store, delivery: StartedDelivery | undefined): Promise<Health> {
  const [{ isReady, problems }, delivering] = await Promise.all([store.health(), delivery?.health()])
  const { problems: more, facts } = delivering ?? { problems: [], facts: ['nothing is delivered yet'] }
  return { isReady, problems: [...problems, ...more], facts }
}

function askFirst({ index }: Knowledge): void {
  const ask = (question: string, language: LanguageTag): unknown =>
    answerQuestion({ question, index, language, topK: 1, earlier: [], shown: [] })
  for (const [question, language] of FIRST_QUESTIONS) setImmediate(ask, question, language)
}

/** Puts the bot together with its subscriptions. */
export function composeChannels({
  engine,
  config,
  analyses,
  store,
  log,
  metrics,
  ...settings
}: ChannelSetup): Channels {
  const knowledge = engine.knowledgeOf(analyses)
  // one gate for all: what a schedule asks for begins when nobody waits on any platform
  const turns = createTurns()
  let delivery: StartedDelivery | undefined
  const desk = {
    store,
    clock: { now: () => Date.now() },
    zone: config.zone,
    mayChange: config.subscribers,
    newId: () => randomUUID(),
    deliver: async (deliveries: readonly Delivery[]) => delivery?.deliver(deliveries),
  }
  const bot = engine.createBot(analyses, { ...settings, knowledge, desk })
  const { commandName, language, redis, encryptionKeys } = config
  return {
    bot,
    health: () => healthOf(store, delivery),
    async connect(cloud) {
      const common = { bot, voices: engine.voices, store, commandName, takeTurn: turns.take, log, metrics }
      const connected = await connectAll({ ...config, language, encryptionKeys }, common, {
        ...whileDelivering(() => delivery, store),
        cloud,
      })
      return {
        routes: connected.flatMap(({ routes }) => routes),
        platforms: connected.map(({ platform }) => platform),
        ...together(connected),
      }
    },
    warmUp: () => askFirst(knowledge),
    async startDelivery(platforms) {
      const { countChange: onChange } = metrics
      delivery = await startDelivery({
        engine,
        knowledge,
        store,
        redis,
        platforms,
        language,
        log,
        onChange,
        giveWay: turns.giveWay,
        ...PACE,
        ticker: everyMinute(log),
      })
      return delivery
    },
  }
}
