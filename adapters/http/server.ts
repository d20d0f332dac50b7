import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FAILURES, FailureError, type LanguageTag, type Voices } from '../../src/index.ts'
import type { Health } from '../shared/health.ts'
import { jsonResponse, type Route, type RouteResponse } from '../shared/route.ts'
import { type ConnectionLimits, type Connections, limitConnections } from './connections.ts'
import { checkLoopbackHost, checkOrigin, checkUnforwarded, isLoopback } from './guard.ts'
import { HTTP_PROBLEMS, HttpProblem } from './http-problem.ts'
import { createLargeBodies, type LargeBodies, type LargeBodyRules } from './large-bodies.ts'
import { type MatchedRoute, matchRoute } from './match-route.ts'
import { type BodyLimits, type BodyRoom, createBodyRoom, withBody } from './read-body.ts'
import { readLanguage } from './read-language.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

/** What a server is made of. */
export interface HttpServerOptions {
  /** Tried in order, after `/healthz` and `/readyz`. */
  readonly routes: readonly Route[]
  /** Address to bind to. On a loopback address, requests that name another host or come through a proxy are refused. */
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly voices: Voices
  /** Tells `/readyz` whether requests can be served, and what stands in the way. */
  health(): Promise<Health>
  /** Hears of bugs; the asker hears only that something went wrong. */
  onError(error: unknown): void
  readonly timeouts: HttpTimeouts
  readonly limits?: HttpLimits
}

/** What the server holds at once, whoever asks for it. */
export interface HttpLimits {
  readonly connections: ConnectionLimits
  /** Bytes of what is being sent by platforms and pages, up to a mebibyte each; beyond, the slowest is told to come again. */
  readonly requestBytes: number
  /** Bytes of files; one that finds no room is told to come again. */
  readonly fileBytes: number
  /** Of requests that are being sent on connections which brought nothing yet. */
  readonly strangers: LargeBodyRules
}

/**
 * Thirty of the largest requests and eight of the longest files. A proxy brings everything from one address: half of
 * all connections, and many times what platforms keep open. A command takes 1 kB, a press beneath a long message 60 kB;
 * what is larger takes milliseconds to send, and its platform waits three seconds.
 */
export const DEFAULT_LIMITS: HttpLimits = {
  connections: { inAll: 2_000, ofOneAddress: 1_000 },
  requestBytes: 32_000_000,
  fileBytes: 200_000_000,
  strangers: { largerThan: 65_536, atOnce: 16, eachMs: 500, waitMs: 2_000 },
}

/** From this status on a request was not taken. */
const REFUSED_FROM = 400
/** The system takes what is shorter off our hands. */
const LONG_ANSWER = 16_384
/** Bodies up to this are small, and counted by themselves: a command is heard while files wait for room. */
const LARGEST_REQUEST = 1024 * 1024
/** Nobody needs longer for a head; who says nothing at all is cut too. */
const HEAD_MS = 10_000

/**
 * A connection without a request is kept for longer than whoever sends keeps it: closed first by the server, it may be
 * with a request on its way, which is lost. Load balancers keep theirs for 60 seconds.
 */
const IDLE_MS = 65_000

/** A server's options with what is known once it listens. */
interface Listening extends HttpServerOptions {
  /** Whether the address it is bound to can be reached from this machine only. */
  readonly isLocal: boolean
  readonly rooms: { readonly requests: BodyRoom; readonly files: BodyRoom }
  readonly connections: Connections
  readonly strangers: LargeBodies
}

/** One request that is answered. */
interface Asked {
  readonly request: IncomingMessage
  readonly language: LanguageTag
  /** Tells that it has been read whole. */
  readonly begin: () => void
}

/** How long the server waits, in milliseconds. */
export interface HttpTimeouts {
  /** For the head and the body of one request; then it is answered with 408 and cut. */
  readonly requestMs: number
  /** For requests under way when it closes; then they are cut. */
  readonly closeMs: number
}

