import { FailureError, isLanguageTag, isZone, type LanguageTag, type TakeawayOptions } from '../../src/index.ts'
import type { RouteRequest } from '../shared/route.ts'
import type { Reader } from './conversation.ts'

const CHANNEL = /^[A-Za-z0-9-]{1,80}$/
const MOST_WORDS = 20_000
/** More takeaways than anybody holds against each other. */
const MOST_COMPARED = 50

/** Fields of a JSON body, by name. */
export type Fields = Readonly<Record<string, unknown>>

/**
 * Reads a JSON object out of a request's body.
 * @throws FailureError `request-invalid` for another content type (so that no plain form can send it), for text that
 * is not JSON, and for JSON that is not an object.
 */
export function readFields(request: RouteRequest): Fields {
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/json(?:;|$)/.test(type)) throw invalid('the body is not announced as JSON')
  const value = parseJson(new TextDecoder().decode(request.body))
  if (!isFields(value)) throw invalid('the body is not a JSON object')
  return value
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid('the body is not JSON')
  }
}

/** Tells whether a value is an object with named fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Reads which channel a request is for and the language of its page.
 * @throws FailureError `request-invalid` for a channel id that the page cannot have made.
 */
export function readReader(fields: Fields, fallback: LanguageTag): Reader {
  const { channel, language, zone } = fields
  if (typeof channel !== 'string' || !CHANNEL.test(channel)) throw invalid('no channel')
  const reader = { channel, language: isLanguageTag(language) ? language : fallback }
  return typeof zone === 'string' && isZone(zone) ? { ...reader, zone } : reader
}

/**
 * Reads one text of a request.
 * @throws FailureError `request-invalid` when it is missing, `text-too-long` when it is longer than a line of
 * conversation can be (20,000 code units).
 */
export function readText(fields: Fields, name: string): string {
  const value = fields[name]
  if (typeof value !== 'string') throw invalid(`no usable ${name}`)
  if (value.length > MOST_WORDS)
    throw new FailureError({ code: 'text-too-long', detail: `a longer ${name} than is read` })
  return value.trim()
}

/**
 * Reads how takeaways are to be chosen: `count`, a number or `auto`, and `unit`.
 * @throws FailureError `request-invalid` for a choice that the page does not offer.
 */
export function readChoice(query: URLSearchParams): TakeawayOptions {
  const count = query.get('count') ?? 'auto'
  const unit = query.get('unit') ?? 'sentence'
  if (unit !== 'sentence' && unit !== 'clause') throw invalid('no usable unit')
  if (count === 'auto') return { count, unit }
  const number = /^\d{1,3}$/.test(count) ? Number(count) : 0
  if (number < 1 || number > MOST_COMPARED) throw invalid('no usable count')
  return { count: number, unit }
}

/** Makes the failure of a request that the page would not have sent. */
export function invalid(detail: string): FailureError {
  return new FailureError({ code: 'request-invalid', detail })
}
