import type { Bot, LanguageTag, Store, Voices } from '../src/index.ts'
import type { Running } from './compose-slack.ts'
import type { Log } from './log/create-log.ts'
import type { Route } from './shared/route.ts'
import { createTeamsApp } from './teams/app.ts'
import { createTeamsClient, type TeamsClientOptions } from './teams/client.ts'
import { createOpenIdKeys } from './teams/open-id-keys.ts'
import { createTeamsRoute, type TeamsEdge } from './teams/receiver.ts'
import type { TeamsConfig } from './teams/settings.ts'
import { isLocalService, isMicrosoftService } from './teams/trusted-service.ts'
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
  readonly log: Log
}

/** Where Microsoft is; tests put another in its place. */
export interface TeamsCloud extends Pick<TeamsClientOptions, 'credentials'> {
  readonly metadataUrl: string
  readonly isTrusted: (serviceUrl: string) => boolean
}

/** Teams, connected: where it sends its requests. */
export interface ConnectedTeams extends Running {
  readonly routes: readonly Route[]
}

const MICROSOFT: TeamsCloud = { metadataUrl: CONNECTOR_METADATA, isTrusted: isMicrosoftService }
const PLAYGROUND: TeamsCloud = { metadataUrl: '', isTrusted: isLocalService }
/** A post takes a second or two; what takes longer is in doubt. */
const TIMEOUT_MS = 10_000
/** A token holds for an hour, and its request could be sent again as long. */
const ONCE_PER_SECONDS = 7_200

/** Connects to Teams. Nothing is asked of Microsoft before the first request comes. */
export function connectTeams(setup: TeamsSetup, from?: TeamsCloud): ConnectedTeams {
  const { config, bot, voices, commandName, language, log } = setup
  const cloud = from ?? (config.kind === 'app' ? MICROSOFT : PLAYGROUND)
  const { isTrusted, credentials } = cloud
  const onError = (error: unknown): void => log.error({ err: error }, 'a request of Teams failed')
  const client = createTeamsClient({
    config,
    timeoutMs: TIMEOUT_MS,
    isTrusted,
    ...(credentials === undefined ? {} : { credentials }),
  })
  const hasDialogs = config.kind === 'app'
  const handlers = createTeamsApp({ bot, client, voices, hasDialogs, commandName, language, onError })
  return {
    routes: [createTeamsRoute({ ...edgeOf(setup, cloud), onError }, handlers)],
    start: async () => undefined,
    problems: () => [],
    close: async () => undefined,
  }
}

function edgeOf({ config, store, log }: TeamsSetup, cloud: TeamsCloud): Omit<TeamsEdge, 'onError'> {
  const takeOnce: TeamsEdge['takeOnce'] = async (key) =>
    (await store.limits.take([{ key, perSecond: 1 / ONCE_PER_SECONDS, burst: 1 }], Date.now())) === 0
  const { isTrusted, metadataUrl } = cloud
  if (config.kind === 'development') return { check: undefined, isTrusted, allowedTenants: 'any', takeOnce }
  const onTrouble = (error: unknown): void => log.warn({ err: error }, 'the keys of Teams cannot be read')
  const keyOf = createOpenIdKeys({ metadataUrl, now: Date.now, onTrouble })
  const check = createTokenCheck({ appId: config.appId, issuer: CONNECTOR_ISSUER, keyOf, now: Date.now })
  return { check, isTrusted, allowedTenants: config.allowedTenants, takeOnce }
}