/** Suits people and their browsers: half a minute to send a file, some seconds to finish on the way out. */
export const DEFAULT_TIMEOUTS: HttpTimeouts = { requestMs: 30_000, closeMs: 5_000 }

/** A server that listens. */
export interface RunningServer {
  /** Such as `http://127.0.0.1:3000`, without a slash at the end. */
  readonly url: string
  readonly port: number
  /** Takes no more requests, lets those under way finish, and resolves when the port is free. */
  close(): Promise<void>
}

/**
 * Starts the one server that every route shares.
 * @throws the operating system's error when the address cannot be bound, such as `EADDRINUSE`.
 */
export async function startHttpServer(options: HttpServerOptions): Promise<RunningServer> {
  const { requestMs } = options.timeouts
  const limits = options.limits ?? DEFAULT_LIMITS
  const rooms = {
    requests: createBodyRoom({ mostBytes: limits.requestBytes, isOldestDropped: true }),
    files: createBodyRoom({ mostBytes: limits.fileBytes, isOldestDropped: false }),
  }
  const server = createServer({
    requestTimeout: requestMs,
    headersTimeout: Math.min(HEAD_MS, requestMs),
    connectionsCheckingInterval: Math.ceil(requestMs / 4),
    keepAliveTimeout: IDLE_MS,
  })
  const connections = limitConnections(server, limits.connections)
  const strangers = createLargeBodies(limits.strangers)
  let listening: Listening = { ...options, isLocal: true, rooms, connections, strangers }
  server.on('request', (request, response) => void answer(listening, request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    // with Node's own 511, a burst of strangers has the system drop who comes next, who tries again after 1 s, then 3 s
    server.listen({ port: options.port, host: options.host, backlog: limits.connections.inAll }, resolve)
  })
  const { port, address } = server.address() as AddressInfo
  listening = { ...listening, isLocal: isLoopback(address) }
  const name = options.host.includes(':') ? `[${options.host}]` : options.host
  return { url: `http://${name}:${port}`, port, close: () => closeServer(server, options.timeouts.closeMs) }
}

function closeServer(server: Server, closeMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), closeMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}

async function answer(options: Listening, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const language = readLanguage(request.headers['accept-language'])
  const { socket } = request
  let hasBegun = false
  const begin = (): void => {
    hasBegun = true
    options.connections.begin(socket)
  }
  const give = (answered: RouteResponse): void => {
    options.connections.end(socket, { hasBegun, isTaken: answered.status < REFUSED_FROM })
    send(request, response, answered)
    // a long answer that nobody takes is not kept
    if (answered.body.length > LONG_ANSWER) response.setTimeout(options.timeouts.requestMs)
  }
  try {
    give(await handle(options, { request, language, begin }))
  } catch (error) {
    give(explainSafely(options, error, language))
  }
}

/** The last resort: whatever goes wrong while a problem is explained is a bug too, and must not end the process. */
function explainSafely(options: HttpServerOptions, error: unknown, language: LanguageTag): RouteResponse {
  try {
    return explain(options, error, language)
  } catch (bug) {
    options.onError(bug)
    return textResponse(500, 'internal')
  }
}

async function handle(options: Listening, { request, language, begin }: Asked): Promise<RouteResponse> {
  const target = request.url ?? '/'
  const [path = '/'] = target.split('?', 1)
  if (path === '/healthz') return textResponse(200, 'ok')
  if (path === '/readyz') return readyResponse(await healthOf(options))
  const { route, params } = routeOf(options, request, path)
  const query = new URLSearchParams(target.slice(path.length))
  const headers = headersOf(request)
  const refused = route.refuse?.(headers)
  if (refused !== undefined) return refused
  const maxBytes = route.maxBodyBytes
  const limits =
    maxBytes > LARGEST_REQUEST ? { room: options.rooms.files, turns: undefined } : ofRequest(options, request)
  return withBody(request, { maxBytes, ...limits }, (body) => {
    begin()
    return route.handle({ params, query, headers, body, language })
  })
}

