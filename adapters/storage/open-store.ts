import { existsSync } from 'node:fs'
import { mkdir, open, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { FailureError, type Store } from '../../src/index.ts'
import type { RedisPlace } from '../shared/redis-place.ts'
import { openRedisStore } from './redis/open-redis-store.ts'
import { IN_MEMORY, openSqliteStore } from './sqlite/open-sqlite-store.ts'
import { takeFolder } from './sqlite/own-folder.ts'
import { checkStoreWhole } from './transfer/import-records.ts'

/** Where everything is kept. */
export interface StorePlace {
  /** Absolute; made where it is missing, for its owner alone. */
  readonly dataFolder: string
  /** `undefined` keeps everything in the folder. */
  readonly redis: RedisPlace | undefined
  readonly redisMayForget: boolean
}

const FILE = 'briefing.db'
/** Beside the file once there was a store in it, so that an emptied file is not taken for a new one. */
const FILE_MARK = 'briefing.kept'
/** Kept beside the bot, so that an emptied Redis is not taken for a new one. */
const REDIS_MARK = 'redis-install'

/**
 * Opens the store that outlives this process.
 * @throws FailureError with a code `store-…`, its detail saying what to do.
 */
export async function openStore({ dataFolder, redis, redisMayForget }: StorePlace): Promise<Store> {
  await makeFolder(dataFolder)
  if (redis === undefined) return await openFile(dataFolder)
  const markFile = path.join(dataFolder, REDIS_MARK)
  return await openRedisStore({ place: redis, mayForget: redisMayForget, markFile, clock: Date.now })
}

/**
 * Opens the store to look at what is kept or to copy it: a folder without a store is a mistake then, and no new bot.
 * @throws FailureError `setting-invalid` where nothing was ever kept, and as `openStore` does.
 */
export async function openKeptStore(place: StorePlace): Promise<Store> {
  const { dataFolder, redis } = place
  if (redis !== undefined || existsSync(path.join(dataFolder, FILE))) return await openStore(place)
  const detail = `nothing was ever kept in the folder ${dataFolder}: name that of the bot with DATA_DIR, or start the bot first`
  throw new FailureError({ code: 'setting-invalid', detail })
}

/**
 * Opens the store for a bot that runs: in a folder, it is the only one there. Others may look at what is kept, and
 * change it, beside it.
 * @throws FailureError `store-locked`, `store-half-imported`, and as `openStore` does.
 */
export async function openOwnStore(place: StorePlace): Promise<Store> {
  return await openAlone(place, openWhole)
}

/**
 * Opens the store to fill it, which no bot of its folder may work with meanwhile.
 * @throws FailureError `store-locked`, and as `openStore` does.
 */
export async function openStoreToFill(place: StorePlace): Promise<Store> {
  return await openAlone(place, openStore)
}

/** Whether a bot works with the folder just now; `false` for Redis, where nobody can tell. */
export function isBotAtWork({ dataFolder, redis }: StorePlace): boolean {
  if (redis !== undefined) return false
  try {
    takeFolder(dataFolder, 0).release()
    return false
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'store-locked') return true
    throw error
  }
}

async function openAlone(place: StorePlace, openIt: (place: StorePlace) => Promise<Store>): Promise<Store> {
  if (place.redis !== undefined) return await openIt(place)
  await makeFolder(place.dataFolder)
  const own = naming(place.dataFolder, (folder) => takeFolder(folder))
  try {
    const store = await openIt(place)
    return {
      ...store,
      async close() {
        await store.close()
        own.release()
      },
    }
  } catch (error) {
    own.release()
    throw error
  }
}

async function openWhole(place: StorePlace): Promise<Store> {
  const store = await openStore(place)
  try {
    await checkStoreWhole(store)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

async function openFile(folder: string): Promise<Store> {
  const file = path.join(folder, FILE)
  await checkNotEmptied(folder, file)
  await makePrivate(folder, file)
  const store = naming(folder, () => openSqliteStore(file))
  // where it cannot be made, the store goes on without it
  await writeFile(path.join(folder, FILE_MARK), '', { mode: 0o600 }).catch(() => undefined)
  return store
}

/**
 * A file of no bytes is what a full or failing disk leaves of a store, and SQLite takes it for a new one: digests that
 * were sent would be sent again. Whoever wants to start anew deletes the file itself.
 * @throws FailureError `store-emptied`.
 */
async function checkNotEmptied(folder: string, file: string): Promise<void> {
  if ((await sizeOf(file)) !== 0) return
  const isKept = (await sizeOf(path.join(folder, FILE_MARK))) !== undefined
  if (!isKept && !((await sizeOf(`${file}-wal`)) ?? 0)) return
  const detail = `the file ${file} is empty, and held what the bot kept: restore it from a copy, or delete it to start anew`
  throw new FailureError({ code: 'store-emptied', detail })
}

async function sizeOf(file: string): Promise<number | undefined> {
  return (await stat(file).catch(() => undefined))?.size
}

/** Says which folder it is that cannot be written to. */
function naming<T>(folder: string, open: (folder: string) => T): T {
  try {
    return open(folder)
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'store-read-only') throw readOnly(folder, error)
    throw error
  }
}

/** Opens a store that lives as long as it is used, for a command that answers and ends. */
export function openTemporaryStore(): Store {
  return openSqliteStore(IN_MEMORY)
}

/**
 * The folder may have been there before, open to all: what channels remember is for the bot's own user.
 *
 * SQLite opens a file that it may not write for reading, and says so at the first change only, when the bot has long
 * said that it runs.
 */
async function makePrivate(folder: string, file: string): Promise<void> {
  try {
    await (await open(file, 'a', 0o600)).close()
  } catch (error) {
    // of anything else, opening the store says what is wrong and what to do
    if (!REFUSED.has(codeOf(error))) return
    throw readOnly(folder, error)
  }
}

/** The user may not, the file is not to be changed, or its disk is mounted for reading. */
const REFUSED: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS'])

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function readOnly(folder: string, cause: unknown): FailureError {
  const detail = `the folder ${folder} cannot be written to: choose another with DATA_DIR, or let this user write there`
  return new FailureError({ code: 'store-read-only', detail }, cause)
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await makeOneByOne(folder)
  } catch (error) {
    const isFile = codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOTDIR'
    const detail = isFile
      ? `${folder} is a file, or stands in one: choose a folder with DATA_DIR`
      : `the folder ${folder} cannot be made: choose another with DATA_DIR, or let this user write there`
    throw new FailureError({ code: 'store-read-only', detail }, error)
  }
}

/** Asked for all of them at once, Node never comes back from where nobody can make one, such as `/proc`. */
async function makeOneByOne(folder: string): Promise<void> {
  if (await isFolder(folder)) return
  await makeOneByOne(path.dirname(folder))
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    // another process may have been quicker
    if (!(await isFolder(folder))) throw error
  }
}

async function isFolder(place: string): Promise<boolean> {
  return (await stat(place).catch(() => undefined))?.isDirectory() === true
}
