import type { z } from 'zod'
import { COMMAND, EVENT, interactionShape, RATE_LIMITED, VERIFICATION } from './payload-shapes.ts'
import { readJson } from './read-json.ts'

/** A request of Slack's, as far as it has to be known before anybody handles it. */
export interface Payload {
  /**
   * `event`: something happened. `rate-limited`: Slack keeps events back. `ask`: somebody waits for the answer itself,
   * as for what is wrong with a form. `order`: everything else that somebody did, answered later.
   */
  readonly kind: 'verification' | 'event' | 'rate-limited' | 'ask' | 'order'
  readonly fields: Readonly<Record<string, unknown>>
}

/** The answer to these is the answer to the request. */
const ASKS = new Set(['view_submission', 'block_suggestion'])
type Shape = z.ZodType<Payload['fields']>
const KINDS = new Map<unknown, readonly [kind: Payload['kind'], schema: Shape]>([
  ['url_verification', ['verification', VERIFICATION]],
  ['event_callback', ['event', EVENT]],
  ['app_rate_limited', ['rate-limited', RATE_LIMITED]],
])
const DECODER = new TextDecoder()

/**
 * Reads a request: events come as JSON, everything else as a form whose `payload` is JSON, but for commands, which are
 * plain forms.
 * @returns `undefined` for what Slack does not send.
 */
export function readBody(type: string, body: Uint8Array): Payload | undefined {
  const text = DECODER.decode(body)
  if (type.startsWith('application/json')) return readPayload(readJson(text))
  const form = new URLSearchParams(text)
  const payload = form.get('payload')
  return readPayload(payload === null ? Object.fromEntries(form) : readJson(payload))
}

/** The same of a value that came another way. */
export function readPayload(value: unknown): Payload | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const given: Payload['fields'] = { ...value }
  const [kind, schema] = KINDS.get(given.type) ?? kindOf(given)
  const { data: fields } = schema.safeParse(given)
  return fields === undefined ? undefined : { kind, fields }
}

function kindOf({ type, command }: Payload['fields']): readonly [kind: Payload['kind'], schema: Shape] {
  if (command !== undefined) return ['order', COMMAND]
  return [typeof type === 'string' && ASKS.has(type) ? 'ask' : 'order', interactionShape(type)]
}