/** Whoever brought something before is read at once, and so is what is short. */
function ofRequest(
  { rooms, connections, strangers, limits = DEFAULT_LIMITS }: Listening,
  { headers, socket }: IncomingMessage,
): Pick<BodyLimits, 'room' | 'turns'> {
  const isShort =
    headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= limits.strangers.largerThan
  return { room: rooms.requests, turns: isShort || connections.isKnown(socket) ? undefined : strangers }
}

/** Nobody learns what routes there are who may not ask for one. */
function routeOf({ routes, isLocal }: Listening, request: IncomingMessage, path: string): MatchedRoute {
  const method = request.method ?? 'GET'
  const signed = routes.find((route) => route.isSigned === true && route.path === path && route.method === method)
  if (signed !== undefined) return { route: signed, params: {} }
  if (isLocal) {
    checkLoopbackHost(request)
    checkUnforwarded(request)
  }
  const matched = matchRoute(routes, method, path)
  if (matched.route.method === 'POST') checkOrigin(request)
  return matched
}

/** Whoever asks whether the bot is ready gets an answer also where that cannot be told. */
async function healthOf(options: Listening): Promise<Health> {
  try {
    return await options.health()
  } catch (error) {
    options.onError(error)
    return { isReady: false, problems: ['how the bot is cannot be told: the log says why'], facts: [] }
  }
}

/** Operators read here what is wrong and what goes on, and in the log; there is no secret in it. */
function readyResponse({ isReady, problems, facts }: Health): RouteResponse {
  const text = [isReady ? 'ready' : 'not ready', ...problems, ...facts].join('\n')
  return textResponse(isReady ? 200 : 503, text)
}

/** In one pass: the ways that Node offers join some, drop others, or make a list of each. */
function headersOf({ rawHeaders }: IncomingMessage): Readonly<Record<string, string>> {
  const headers: Record<string, string> = Object.create(null)
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase()
    const value = rawHeaders[at + 1] ?? ''
    const earlier = headers[name]
    headers[name] = earlier === undefined ? value : `${earlier}, ${value}`
  }
  return headers
}

function explain(options: HttpServerOptions, error: unknown, language: LanguageTag): RouteResponse {
  const say = options.voices[language]
  if (error instanceof HttpProblem) {
    const { status, say: key } = HTTP_PROBLEMS[error.code]
    const answered = jsonResponse({ code: error.code, message: say(key) }, status)
    return { ...answered, headers: { ...answered.headers, ...error.headers } }
  }
  const code = error instanceof FailureError ? error.failure.code : 'internal'
  if (code === 'internal') options.onError(error)
  return jsonResponse({ code, message: say(FAILURES[code].say) }, STATUS_OF_FAILURE[code] ?? 400)
}

/** Failures that are not simply the asker's mistake (400). */
const STATUS_OF_FAILURE: Readonly<Record<string, number>> = {
  'source-too-large': 413,
  'text-too-long': 413,
  'source-not-found': 404,
  'item-not-found': 404,
  'content-invalid': 500,
  'pack-invalid': 500,
  'study-busy': 503,
  'study-memory': 413,
  'store-unavailable': 503,
  'store-full': 503,
  'store-read-only': 503,
  'store-damaged': 503,
  'store-emptied': 503,
  'store-half-imported': 503,
  internal: 500,
}

function textResponse(status: number, text: string): RouteResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }, body: text }
}

/** Sends an answer; a body that was not read to its end ends the connection too, for what follows is not a request. */
function send(request: IncomingMessage, response: ServerResponse, answered: RouteResponse): void {
  if (response.headersSent || response.destroyed) return
  const rest = request.complete ? {} : { connection: 'close' }
  response.writeHead(answered.status, { ...SECURITY_HEADERS, ...answered.headers, ...rest })
  response.end(request.method === 'HEAD' ? undefined : answered.body)
}
