import { setTimeout as waitFor } from 'node:timers/promises'
import { type Bot, FailureError, type LanguageTag, type Platform, type Store, type Voices } from '../src/index.ts'
import type { Log } from './log/create-log.ts'
import { tellStoreFailures } from './log/tell-store-failures.ts'
import type { Metrics } from './metrics/create-metrics.ts'
import type { Route } from './shared/route.ts'
import type { Running } from './shared/running.ts'
import { createTakeOnce } from './shared/take-once.ts'
import type { TakeTurn } from './shared/turns.ts'
import { createUpload } from './sources/create-source.ts'
import { createPageReader, PUBLIC_WEB } from './sources/read-page.ts'
import { createTeamsApp, type TeamsAppParts } from './teams/app.ts'
import { createBackground } from './teams/background.ts'
import { createTeamsClient, type TeamsClientOptions } from './teams/client.ts'
import { TEAMS_PLATFORM } from './teams/conversation.ts'
import { createGraphReader } from './teams/graph.ts'
import { createOpenIdKeys } from './teams/open-id-keys.ts'
import { createTeamsPlatform, type TeamsPlatformOptions } from './teams/platform.ts'
import { createTeamsRoute, type TeamsEdge } from './teams/receiver.ts'
import { createReferences } from './teams/references.ts'
import type { TeamsConfig } from './teams/settings.ts'
import { isLocalService, isMicrosoftFile, isMicrosoftService } from './teams/trusted-service.ts'
import { CONNECTOR_ISSUER, CONNECTOR_METADATA, createTokenCheck } from './teams/verify.ts'

/** What Teams is put together from. */
export interface TeamsSetup {
  readonly config: TeamsConfig
  readonly bot: Bot
  readonly voices: Voices
  readonly store: Store
  /** With its slash. */
  readonly commandName: string
  readonly language: LanguageTag
  readonly shown: TeamsAppParts['shown']
  readonly rest: TeamsAppParts['rest']
  readonly takeTurn: TakeTurn
  readonly log: Log
  readonly metrics: Metrics
}

/** Where Microsoft is; tests put another in its place. */
export interface TeamsCloud extends Pick<TeamsClientOptions, 'credentials'> {
  readonly metadataUrl: string
  /** Where Graph is, and the login for it. */
  readonly graph: { readonly graphUrl: string; readonly loginUrl: string }
  readonly isTrusted: (serviceUrl: string) => boolean
  /** Whether a file may be fetched from an address. */
  readonly isFileTrusted: (url: string) => boolean
}

/** Teams, connected: where it sends its requests, and where digests go. */
export interface ConnectedTeams extends Running {
  readonly routes: readonly Route[]
  readonly platform: Platform
}

const GRAPH = { graphUrl: 'https://graph.microsoft.com/v1.0', loginUrl: 'https://login.microsoftonline.com' }
const MICROSOFT: TeamsCloud = {
  metadataUrl: CONNECTOR_METADATA,
  graph: GRAPH,
  isTrusted: isMicrosoftService,
  isFileTrusted: isMicrosoftFile,
}
const PLAYGROUND: TeamsCloud = {
  metadataUrl: '',
  graph: GRAPH,
  isTrusted: isLocalService,
  isFileTrusted: isLocalService,
}
const FAILED = 'a request of Teams failed'
/** A post takes a second or two; what takes longer is in doubt. */
const TIMEOUT_MS = 10_000
/** A client waits five seconds for a dialog. */
const PAGE_MS = 3_500
/** Graph shows a message some seconds after it was posted. */
const SETTLE_MS = 15_000
/** A token holds for an hour, and its request could be sent again as long. */
const ONCE_PER_SECONDS = 7_200
/** What was acknowledged is given up when it takes longer, as the bot is stopped. */
const CLOSE_MS = 5_000

