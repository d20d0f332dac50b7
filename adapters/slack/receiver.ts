import type { App, Receiver, ReceiverEvent, StringIndexed } from '@slack/bolt'
import type { Route, RouteRequest, RouteResponse } from '../shared/route.ts'
import type { SignedRequest } from './verify-request.ts'

/** What stands between the network and Bolt. */
export interface SlackEdge {
  /** Says whether a request is Slack's, fresh, and new. */
  readonly check: (request: SignedRequest) => boolean
  /** Takes a key once, whichever replica asks: `false` when it was taken before. */
  readonly takeOnce: (key: string) => Promise<boolean>
  /** Hears what a handler did wrong after it was acknowledged. */
  readonly onError: (error: unknown) => void
}

/** Slack sends far less; more is answered with 413 before anything is checked. */
const MOST_BYTES = 1_000_000
const PATH = '/slack/events'
const TEXT = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }

/**
 * Hands requests to Bolt that passed our own check; it takes the place of Bolt's own receiver, which accepts requests
 * from the future, does not know a repeated one, and would open a server of its own.
 */
export class SlackReceiver implements Receiver {
  readonly #edge: SlackEdge
  #app: App<StringIndexed> | undefined

  constructor(edge: SlackEdge) {
    this.#edge = edge
  }

  init(app: App<StringIndexed>): void {
    this.#app = app
  }

  /** The server is shared and started by whoever owns it. */
  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  /** The one route that Slack is given. */
  route(): Route {
    return {
      method: 'POST',
      path: PATH,
      maxBodyBytes: MOST_BYTES,
      isSigned: true,
      handle: (request) => this.#handle(request),
    }
  }

  async #handle({ headers, body }: RouteRequest): Promise<RouteResponse> {
    const signed = {
      timestamp: headers['x-slack-request-timestamp'],
      signature: headers['x-slack-signature'],
      body,
    }
    if (!this.#edge.check(signed)) return textResponse(401, 'unauthorized')
    const fields = readFields(headers['content-type'] ?? '', body)
    if (fields === undefined) return textResponse(400, 'bad request')
    if (fields.type === 'url_verification') return textResponse(200, String(fields.challenge ?? ''))
    return await this.#pass(fields, headers)
  }

  /** Answers as soon as a handler has acknowledged; what it does afterwards is no longer Slack's to wait for. */
  #pass(fields: Readonly<Record<string, unknown>>, headers: RouteRequest['headers']): Promise<RouteResponse> {
    return new Promise((resolve) => {
      const event: ReceiverEvent = {
        body: fields,
        ack: async (response) => resolve(ackResponse(response)),
        ...(headers['x-slack-retry-num'] === undefined ? {} : { retryNum: Number(headers['x-slack-retry-num']) }),
      }
      const processed =
        typeof fields.event_id === 'string' ? this.#passEvent(event, fields) : this.#app?.processEvent(event)
      Promise.resolve(processed)
        .catch((error: unknown) => this.#edge.onError(error))
        .finally(() => resolve(textResponse(200, '')))
    })
  }

  /** An event is acknowledged whatever becomes of it: Slack would send it again and again, and then stop sending any. */
  async #passEvent(event: ReceiverEvent, { event_id: id, team_id: team }: Readonly<Record<string, unknown>>) {
    await event.ack()
    if (await this.#edge.takeOnce(`slack-event/${String(team)}/${String(id)}`)) await this.#app?.processEvent(event)
  }
}

/** Events come as JSON, everything else as a form whose `payload` is JSON, but for commands, which are plain forms. */
function readFields(type: string, body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  const text = new TextDecoder().decode(body)
  if (type.startsWith('application/json')) return parseObject(text)
  const form = new URLSearchParams(text)
  const payload = form.get('payload')
  return payload === null ? Object.fromEntries(form) : parseObject(payload)
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function ackResponse(response: unknown): RouteResponse {
  if (response === undefined || response === '') return textResponse(200, '')
  if (typeof response === 'string') return textResponse(200, response)
  return { status: 200, headers: { ...TEXT, 'content-type': 'application/json' }, body: JSON.stringify(response) }
}

function textResponse(status: number, body: string): RouteResponse {
  return { status, headers: TEXT, body }
}
