import { fail, type Result, succeed } from '../../src/index.ts'

/** One Redis process. */
export interface RedisNode {
  readonly host: string
  readonly port: number
}

/** Where Redis is: one process, a group behind sentinels, or a cluster; and how to be let in. */
export interface RedisPlace {
  readonly kind: 'standalone' | 'sentinel' | 'cluster'
  /** At least one: the process, the sentinels, or some nodes of the cluster. */
  readonly nodes: readonly [RedisNode, ...RedisNode[]]
  /** The name under which sentinels know the group; '' elsewhere. */
  readonly group: string
  readonly username: string | undefined
  readonly password: string | undefined
  /** Number of the database; 0 in a cluster. */
  readonly database: number
  /** Whether connections are encrypted. */
  readonly isEncrypted: boolean
}

const ADDRESS =
  /^(?<scheme>rediss?)(?:\+(?<kind>sentinel|cluster))?:\/\/(?:(?<login>[^@/]*)@)?(?<hosts>[^@/]+)(?:\/(?<path>[^?#]*))?$/
const HOST = /^(?:\[(?<six>[0-9a-f:.]+)\]|(?<name>[\w.-]+))(?::(?<port>\d{1,5}))?$/i
const PORTS = { standalone: 6379, cluster: 6379, sentinel: 26_379 } as const

/**
 * Reads an address.
 *
 * `redis://[user:password@]host[:port][/database]`, `rediss://` where it is encrypted; several hosts with commas are
 * nodes of a cluster, as is the one of `redis+cluster://`; `redis+sentinel://host[:port],…/group[/database]`.
 * @returns a failure that completes "REDIS_URL …" and holds nothing of the address.
 */
export function parseRedisUrl(text: string): Result<RedisPlace, string> {
  const found = ADDRESS.exec(text)?.groups
  if (found === undefined) return fail('must be an address such as redis://user:password@host:6379/0')
  const hosts = (found.hosts ?? '').split(',')
  const kind = kindOf(found.kind, hosts.length)
  const [first, ...rest] = hosts.map((host) => readNode(host, PORTS[kind]))
  const others = rest.filter((node) => node !== undefined)
  if (first === undefined || others.length < rest.length) return fail('names a host or a port that cannot be')
  const [group, database] = kind === 'sentinel' ? splitPath(found.path) : ['', found.path || '0']
  if (kind === 'sentinel' && group === '') return fail('must name the group that the sentinels watch: …/group')
  if (!/^\d{1,4}$/.test(database)) return fail('must end with the number of a database, such as /0')
  if (kind === 'cluster' && Number(database) !== 0) return fail('cannot name a database: a cluster has only one')
  const [username, password] = readLogin(found.login)
  const isEncrypted = found.scheme === 'rediss'
  return succeed({
    kind,
    nodes: [first, ...others],
    group,
    username,
    password,
    database: Number(database),
    isEncrypted,
  })
}

/** Names the place to operators, without its login. */
export function placeName({ kind, nodes, group }: RedisPlace): string {
  const hosts = nodes.map(({ host, port }) => `${host}:${port}`).join(', ')
  return kind === 'sentinel' ? `${group} of the sentinels ${hosts}` : hosts
}

function kindOf(named: string | undefined, hosts: number): RedisPlace['kind'] {
  if (named === 'sentinel') return 'sentinel'
  return named === 'cluster' || hosts > 1 ? 'cluster' : 'standalone'
}

function readNode(text: string, usualPort: number): RedisNode | undefined {
  const found = HOST.exec(text)?.groups
  const host = found?.six ?? found?.name
  const port = Number(found?.port ?? usualPort)
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host, port }
}

function splitPath(path = ''): readonly [group: string, database: string] {
  const [group = '', database] = path.split('/')
  return [group, database || '0']
}

function readLogin(login: string | undefined): readonly [username: string | undefined, password: string | undefined] {
  if (login === undefined || login === '') return [undefined, undefined]
  const [name = '', ...rest] = login.split(':')
  const password = rest.length > 0 ? decode(rest.join(':')) : undefined
  return [name === '' ? undefined : decode(name), password]
}

/** A password with a `%` that encodes nothing is meant as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