/** Connects to Teams. Nothing is asked of Microsoft before the first request comes. */
export function connectTeams(setup: TeamsSetup, from?: TeamsCloud): ConnectedTeams {
  const { config, bot, voices, store, commandName, language, shown, rest, log } = setup
  const { isTrusted, isFileTrusted, credentials, metadataUrl, graph } =
    from ?? (config.kind === 'app' ? MICROSOFT : PLAYGROUND)
  const tellOfStore = tellStoreFailures(log, FAILED, () => performance.now())
  const onError = (error: unknown): void => {
    if (tellOfStore(error)) return
    if (codeOf(error).code === 'asked-too-much') log.info(codeOf(error), 'a request was one too many')
    else log.error({ err: error, ...codeOf(error) }, FAILED)
  }
  const token = credentials === undefined ? {} : { credentials }
  const tokens = watchTokens(log)
  const client = createTeamsClient({ config, timeoutMs: TIMEOUT_MS, isTrusted, onToken: tokens.hear, ...token })
  const references = createReferences(store, Date.now)
  const background = createBackground(onError)
  const common = { client, references, hasDialogs: config.kind === 'app' }
  const readPage = createPageReader({ ...PUBLIC_WEB, timeoutMs: PAGE_MS })
  const handlers = createTeamsApp({
    ...common,
    readUpload: createUpload,
    readPage,
    isFileTrusted,
    shown,
    rest,
    bot,
    voices,
    commandName,
    language,
    background,
    onError,
  })
  const route = createTeamsRoute({ ...edgeOf(setup, metadataUrl), isTrusted, background }, handlers)
  return {
    routes: [timedRoute(route, setup)],
    platform: createTeamsPlatform({ ...common, timeoutMs: TIMEOUT_MS, lookUp: lookUpOf(config, graph) }),
    start: async () => undefined,
    problems: tokens.problems,
    async close() {
      await Promise.race([background.settled(), waitFor(CLOSE_MS, undefined, { ref: false })])
    },
  }
}

const NO_TOKEN =
  'Microsoft gives the bot no token: check MICROSOFT_APP_PASSWORD, which expires, and the other settings of Teams'

interface TokenTrouble {
  readonly name?: unknown
  readonly code?: unknown
  readonly errorCode?: unknown
  readonly statusCode?: unknown
}

/** Tells operators once when the bot's own token is the trouble: every digest waits for it, and no channel is to blame. */
function watchTokens(log: Log): { readonly hear: (trouble: unknown) => void; readonly problems: () => string[] } {
  let isMissing = false
  return {
    hear(trouble) {
      // nothing else of it: what the library asked with holds the secret
      const { name, code, errorCode, statusCode }: TokenTrouble = Object(trouble)
      if (trouble !== undefined && !isMissing) log.error({ name, code, errorCode, statusCode }, NO_TOKEN)
      isMissing = trouble !== undefined
    },
    problems: () => (isMissing ? [NO_TOKEN] : []),
  }
}

function codeOf(error: unknown): { readonly code?: string } {
  return error instanceof FailureError ? { code: error.failure.code } : {}
}

/** A managed identity has no secret that Graph's login takes. */
function lookUpOf(config: TeamsConfig, graph: TeamsCloud['graph']): TeamsPlatformOptions['lookUp'] {
  if (config.kind !== 'app' || !config.canLookUp || config.password === undefined) return undefined
  const { appId, password } = config
  const reader = createGraphReader({ appId, password, ...graph, timeoutMs: TIMEOUT_MS, now: Date.now })
  return { reader, settleMs: SETTLE_MS }
}

function timedRoute(route: Route, { metrics }: TeamsSetup): Route {
  return {
    ...route,
    async handle(request) {
      const began = performance.now()
      const answered = await route.handle(request)
      metrics.timeAnswer(TEAMS_PLATFORM, performance.now() - began)
      return answered
    },
  }
}

function edgeOf(setup: TeamsSetup, metadataUrl: string): Omit<TeamsEdge, 'background' | 'isTrusted'> {
  const { config, store, takeTurn, log, metrics } = setup
  const common: Pick<TeamsEdge, 'takeOnce' | 'takeTurn' | 'onRequest'> = {
    takeTurn,
    takeOnce: createTakeOnce(store.limits, ONCE_PER_SECONDS, Date.now),
    onRequest: (outcome) => metrics.countRequest(TEAMS_PLATFORM, outcome),
  }
  if (config.kind === 'development') return { ...common, check: undefined, allowedTenants: 'any' }
  const onTrouble = (error: unknown): void => log.warn({ err: error }, 'the keys of Teams cannot be read')
  const keyOf = createOpenIdKeys({ metadataUrl, now: Date.now, onTrouble })
  const check = createTokenCheck({ appId: config.appId, issuer: CONNECTOR_ISSUER, keyOf, now: Date.now })
  return { ...common, check, allowedTenants: config.allowedTenants }
}
