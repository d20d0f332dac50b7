import { FailureError } from '../../src/index.ts'

/** What the log says of an error. */
export interface ErrorFacts {
  /** The name of its class; what kind of value it is where somebody threw no error. */
  readonly type: string
  /** Only of an error that our own code made: others put into it what a server answered. */
  readonly message?: string
  /** Such as `ECONNRESET`; of our own failures, that of the failure. */
  readonly code?: string
  /** The HTTP status of an answer. */
  readonly status?: number
  /** Where it was thrown, line by line, without the message that Node puts before. */
  readonly stack?: string
  readonly cause?: ErrorFacts
}

/** An error has at most so many causes here: one may be its own cause. */
const DEEPEST = 4
/** A code is a word; what is none may be anything that a server wrote. */
const CODE = /^[A-Za-z][\w.-]{0,63}$/
/** Classes of which our code makes errors with words of its own, `FailureError` besides. */
const PLAIN: ReadonlySet<string> = new Set(['Error', 'TypeError', 'RangeError', 'ReferenceError'])
const FOREIGN_FRAME = /node_modules|\bnode:|<anonymous>/

/**
 * Reads of an error what may stand in a log. What a server answered never does, and it is everywhere in the errors of
 * libraries: in their messages and in fields for the body and the headers. A proxy that shows what it was sent would
 * put the token of the bot and the words of readers there.
 */
export function errorFacts(error: unknown, depth = 1): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error }
  const frames = framesOf(error)
  const isPlain = error instanceof FailureError || PLAIN.has(error.constructor.name)
  const isOurs = isPlain && frames.length > 0 && !FOREIGN_FRAME.test(frames[0] ?? '')
  const { cause, original, code, failure, statusCode, status }: Fields = error
  const below = cause ?? original
  const { code: failureCode }: Fields = Object(failure)
  return {
    type: error.constructor.name,
    ...(isOurs ? { message: error.message } : {}),
    ...field('code', [failureCode, code].find(isCode)),
    ...field('status', [statusCode, status].find(isStatus)),
    ...(frames.length > 0 ? { stack: frames.join('\n') } : {}),
    ...(below instanceof Error && depth < DEEPEST ? { cause: errorFacts(below, depth + 1) } : {}),
  }
}

/** Fields that errors of libraries and our own have, of any type. */
type Fields = Partial<Record<'cause' | 'original' | 'code' | 'failure' | 'statusCode' | 'status', unknown>>

function field<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, V>)
}

const isCode = (value: unknown): value is string => typeof value === 'string' && CODE.test(value)
const isStatus = (value: unknown): value is number => Number.isInteger(value)

/** A line of the message may look as one of the stack does: the message is taken away first. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const at = stack.indexOf(message)
  if (at < 0) return []
  const lines = stack.slice(at + message.length).split('\n')
  return lines.filter((line) => line.startsWith('    at ')).map((line) => line.trim())
}
