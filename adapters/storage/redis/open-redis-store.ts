import { randomBytes } from 'node:crypto'
import { FailureError, type Store, type StoreHealth, type WorkspacePlace } from '../../../src/index.ts'
import { connectRedis, type RedisClient } from '../../shared/redis-client.ts'
import { placeName, type RedisPlace } from '../../shared/redis-place.ts'
import { withinTime } from '../../shared/within-time.ts'
import { closableStore } from '../closable-store.ts'
import { createContentCodec } from '../records/delivery-record.ts'
import { createChannelCodec } from '../records/memory-record.ts'
import { readDoubt } from './doubt.ts'
import { eraseWorkspace } from './erase-workspace.ts'
import { createFindWork } from './find-work.ts'
import { SEE_HOME } from './home-scripts.ts'
import { createImportMark } from './import-mark.ts'
import { findInstallMark } from './install-mark.ts'
import { createInstallations } from './installations.ts'
import { readInstanceHealth } from './instance-health.ts'
import { createDeliveryArguments, createLedger } from './ledger.ts'
import { createLimits } from './limits.ts'
import { createMemories } from './memories.ts'
import { redisFailure } from './redis-failure.ts'
import { createScripts, type Scripts, script } from './script.ts'
import { createSources } from './sources.ts'
import { createSubscriptions } from './subscriptions.ts'

/** How a store in Redis is opened. */
export interface RedisStoreOptions {
  readonly place: RedisPlace
  /** Whether an instance that may forget what it was told is good enough, as for a trial. */
  readonly mayForget: boolean
  /** A file in which the mark of the installation is kept beside Redis. */
  readonly markFile: string
  /** The clock of whoever uses the store, in milliseconds; `undefined`: what they say of the time is taken as it is. */
  readonly clock: (() => number) | undefined
}

/** A command is tried again after so many attempts to connect, and given up after so long, whatever comes first. */
const MOST_ATTEMPTS = 4
const COMMAND_MS = 5_000
/** A Redis whose memory is full answers whoever reads: only writing tells. Answers what is kept of a doubt. */
const PROBE = script(`
call('SET', P .. 'probe', '')
return call('GET', P .. 'doubt') or ''
`)
/** Operators look at their alarms within an hour. */
const TOLD_FOR_MS = 3_600_000
const TAKEN_OVER = 'another Redis took over: what was due before is looked up before it is posted'
/** What there is to say of a Redis that does not answer. */
const SILENT: StoreHealth = { isReady: false, problems: ['Redis does not answer'] }

/**
 * Opens the store that any number of replicas share.
 * @throws FailureError `store-unavailable`, `store-unsafe`, `store-emptied` or `store-read-only`.
 */
export async function openRedisStore(options: RedisStoreOptions): Promise<Store> {
  const { place, markFile } = options
  const client = connectRedis(
    place,
    { attemptsPerCommand: MOST_ATTEMPTS, commandMs: COMMAND_MS, isPipelined: true },
    // Every command that fails for it says so itself, and the health tells it.
    () => undefined,
  )
  try {
    await chooseDatabase(client, place)
    await checkSafety(client, options)
    const scripts = createScripts(client, await findInstallMark(client, markFile))
    // one that takes no changes now is seen by the first tick that can make one
    await scripts.run(SEE_HOME, [options.clock?.() ?? '']).catch(() => undefined)
    return createStore(client, scripts, options)
  } catch (error) {
    client.disconnect()
    throw located(error, place)
  }
}

/** The client goes on with the first database where there is none of the number that it was told. */
async function chooseDatabase(client: RedisClient, place: RedisPlace): Promise<void> {
  if (place.kind === 'cluster' || place.database === 0) return
  try {
    await client.select(place.database)
  } catch (error) {
    throw redisFailure(error)
  }
}

async function checkSafety(client: RedisClient, { mayForget }: RedisStoreOptions): Promise<void> {
  const { unsafe } = await readInstanceHealth(client)
  if (unsafe.length === 0 || mayForget) return
  const detail = `${unsafe.join('; ')}; or set REDIS_MAY_FORGET=yes for a trial`
  throw new FailureError({ code: 'store-unsafe', detail })
}

function createStore(client: RedisClient, scripts: Scripts, options: RedisStoreOptions): Store {
  const nextWriter = createWriters()
  const codecs = { contents: createContentCodec(), channels: createChannelCodec() }
  const deliveryArguments = createDeliveryArguments(nextWriter, codecs.contents)
  const subscriptions = createSubscriptions(scripts, nextWriter, deliveryArguments)
  const parts = {
    memory: createMemories(scripts, nextWriter, codecs.channels),
    subscriptions,
    ledger: createLedger(scripts, deliveryArguments, { ...codecs, clock: options.clock }),
    limits: createLimits(scripts, options.clock),
    installations: createInstallations(scripts),
    sources: createSources(scripts),
    imports: createImportMark(scripts),
    findWork: createFindWork(scripts, { subscriptions, ...codecs }),
    eraseWorkspace: (place: WorkspacePlace) => eraseWorkspace(scripts, place),
    health: () => withinTime(readHealth(client, scripts, options), SILENT),
  }
  return closableStore(parts, async () => {
    await client.quit().catch(() => undefined)
    client.disconnect()
  })
}

/**
 * Makes words that no other change is marked with. A change that is asked for again, because a connection broke before
 * its answer came, is known by its word; the same change by another worker is not.
 */
function createWriters(): () => string {
  const instance = randomBytes(6).toString('base64url')
  let number = 0
  return () => `${instance}.${(number++).toString(36)}`
}

async function readHealth(
  client: RedisClient,
  scripts: Scripts,
  { mayForget, clock = Date.now }: RedisStoreOptions,
): Promise<StoreHealth> {
  try {
    const doubt = readDoubt(await scripts.run(PROBE, []))
    const { unsafe, blocked, warnings } = await readInstanceHealth(client)
    const obstacles = [...(mayForget ? [] : unsafe), ...blocked]
    const isTold = doubt?.isTakenOver === true && clock() - doubt.sinceMs < TOLD_FOR_MS
    const told = isTold ? [TAKEN_OVER] : []
    return { isReady: obstacles.length === 0, problems: [...new Set([...obstacles, ...unsafe, ...warnings, ...told])] }
  } catch (error) {
    if (error instanceof FailureError) return { isReady: false, problems: [error.failure.detail] }
    throw error
  }
}

/** At the start, an operator wants to know where it was looked for. */
function located(error: unknown, place: RedisPlace): unknown {
  if (!(error instanceof FailureError)) return error
  const { code, detail } = error.failure
  return new FailureError({ code, detail: `${placeName(place)}: ${detail}` }, error)
}
