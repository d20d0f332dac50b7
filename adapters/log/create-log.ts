import { type DestinationStream, destination, type Logger, pino } from 'pino'
import { type LogLevel, SETTINGS } from '../config.ts'
import { errorFacts } from './error-facts.ts'
import { MASK, masking } from './mask.ts'

/** Writes what operators need to know: a fixed sentence as the message, facts in fields, never what a reader wrote. */
export type Log = Pick<Logger, 'error' | 'warn' | 'info' | 'debug'>

/** Names of fields that never show their value, at the top of an entry or one level down. */
const SECRET_FIELDS = ['authorization', 'cookie', 'password', 'secret', 'signature', 'token', 'response_url']

/**
 * Makes a log of JSON lines. Of an error in the field `err` it tells what `errorFacts` reads.
 * @param stream standard error when not given: standard output is for results.
 * @param secrets values that never stand in a line.
 */
export function createLog(
  level: LogLevel,
  stream: DestinationStream = destination({ fd: 2, sync: true }),
  secrets: readonly string[] = [],
): Log {
  const secretSettings = SETTINGS.filter(({ secret }) => secret).map(({ name }) => name)
  const names = [...SECRET_FIELDS, ...secretSettings]
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      serializers: { err: (error: unknown) => errorFacts(error) },
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: names.flatMap((name) => [name, `*.${name}`]), censor: MASK },
    },
    masking(secrets, stream),
  )
}
