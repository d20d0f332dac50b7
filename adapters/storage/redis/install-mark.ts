import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { FailureError } from '../../../src/index.ts'
import type { RedisClient } from '../../shared/redis-client.ts'
import { redisFailure } from './redis-failure.ts'
import { INSTALL_KEY } from './script.ts'

/**
 * Finds the mark of this installation, in Redis and in a file beside the bot, and makes it where neither has one.
 * @returns what the mark is.
 * @throws FailureError `store-emptied` when the file knows of a mark that Redis has lost: digests that were sent would
 * be sent again from an empty ledger. `store-read-only` when the file cannot be written.
 */
export async function findInstallMark(client: RedisClient, file: string): Promise<string> {
  const local = await readLocal(file)
  const kept = await ask(() => client.get(INSTALL_KEY))
  if (kept === null && local !== undefined) throw emptied(file)
  const mark = kept ?? (await makeMark(client))
  if (mark !== local) await writeLocal(file, mark)
  return mark
}

/** Another replica may make it at the same time: the first one counts. */
async function makeMark(client: RedisClient): Promise<string> {
  await ask(() => client.set(INSTALL_KEY, randomUUID(), 'NX'))
  const mark = await ask(() => client.get(INSTALL_KEY))
  if (mark !== null) return mark
  throw new FailureError({ code: 'store-unavailable', detail: 'Redis forgets what it is told at once' })
}

async function readLocal(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim() || undefined
  } catch {
    return undefined
  }
}

async function writeLocal(file: string, mark: string): Promise<void> {
  try {
    await writeFile(file, `${mark}\n`, { mode: 0o600 })
  } catch (error) {
    const detail = `${file} cannot be written: choose another folder with DATA_DIR, or let this user write there`
    throw new FailureError({ code: 'store-read-only', detail }, error)
  }
}

function emptied(file: string): FailureError {
  const detail = `Redis holds nothing of what the bot kept there: restore it, or delete ${file} to start anew`
  return new FailureError({ code: 'store-emptied', detail })
}

async function ask<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question()
  } catch (error) {
    throw redisFailure(error)
  }
}
