import path from 'node:path'
import {
  FailureError,
  fail,
  isLanguageTag,
  isZone,
  LANGUAGE_TAGS,
  type LanguageTag,
  type Result,
  succeed,
} from '../src/index.ts'
import { type EncryptionKey, readEncryptionKeys } from './shared/encryption-key.ts'
import { parseRedisUrl, type RedisPlace } from './shared/redis-place.ts'
import { NOT_SET, type ReadableSetting, type Setting, type SettingTable } from './shared/setting.ts'
import { readSlackConfig, SLACK_SETTINGS, type SlackConfig } from './slack/settings.ts'
import { readTeamsConfig, TEAMS_SETTINGS, type TeamsConfig } from './teams/settings.ts'

/** Variables of a process, as it was started with them; an empty one counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>

/** How much is logged, from nothing to everything. */
const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const

/** One of `LOG_LEVELS`. */
export type LogLevel = (typeof LOG_LEVELS)[number]

/** What the operator chose, checked. */
export interface Config {
  /** 0 to 65535; 0 takes a free one. */
  readonly port: number
  readonly host: string
  /** With its slash. */
  readonly commandName: string
  readonly language: LanguageTag
  readonly logLevel: LogLevel
  /** As it was given; a relative one starts at the program's folder. */
  readonly dataFolder: string
  /** An IANA zone. */
  readonly zone: string
  readonly subscribers: 'members' | 'admins'
  /** What is briefed of the content folder beside the operator's own sources. */
  readonly packs: 'all' | 'none'
  /** `undefined`: the bot is not connected to Slack. */
  readonly slack: SlackConfig | undefined
  /** `undefined`: the bot is not connected to Teams. */
  readonly teams: TeamsConfig | undefined
  /** The first seals the tokens of workspaces, all of them open; none: no workspace installs the bot itself. */
  readonly encryptionKeys: readonly EncryptionKey[]
  /** `undefined`: everything is kept in the data folder. */
  readonly redis: RedisPlace | undefined
  /** Whether a Redis that may forget what it was told is good enough. */
  readonly redisMayForget: boolean
}

/** What is read one by one; the settings of a platform are put together afterwards. */
type ReadSettings = Omit<Config, 'slack' | 'teams'>

const TABLE: SettingTable<ReadSettings> = {
  port: {
    name: 'PORT',
    purpose: 'is the port the server listens on; 0 takes a free one',
    // The port that chat-bot tools look for a local bot at.
    default: '3978',
    secret: false,
    read: readPort,
  },
  host: {
    name: 'HOST',
    purpose: 'is the address the server listens on; 0.0.0.0 lets other machines in',
    default: '127.0.0.1',
    secret: false,
    read: (text) => (/^[\w.:-]+$/.test(text) ? succeed(text) : fail('must be an address or a host name')),
  },
  commandName: {
    name: 'COMMAND_NAME',
    purpose: 'is what readers type before a command',
    default: '/genai-report',
    secret: false,
    // Slack takes at most 32 characters, in small letters.
    read: (text) =>
      /^\/[a-z0-9_-]{1,31}$/.test(text)
        ? succeed(text)
        : fail('must be a slash and up to 31 small letters, digits, - or _'),
  },
  language: {
    // Not LANGUAGE: desktops set that for their own programs, to values that are none of ours.
    name: 'BOT_LANGUAGE',
    purpose: `is spoken where a reader has not chosen and the words do not tell: ${LANGUAGE_TAGS.join(', ')}`,
    // Whoever writes Chinese is answered in Chinese whatever this says; words in Latin letters say nothing, and the
    // operator's own terminal, help and documentation are in English.
    default: 'en',
    secret: false,
    read: (text) => (isLanguageTag(text) ? succeed(text) : fail(`must be one of ${LANGUAGE_TAGS.join(', ')}`)),
  },
  logLevel: {
    name: 'LOG_LEVEL',
    purpose: `says how much is logged: ${LOG_LEVELS.join(', ')}`,
    default: 'warn',
    secret: false,
    read(text) {
      const level = LOG_LEVELS.find((one) => one === text)
      return level === undefined ? fail(`must be one of ${LOG_LEVELS.join(', ')}`) : succeed(level)
    },
  },
  dataFolder: {
    name: 'DATA_DIR',
    purpose: 'is the folder in which everything is kept; a relative one starts at the program’s own',
    default: '.data',
    secret: false,
    read: (text) => (text.includes('\0') ? fail('must be a path') : succeed(text)),
  },
  zone: {
    name: 'TIME_ZONE',
    purpose: 'is the time zone of digests whose reader names none, such as Asia/Shanghai; local is that of the machine',
    default: 'local',
    secret: false,
    read(text) {
      const zone = text === 'local' ? Intl.DateTimeFormat().resolvedOptions().timeZone : text
      if (isZone(zone)) return succeed(zone)
      return text === 'local' ? succeed('UTC') : fail('must be a time zone such as Asia/Shanghai, or local')
    },
  },
  subscribers: {
    name: 'SUBSCRIBERS',
    purpose: 'says who may change the digests of a channel: members, or admins only',
    default: 'members',
    secret: false,
    read: (text) => (text === 'members' || text === 'admins' ? succeed(text) : fail('must be members or admins')),
  },
  packs: {
    name: 'PACKS',
    purpose: 'says whether the packs are briefed beside your own sources: all, or none',
    default: 'all',
    secret: false,
    read: (text) => (text === 'all' || text === 'none' ? succeed(text) : fail('must be all or none')),
  },
  encryptionKeys: {
    name: 'ENCRYPTION_KEY',
    purpose: 'seals the tokens of workspaces that install the bot themselves: 32 bytes; a new one goes before the old',
    default: NOT_SET,
    secret: true,
    read: readEncryptionKeys,
  },
  redis: {
    name: 'REDIS_URL',
    purpose: 'is the Redis in which everything is kept instead, for several processes; none keeps it in DATA_DIR',
    default: 'none',
    secret: true,
    read: (text) => (text === 'none' ? succeed(undefined) : parseRedisUrl(text)),
  },
  redisMayForget: {
    name: 'REDIS_MAY_FORGET',
    purpose: 'is yes for a trial with a Redis that keeps no append-only file, or that evicts',
    default: 'no',
    secret: false,
    read: (text) => (text === 'yes' || text === 'no' ? succeed(text === 'yes') : fail('must be yes or no')),
  },
}

