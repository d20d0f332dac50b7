import { createHash } from 'node:crypto'
import type { RedisClient } from '../../shared/redis-client.ts'
import { EMPTIED, redisFailure } from './redis-failure.ts'

/**
 * Everything the bot keeps is under this. The braces put it all in one slot of a cluster, so that whatever changes
 * together can: a cluster gives the store a second home and not a second half.
 */
export const PREFIX = '{briefing}:'
/** The mark of this installation: whoever finds it gone has lost everything. */
export const INSTALL_KEY = `${PREFIX}install`

/** A program for Redis, which does all of it or nothing. */
export interface Script {
  readonly text: string
  readonly sha: string
}

/**
 * Every script begins by making sure that the instance still is what it was: one that was emptied, or replaced by an
 * empty one, must neither be written to nor be taken for a store in which nothing is due.
 * A script that adds something does so first: Redis refuses that when its memory is full, and nothing after it.
 * `P` is the prefix of our keys, all in the slot of `KEYS[1]`; the arguments of the script start at `ARGV[2]`.
 */
const PRELUDE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return redis.error_reply('${EMPTIED} the mark of the bot is gone') end
local P = string.sub(KEYS[1], 1, ${PREFIX.length})
local call = redis.call
`

/** Makes a script of its body. */
export function script(body: string): Script {
  const text = PRELUDE + body
  return { text, sha: createHash('sha1').update(text).digest('hex') }
}

/** What Redis may be given. */
export type Argument = string | number

/** What our scripts answer: whole numbers, texts, and lists of them; a missing one is null. */
export type Reply = string | number | null | readonly Reply[]

/** Runs scripts for one installation. */
export interface Scripts {
  /** @throws FailureError with a code `store-…`. */
  run(script: Script, args: readonly Argument[]): Promise<Reply>
  /** As `run`, for a script that answers a list. */
  list(script: Script, args: readonly Argument[]): Promise<readonly Reply[]>
}

/** @param install what the mark of the installation must be. */
export function createScripts(client: RedisClient, install: string): Scripts {
  const run: Scripts['run'] = async ({ sha, text }, args) => {
    try {
      return (await client.evalsha(sha, 1, INSTALL_KEY, install, ...args)) as Reply
    } catch (error) {
      if (!isUnknownScript(error)) throw redisFailure(error)
    }
    // A restarted Redis has forgotten the scripts, and learns them by running them.
    try {
      return (await client.eval(text, 1, INSTALL_KEY, install, ...args)) as Reply
    } catch (error) {
      throw redisFailure(error)
    }
  }
  return {
    run,
    async list(wanted, args) {
      const reply = await run(wanted, args)
      if (Array.isArray(reply)) return reply
      throw new Error('a script did not answer a list')
    },
  }
}

function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT')
}
