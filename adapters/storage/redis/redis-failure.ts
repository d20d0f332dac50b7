import { type FailureCode, FailureError } from '../../../src/index.ts'

interface Meaning {
  readonly code: FailureCode
  readonly detail: string
}

const AWAY: Meaning = { code: 'store-unavailable', detail: 'Redis cannot be reached: start it, or correct REDIS_URL' }
const OTHER: Meaning = { code: 'store-unavailable', detail: 'what answers there is no Redis: correct REDIS_URL' }
const NUMBER: Meaning = {
  code: 'store-unavailable',
  detail: 'there is no such database: correct its number in REDIS_URL',
}
const BUSY: Meaning = { code: 'store-unavailable', detail: 'Redis is busy with itself: it will be back in a moment' }
const LOCKED: Meaning = { code: 'store-unavailable', detail: 'Redis refuses the login: correct the one in REDIS_URL' }

/** Our own scripts answer this when the mark of this installation is gone. */
export const EMPTIED = 'EMPTIED'

/** First words of what Redis answers, and what they mean. @see https://redis.io/docs/latest/develop/reference/protocol-spec */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  [EMPTIED]: {
    code: 'store-emptied',
    detail: 'Redis has lost what the bot kept there: restore it from a copy, and start the bot again',
  },
  OOM: { code: 'store-full', detail: 'the memory of Redis is full: give it more with maxmemory' },
  MISCONF: { code: 'store-full', detail: 'Redis cannot write to its disk: make room there' },
  READONLY: { code: 'store-read-only', detail: 'this Redis is a replica that takes no changes: name the main one' },
  NOREPLICAS: { code: 'store-read-only', detail: 'Redis has too few replicas to take changes: start them' },
  LOADING: BUSY,
  BUSY,
  TRYAGAIN: BUSY,
  CLUSTERDOWN: BUSY,
  MASTERDOWN: BUSY,
  UNBLOCKED: BUSY,
  NOAUTH: LOCKED,
  WRONGPASS: LOCKED,
  NOPERM: LOCKED,
}

/** Errors of the client that say that no answer came, by their names or their codes. */
const AWAY_NAMES = ['MaxRetriesPerRequestError', 'ClusterAllFailedError', 'AbortError', 'TimeoutError']

/** Translates what went wrong with a command; anything else is a bug and stays as it is. */
export function redisFailure(error: unknown): unknown {
  const meaning = error instanceof Error ? meaningOf(error) : undefined
  return meaning === undefined ? error : new FailureError(meaning, error)
}

function meaningOf(error: Error): Meaning | undefined {
  const [word = ''] = error.message.split(' ', 1)
  if (error.name === 'ReplyError') return error.message.startsWith('ERR ') ? meaningOfWords(error) : MEANINGS[word]
  if (isUnreadable(error)) return OTHER
  const hasCode = 'code' in error && typeof error.code === 'string'
  return hasCode || AWAY_NAMES.includes(error.name) || isOfClient(error) ? AWAY : undefined
}

/** What Redis has no word of its own for. Every Redis knows what we ask of it. */
function meaningOfWords({ message }: Error): Meaning | undefined {
  if (message.startsWith('ERR DB index')) return NUMBER
  return message.startsWith('ERR unknown command') ? OTHER : undefined
}

/** A web server, or a mail server, speaks first or answers in words that no Redis does. The client tells this in words. */
function isUnreadable({ message }: Error): boolean {
  return message.startsWith('Unknown RESP type')
}

/** The client tells these two by their words alone. */
function isOfClient({ message }: Error): boolean {
  return message === 'Connection is closed.' || message === 'Command timed out'
}
