import type { App, Receiver, ReceiverEvent, StringIndexed } from '@slack/bolt'
import type { Route, RouteRequest, RouteResponse } from '../shared/route.ts'
import type { TakeTurn } from '../shared/turns.ts'
import type { FailedRequest } from './failed-request.ts'
import { readAsker } from './read-asker.ts'
import { type Payload, readBody, readPayload } from './read-payload.ts'
import type { Refusal, RequestCheck, SignedHead } from './verify-request.ts'

/** What stands between the network and Bolt. */
export interface SlackEdge {
  /** Takes a key once within an hour, whichever replica asks: `false` when it was taken before. */
  readonly takeOnce: (key: string) => Promise<boolean>
  /** Takes an event that says that the bot was removed; `false` for any other. */
  readonly takeRevocation: (event: Payload['fields']) => Promise<boolean>
  /** Lets those who ask take turns. */
  readonly takeTurn: TakeTurn
  /** Hears of each request that was not done; resolves when whoever asked was told. Never rejects. */
  readonly onFailure: (failed: FailedRequest) => Promise<void>
  /** Hears what became of each request. */
  readonly onRequest: (what: RequestOutcome) => void
}

/** What became of a request: for metrics. */
export type RequestOutcome = Refusal | 'malformed' | 'taken' | 'repeated' | 'of-a-bot' | 'rate-limited' | 'revocation'

/** What Slack is answered; empty where it only wants to know that the request came. */
export type Acknowledgement = string | object

/** Slack sends far less; more is answered with 413 before anything is checked. */
const MOST_BYTES = 1_000_000
const PATH = '/slack/events'
const TEXT = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }

/**
 * Hands requests to Bolt that passed our own check; it takes the place of Bolt's own receivers: the one for HTTP accepts
 * requests from the future, does not know a repeated one, and would open a server of its own; the one for Socket Mode
 * knows no repeated event either.
 */
export class SlackReceiver implements Receiver {
  readonly #edge: SlackEdge
  readonly #underWay = new Set<Promise<void>>()
  #app: App<StringIndexed> | undefined

  constructor(edge: SlackEdge) {
    this.#edge = edge
  }

  init(app: App<StringIndexed>): void {
    this.#app = app
  }

  /** The server is shared and started by whoever owns it. */
  async start(): Promise<void> {}

  /** Resolves when nothing that was acknowledged is under way any more. */
  async stop(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
  }

  /**
   * The one route that Slack is given.
   * @param check says why a request is not Slack's, fresh and new; `undefined` when it is.
   */
  route(check: RequestCheck): Route {
    return {
      method: 'POST',
      path: PATH,
      maxBodyBytes: MOST_BYTES,
      isSigned: true,
      refuse: (headers) => this.#refusalOf(check.head(signedHead(headers))),
      handle: (request) => this.#handle(check, request),
    }
  }

  #refusalOf(refusal: Refusal | undefined): RouteResponse | undefined {
    if (refusal === undefined) return undefined
    this.#edge.onRequest(refusal)
    return textResponse(401, 'unauthorized')
  }

  /**
   * Takes a request that came over a connection which proves whose it is.
   * @returns what it is answered; `undefined` for what Slack does not send.
   * @throws whatever keeps it from being taken, so that it is sent again.
   */
  async take(value: unknown): Promise<Acknowledgement | undefined> {
    const payload = readPayload(value)
    if (payload !== undefined) return await this.#take(payload)
    this.#edge.onRequest('malformed')
    return undefined
  }

  async #handle(check: RequestCheck, { headers, body }: RouteRequest): Promise<RouteResponse> {
    const refused = this.#refusalOf(check.whole({ ...signedHead(headers), body }))
    if (refused !== undefined) return refused
    const payload = readBody(headers['content-type'] ?? '', body)
    if (payload === undefined) {
      this.#edge.onRequest('malformed')
      return textResponse(400, 'bad request')
    }
    return ackResponse(await this.#take(payload, orderKey(headers)))
  }

  /** @param order `undefined` where the connection proves whose it is: nobody can repeat what came over that. */
  async #take({ kind, fields }: Payload, order?: string): Promise<Acknowledgement> {
    const { onRequest, takeRevocation } = this.#edge
    if (kind === 'verification') return String(fields.challenge)
    if (kind === 'ask') return await this.#ask(fields)
    if (kind === 'event' && (await takeRevocation(fields))) onRequest('revocation')
    else if (kind === 'rate-limited') onRequest('rate-limited')
    else if (kind === 'event' && isOfBot(fields.event)) onRequest('of-a-bot')
    else this.#begin(this.#passOnce(fields, kind === 'event' ? eventKey(fields) : order), { fields })
    return ''
  }

  /** What is acknowledged goes on by itself; whatever becomes of it is no longer Slack's to wait for. */
  #begin(work: Promise<void>, asked: Omit<FailedRequest, 'error'>): void {
    const ended = work
      .catch((error: unknown) => this.#edge.onFailure({ error, ...asked }))
      .finally(() => {
        this.#underWay.delete(ended)
      })
    this.#underWay.add(ended)
  }

  /**
   * An event is acknowledged whatever becomes of it: Slack would send it again and again, and then stop sending any. It
   * is known by its id, also over another connection; a captured order that another replica is sent, by its signature.
   */
  async #passOnce(fields: Payload['fields'], key: string | undefined): Promise<void> {
    if (key !== undefined && !(await this.#edge.takeOnce(`slack-once/${key}`))) return this.#edge.onRequest('repeated')
    const end = await this.#edge.takeTurn(readAsker(fields))
    await this.#pass(fields).finally(end)
  }

  async #pass(fields: Payload['fields'], ack: ReceiverEvent['ack'] = async () => undefined): Promise<void> {
    this.#edge.onRequest('taken')
    await this.#app?.processEvent({ body: fields, ack })
  }

  /** Waits for what the handler answers with; what it does afterwards goes on by itself. */
  #ask(fields: Payload['fields']): Promise<Acknowledgement> {
    return new Promise((resolve) => {
      // a promise takes its first value only: whatever comes after the handler's own answer is in vain
      let isAnswered = false
      const passed = this.#pass(fields, async (response) => {
        isAnswered = true
        resolve(response ?? '')
      })
      const told = passed.catch(async (error: unknown) => {
        await this.#edge.onFailure({ error, fields, ...(isAnswered ? {} : { answer: resolve }) })
      })
      this.#begin(
        told.finally(() => resolve('')),
        { fields },
      )
    })
  }
}

function signedHead(headers: RouteRequest['headers']): SignedHead {
  return { timestamp: headers['x-slack-request-timestamp'], signature: headers['x-slack-signature'] }
}

/**
 * What tells a signed request from others. Its time goes first, so that those of one moment stand together in the store:
 * by their signatures alone each would be written to a page of its own.
 */
function orderKey(headers: RouteRequest['headers']): string {
  return `${headers['x-slack-request-timestamp']}/${headers['x-slack-signature']}`
}

function eventKey({ team_id: team, event_id: id }: Payload['fields']): string {
  return `${String(team)}/${String(id)}`
}

/** No bot is answered, the bot itself least of all: two of them would never end. */
function isOfBot(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'bot_id' in event && typeof event.bot_id === 'string'
}

function ackResponse(acknowledgement: Acknowledgement): RouteResponse {
  if (typeof acknowledgement === 'string') return textResponse(200, acknowledgement)
  const headers = { ...TEXT, 'content-type': 'application/json' }
  return { status: 200, headers, body: JSON.stringify(acknowledgement) }
}

function textResponse(status: number, body: string): RouteResponse {
  return { status, headers: TEXT, body }
}