/** Every setting, in the order of the documentation. */
export const SETTINGS: readonly Setting[] = [TABLE, SLACK_SETTINGS, TEAMS_SETTINGS].flatMap((table) =>
  Object.values(table),
)

/** Settings that cannot be used: each of them, at once. */
export class ConfigError extends FailureError {
  /** At least one line, such as `PORT must be …`; never a value. */
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super({ code: 'setting-invalid', detail: mistakes.join('; ') })
    this.name = 'ConfigError'
    this.mistakes = mistakes
  }
}

/**
 * Lists the values of settings that are secret, for whoever must not show them; of an address its password, too.
 * @param environment the process's own when not given.
 */
export function readSecrets(environment: Environment = process.env): readonly string[] {
  const values = SETTINGS.filter(({ secret }) => secret).map(({ name }) => environment[name]?.trim() ?? '')
  const parts = values.flatMap((value) => [value, ...value.split(/[\s,]+/), passwordIn(value)])
  return [...new Set(parts)].filter((part) => part !== '')
}

function passwordIn(address: string): string {
  return /:\/\/[^@/:]*:([^@/]*)@/.exec(address)?.[1] ?? ''
}

/**
 * Reads the settings.
 * @param environment the process's own when not given; nothing else reads that.
 * @throws ConfigError with every mistake.
 */
export function readConfig(environment: Environment = process.env): Config {
  const mistakes: string[] = []
  const read = <T>(setting: ReadableSetting<T>): T => {
    const result = setting.read(environment[setting.name]?.trim() || setting.default)
    if (result.ok) return result.value
    mistakes.push(`${setting.name} ${result.failure}`)
    return defaultOf(setting)
  }
  const config: Omit<Config, 'slack' | 'teams'> = {
    port: read(TABLE.port),
    host: read(TABLE.host),
    commandName: read(TABLE.commandName),
    language: read(TABLE.language),
    logLevel: read(TABLE.logLevel),
    dataFolder: read(TABLE.dataFolder),
    zone: read(TABLE.zone),
    subscribers: read(TABLE.subscribers),
    packs: read(TABLE.packs),
    encryptionKeys: read(TABLE.encryptionKeys),
    redis: read(TABLE.redis),
    redisMayForget: read(TABLE.redisMayForget),
  }
  const tell = (sentence: string): void => {
    // what is wrong is not missing too
    const [name] = sentence.split(' ', 1)
    if (!mistakes.some((mistake) => mistake.startsWith(`${name} `))) mistakes.push(sentence)
  }
  const slack = readSlackConfig(readTable(SLACK_SETTINGS, read), config.encryptionKeys.length > 0, tell)
  const teams = readTeamsConfig(readTable(TEAMS_SETTINGS, read), isLocalHost(config.host), tell)
  if (mistakes.length > 0) throw new ConfigError(mistakes)
  return { ...config, slack, teams }
}

type Read = <T>(setting: ReadableSetting<T>) => T

function readTable<T extends object>(table: SettingTable<T>, read: Read): T {
  const entries: readonly (readonly [string, ReadableSetting<unknown>])[] = Object.entries(table)
  const values: object = Object.fromEntries(entries.map(([name, setting]) => [name, read(setting)]))
  return values as T
}

/** A name that resolves to another address would be bound to that one: only what is loopback by itself counts. */
function isLocalHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

/** What stands in for a mistake while the others are looked for. */
function defaultOf<T>(setting: ReadableSetting<T>): T {
  const result = setting.read(setting.default)
  if (result.ok) return result.value
  throw new Error(`the default of ${setting.name} ${result.failure}`)
}

/**
 * Finds the folder in which the caller typed a command: npm runs a script in the project's folder and tells the
 * caller's own in a variable.
 * @param started where the process runs, and the project's own folder.
 */
export function callerFolder(
  started: { readonly folder: string; readonly project: string },
  environment: Environment = process.env,
): string {
  const told = environment.INIT_CWD
  // A process that was started elsewhere was not started by npm itself, and the variable is an ancestor's.
  const isOfNpm = path.resolve(started.folder) === path.resolve(started.project)
  return isOfNpm && told !== undefined && path.isAbsolute(told) ? told : started.folder
}

function readPort(text: string): Result<number, string> {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  return port <= 65_535 ? succeed(port) : fail('must be a whole number from 0 to 65535')
}
