import { Cluster } from 'ioredis'
import type { RedisClient } from '../../shared/redis-client.ts'
import { redisFailure } from './redis-failure.ts'

/** What there is to say of the instance, in English. */
export interface InstanceHealth {
  /** It may forget what it was told: no file of changes, or a policy that throws data away. */
  readonly unsafe: readonly string[]
  /** It takes no changes now. */
  readonly blocked: readonly string[]
  /** It soon will not. */
  readonly warnings: readonly string[]
}

const NEARLY_FULL = 0.9

/**
 * Asks every main node how it is set up. `INFO` is asked and not `CONFIG`, which hosted instances often refuse.
 * @throws FailureError when it cannot be asked.
 */
export async function readInstanceHealth(client: RedisClient): Promise<InstanceHealth> {
  try {
    const nodes = client instanceof Cluster ? client.nodes('master') : [client]
    const infos = await Promise.all(nodes.map(async (node) => judge(readInfo(await node.info()))))
    const all = (part: keyof InstanceHealth) => [...new Set(infos.flatMap((info) => info[part]))]
    return { unsafe: all('unsafe'), blocked: all('blocked'), warnings: all('warnings') }
  } catch (error) {
    throw redisFailure(error)
  }
}

type Info = ReadonlyMap<string, string>

function judge(info: Info): InstanceHealth {
  const policy = info.get('maxmemory_policy') ?? 'unknown'
  const unsafe = [
    ...(info.get('aof_enabled') === '1' ? [] : ['Redis keeps no append-only file: set "appendonly yes"']),
    ...(policy === 'noeviction'
      ? []
      : [`Redis may throw data away (maxmemory-policy ${policy}): set it to noeviction`]),
  ]
  const isReplica = info.get('role') === 'slave'
  const cannotWrite = info.get('aof_last_write_status') === 'err'
  const blocked = [
    ...(isReplica ? ['this Redis is a replica that takes no changes: name the main one'] : []),
    ...(cannotWrite ? ['Redis cannot write to its disk: make room there'] : []),
  ]
  const share = Number(info.get('used_memory')) / Number(info.get('maxmemory'))
  const isNearlyFull = Number.isFinite(share) && share > NEARLY_FULL
  const warnings = isNearlyFull ? [`Redis has used ${Math.round(share * 100)} % of its memory: raise maxmemory`] : []
  return { unsafe, blocked, warnings }
}

function readInfo(text: string): Info {
  const pairs = text.split('\r\n').map((line) => line.split(':'))
  return new Map(pairs.map(([name = '', ...value]) => [name, value.join(':')]))
}
