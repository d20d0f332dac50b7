import type { Job } from '../../src/index.ts'
import type { RedisClient } from '../shared/redis-client.ts'

/**
 * Gives each job its turn, a number in one row for all workspaces, which BullMQ calls its priority: the lower, the
 * earlier.
 *
 * The turn is the time at which the job is due, and one step later for every job of the same workspace that has not
 * ended: so a workspace's one job stands before the second of another, and its thousandth among the thousandths. What
 * waits is overtaken by what comes within so many steps of time, and never for ever.
 *
 * Kept beside the queue, so that replicas share it. Asking twice for the same job gives the same turn.
 */
export interface WorkspaceTurns {
  /** @returns a turn for each job, from 1 to 2,097,151. */
  give(jobs: readonly WaitingJob[]): Promise<readonly number[]>
  /** Has a job that had its turn in vain stand behind those of its workspace that have not ended, also in the queue. */
  putLast(id: string): Promise<void>
  /** Tells that a job has ended, or has none any more: its turn is over. */
  end(id: string): Promise<void>
  /** Forgets all turns, where no job waits: a version that knew none ended jobs and left theirs. */
  clear(): Promise<void>
}

/** A job in the queue's own words. */
export interface WaitingJob extends Pick<Job, 'workspace'> {
  readonly id: string
  /** When it can be worked on, in milliseconds since 1970; not before now. */
  readonly atMs: number
}

/** How much time a job before it is worth: a workspace of 5,000 is done before one that comes fourteen hours later. */
const STEP_MS = 10_000
/** The highest of BullMQ's priorities, see its `PRIORITY_LIMIT`. */
const LAST_TURN = 2 ** 21 - 1
/** Those behind so many of their workspace share a turn. */
const MOST_BEFORE = 2 ** 17
/** Steps of time begin anew after these, some 227 days: what waits at that moment comes last, once. */
const STEPS = LAST_TURN - MOST_BEFORE

/**
 * `KEYS[1]`: turn and workspace by job; `KEYS[2]`: how many jobs have a turn, by workspace; then the key of each job in
 * the queue.
 * Arguments: for each job its id, its workspace and its step.
 * A job that the queue has without a turn is about to end, or was brought by a version that gave none.
 */
const GIVE = `
local turns = {}
for at = 1, #KEYS - 2 do
  local id, workspace, step = ARGV[at * 3 - 2], ARGV[at * 3 - 1], tonumber(ARGV[at * 3])
  local kept = redis.call('HGET', KEYS[1], id)
  if kept then
    turns[at] = tonumber(string.match(kept, '^%d+'))
  elseif redis.call('EXISTS', KEYS[at + 2]) == 1 then
    turns[at] = step + 1
  else
    turns[at] = step + math.min(redis.call('HINCRBY', KEYS[2], workspace, 1), ${MOST_BEFORE})
    redis.call('HSET', KEYS[1], id, string.format('%d', turns[at]) .. ' ' .. workspace)
  end
end
return turns
`

/**
 * The first two keys, and that of a job; argument: its id. With each job that ended, the row became shorter by one, and
 * the turns of those that are left did not: so many behind its own turn is behind the last of them.
 * What BullMQ keeps of a priority is what it goes by when the time of the job has come.
 */
const PUT_LAST = `
local kept = redis.call('HGET', KEYS[1], ARGV[1])
if not kept or redis.call('EXISTS', KEYS[3]) == 0 then return 0 end
local turn, workspace = string.match(kept, '^(%d+) (.*)$')
local last = math.min(turn + (redis.call('HGET', KEYS[2], workspace) or 1), ${LAST_TURN})
local told = string.format('%d', last)
redis.call('HSET', KEYS[1], ARGV[1], told .. ' ' .. workspace)
redis.call('HSET', KEYS[3], 'priority', told)
return 1
`

/** The first two keys; argument: the id of a job. */
const END = `
local kept = redis.call('HGET', KEYS[1], ARGV[1])
if not kept then return 0 end
local workspace = string.match(kept, '^%d+ (.*)$')
redis.call('HDEL', KEYS[1], ARGV[1])
if redis.call('HINCRBY', KEYS[2], workspace, -1) < 1 then redis.call('HDEL', KEYS[2], workspace) end
return 1
`

/** @param keyOf the key in Redis of a job, or of anything else in the queue: all of them in one slot of a cluster. */
export function createWorkspaceTurns(connection: RedisClient, keyOf: (id: string) => string): WorkspaceTurns {
  // no job of the queue has such an id
  const kept = [keyOf('turns'), keyOf('turns-taken')] as const
  return {
    async give(jobs) {
      const keys = [...kept, ...jobs.map(({ id }) => keyOf(id))]
      const args = jobs.flatMap(({ id, workspace, atMs }) => [id, workspace, Math.floor(atMs / STEP_MS) % STEPS])
      return (await connection.eval(GIVE, keys.length, ...keys, ...args)) as readonly number[]
    },
    async putLast(id) {
      await connection.eval(PUT_LAST, kept.length + 1, ...kept, keyOf(id), id)
    },
    async end(id) {
      await connection.eval(END, kept.length, ...kept, id)
    },
    async clear() {
      await connection.del(...kept)
    },
  }
}
