import path from 'node:path'
import type { Ticker } from '../../adapters/delivery/run-delivery.ts'
import type { LookUpOutcome, Platform, Store } from '../../src/index.ts'
import { PEER_APP } from '../peer/connector.ts'
import { dieAt, type KillPoint } from './kill-point.ts'

/*
 * A process that delivers, put together as the product does it, for a storm: it posts to the peer until it is killed.
 * Says `{"counts":…,"open":n}` several times a second. What it is to do comes in STORM_WORKER, as JSON.
 */

/** What a worker of a storm is told. */
export interface WorkerOrder {
  readonly dataFolder: string
  /** `undefined`: the embedded store. */
  readonly redisUrl: string | undefined
  readonly peerUrl: string
  readonly canLookUp: boolean
  /** Slack when not given. */
  readonly platform?: 'slack' | 'teams'
  readonly timeoutMs: number
  readonly concurrency: number
  /** Whether it tells what `/readyz` says, and logs warnings on standard error. */
  readonly isWatched: boolean
  /** No file of its may grow beyond so many blocks, as on a disk that is full; `undefined`: there is room. */
  readonly mostBlocks: number | undefined
  /** Whether it ticks when it is told to, by SIGUSR2, and not several times a second as a storm needs it. */
  readonly isTickedBySignal?: boolean
  /** Dies by itself at this point; nowhere when not given. */
  readonly dieAt?: KillPoint
  /** Over which page of a digest, from 0; the first when not given. */
  readonly dieAtPage?: number
}

const BUILT = path.join(__dirname, '../../dist/adapters')
const TICK_MS = 500
const TELL_MS = 200
const LOCK_MS = 3_000
/** As in use, but for the waits, which a storm has no time for. */
const RETRY = {
  firstWaitMs: 200,
  longestWaitMs: 2_000,
  postWithinMs: 3_600_000,
  lookUpWithinMs: 3_600_000,
  longestAskedWaitMs: 60_000,
}

async function run(order: WorkerOrder): Promise<void> {
  const { composeEngine }: typeof import('../../adapters/compose.ts') = await import(`${BUILT}/compose.js`)
  const { startDelivery }: typeof import('../../adapters/compose-delivery.ts') = await import(
    `${BUILT}/compose-delivery.js`
  )
  const { openStore }: typeof import('../../adapters/storage/open-store.ts') = await import(
    `${BUILT}/storage/open-store.js`
  )
  const { parseRedisUrl }: typeof import('../../adapters/shared/redis-place.ts') = await import(
    `${BUILT}/shared/redis-place.js`
  )
  const { createTurns }: typeof import('../../adapters/shared/turns.ts') = await import(`${BUILT}/shared/turns.js`)
  const { createLog }: typeof import('../../adapters/log/create-log.ts') = await import(`${BUILT}/log/create-log.js`)
  const redis = order.redisUrl === undefined ? undefined : parseRedisUrl(order.redisUrl)
  const place = redis?.ok ? redis.value : undefined
  const opened = await openStore({ dataFolder: order.dataFolder, redis: place, redisMayForget: false })
  const death = { point: order.dieAt, page: order.dieAtPage ?? 0 }
  const { store, platform } = dieAt(death, { store: opened, platform: await peerPlatform(order, opened) })
  const engine = await composeEngine()
  const delivery = await startDelivery({
    onChange: () => undefined,
    engine,
    knowledge: engine.knowledgeOf([]),
    store,
    redis: place,
    platforms: [platform],
    language: 'en',
    retry: RETRY,
    ticker: order.isTickedBySignal === true ? bySignal : oftenEnough,
    concurrency: order.concurrency,
    giveWay: createTurns().giveWay,
    lockMs: LOCK_MS,
    log: createLog(order.isWatched ? 'warn' : 'error'),
  })
  const telling = setInterval(() => void tell().catch(tellProblem), TELL_MS)
  const tell = async (): Promise<void> => {
    const counts = await store.ledger.counts()
    const open = (await store.ledger.actionable(Number.MAX_SAFE_INTEGER, 1, 0)).length
    const problems = order.isWatched ? [...(await store.health()).problems, ...(await delivery.health()).problems] : []
    process.stdout.write(`${JSON.stringify({ counts, open, problems })}\n`)
  }
  process.once('SIGTERM', () => {
    clearInterval(telling)
    void delivery.close().then(() => store.close())
  })
}

const oftenEnough: Ticker = (tick) => {
  const timer = setInterval(() => void tick(), TICK_MS)
  return { stop: () => clearInterval(timer) }
}

const bySignal: Ticker = (tick) => {
  const told = (): void => void tick()
  process.on('SIGUSR2', told)
  return { stop: () => process.off('SIGUSR2', told) }
}

/** While the store is away there are no numbers to tell. */
function tellProblem(error: unknown): void {
  process.stdout.write(`${JSON.stringify({ problems: [error instanceof Error ? error.message : String(error)] })}\n`)
}

async function teamsPlatform({ peerUrl, timeoutMs, canLookUp }: WorkerOrder, store: Store): Promise<Platform> {
  const { createGraphReader }: typeof import('../../adapters/teams/graph.ts') = await import(`${BUILT}/teams/graph.js`)
  const { createTeamsClient }: typeof import('../../adapters/teams/client.ts') = await import(
    `${BUILT}/teams/client.js`
  )
  const { createTeamsPlatform }: typeof import('../../adapters/teams/platform.ts') = await import(
    `${BUILT}/teams/platform.js`
  )
  const { createReferences }: typeof import('../../adapters/teams/references.ts') = await import(
    `${BUILT}/teams/references.js`
  )
  const { isLocalService }: typeof import('../../adapters/teams/trusted-service.ts') = await import(
    `${BUILT}/teams/trusted-service.js`
  )
  const client = createTeamsClient({ config: { kind: 'development' }, timeoutMs, isTrusted: isLocalService })
  const places = { graphUrl: `${peerUrl}/graph`, loginUrl: `${peerUrl}/login` }
  const reader = createGraphReader({ appId: PEER_APP, password: 'a-secret', ...places, timeoutMs, now: Date.now })
  const lookUp = canLookUp ? { reader, settleMs: timeoutMs } : undefined
  const references = createReferences(store, Date.now)
  return createTeamsPlatform({ client, timeoutMs, references, hasDialogs: true, lookUp })
}

async function peerPlatform(order: WorkerOrder, store: Store): Promise<Platform> {
  const { peerUrl, timeoutMs, canLookUp, platform } = order
  if (platform === 'teams') return await teamsPlatform(order, store)
  const { createSlackPlatform }: typeof import('../../adapters/slack/client.ts') = await import(
    `${BUILT}/slack/client.js`
  )
  const slack = createSlackPlatform({
    apiUrl: `${peerUrl}/api/`,
    tokenOf: async () => 'xoxb-storm',
    timeoutMs,
    settleMs: timeoutMs,
    patiently: (call) => call(),
  })
  if (canLookUp) return slack
  const none: LookUpOutcome = { kind: 'unavailable', detail: 'switched off', retryAfterMs: undefined }
  return { ...slack, canLookUp: async () => canLookUp, lookUp: async () => none }
}

void run(JSON.parse(process.env.STORM_WORKER ?? ''))
