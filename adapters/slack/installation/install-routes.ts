import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { type Installation, InstallProvider } from '@slack/oauth'
import type { LanguageTag, Voices } from '../../../src/index.ts'
import type { Route, RouteRequest, RouteResponse } from '../../shared/route.ts'
import { SLACK_SCOPES } from '../scopes.ts'
import type { SlackOAuthConfig } from '../settings.ts'
import { SILENT_LOGGER } from '../silent-logger.ts'
import type { InstallationBook } from './book.ts'
import { installPage } from './install-page.ts'
import { type InstallState, STATE_LASTS_S } from './install-state.ts'
import { readGrant, tenantOf } from './read-grant.ts'

/** What installing takes. */
export interface InstallParts {
  readonly oauth: SlackOAuthConfig
  /** Ending in a slash; `undefined` is Slack's own. */
  readonly apiUrl: string | undefined
  readonly timeoutMs: number
  readonly book: Pick<InstallationBook, 'put'>
  readonly state: InstallState
  readonly voices: Voices
  /** With its slash. */
  readonly commandName: string
  readonly now: () => number
  /** Hears of each installation, and of what went wrong; facts only. */
  readonly report: (event: InstallEvent) => void
}

/** What became of an installation. */
export type InstallEvent =
  | { readonly kind: 'installed'; readonly tenant: string; readonly missingScopes: readonly string[] }
  | { readonly kind: 'not-installed'; readonly code: string }

/** Only sent back over HTTPS, to this host, and to no script. @see https://developer.mozilla.org/docs/Web/HTTP/Cookies */
const COOKIE = '__Host-briefing-slack-install'

/**
 * The two addresses at which workspaces install the bot. Slack's own library leads through it and asks Slack for the
 * token; the state is ours, and so is what is kept.
 */
export function createInstallRoutes(parts: InstallParts): readonly Route[] {
  const provider = createProvider(parts)
  return [
    route('/slack/install', async (request) => {
      const { message, response } = asNode(request, '/slack/install')
      await provider.handleInstallPath(message, response)
      return { status: 302, headers: { ...PLAIN, ...kept(response, 'location', 'set-cookie') }, body: '' }
    }),
    route('/slack/oauth_redirect', (request) => finish(provider, parts, request)),
  ]
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }

function route(path: string, handle: Route['handle']): Route {
  return { method: 'GET', path, maxBodyBytes: 0, isSigned: true, handle }
}

function createProvider({ oauth, apiUrl, timeoutMs, book, state, now }: InstallParts): InstallProvider {
  return new InstallProvider({
    ...oauth,
    directInstall: true,
    installUrlOptions: { scopes: [...SLACK_SCOPES] },
    stateCookieName: COOKIE,
    stateCookieExpirationSeconds: STATE_LASTS_S,
    stateStore: {
      generateStateParam: async () => state.make(now()),
      async verifyStateParam(_, given) {
        if (!(await state.take(given, now()))) throw new StateError()
        return { scopes: [...SLACK_SCOPES] }
      },
    },
    installationStore: {
      storeInstallation: async (installation) => {
        await book.put(tenantOf(installation), readGrant(installation, now()))
      },
      fetchInstallation: async () => {
        throw new Error('installations are read elsewhere')
      },
    },
    ...(apiUrl === undefined ? {} : { authorizationUrl: new URL('../oauth/v2/authorize', apiUrl).href }),
    clientOptions: {
      ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: timeoutMs,
    },
    logger: SILENT_LOGGER,
  })
}

class StateError extends Error {
  readonly code = 'state-invalid'
}

/** Slack's own library writes to a response of Node's; what it says in it is ours to say. */
async function finish(provider: InstallProvider, parts: InstallParts, request: RouteRequest): Promise<RouteResponse> {
  const { message, response } = asNode(request, '/slack/oauth_redirect')
  let became: InstallEvent = { kind: 'not-installed', code: 'unknown' }
  await provider.handleCallback(message, response, {
    success: (installation) => {
      became = { kind: 'installed', tenant: tenantOf(installation), missingScopes: missingScopesOf(installation) }
    },
    failure: ({ code }) => {
      became = { kind: 'not-installed', code: String(code) }
    },
  })
  parts.report(became)
  return pageResponse(parts, request.language, { became, cookie: kept(response, 'set-cookie') })
}

function missingScopesOf({ bot }: Installation): readonly string[] {
  const granted = new Set(bot?.scopes)
  return SLACK_SCOPES.filter((scope) => !granted.has(scope))
}

interface Finished {
  readonly became: InstallEvent
  readonly cookie: Readonly<Record<string, string>>
}

function pageResponse(
  { voices, commandName }: InstallParts,
  language: LanguageTag,
  { became, cookie }: Finished,
): RouteResponse {
  const isDone = became.kind === 'installed'
  const text = isDone ? 'install.done' : 'install.failed'
  const headers = { ...PLAIN, 'content-type': 'text/html; charset=utf-8', ...cookie }
  return { status: isDone ? 200 : 400, headers, body: installPage(voices[language], { language, text, commandName }) }
}

function asNode(
  { headers, query }: RouteRequest,
  path: string,
): { readonly message: IncomingMessage; readonly response: ServerResponse } {
  const message = new IncomingMessage(new Socket())
  message.method = 'GET'
  message.url = `${path}?${query}`
  message.headers = { ...headers }
  return { message, response: new ServerResponse(message) }
}

function kept(response: ServerResponse, ...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = response.getHeader(name)
      return value === undefined ? [] : [[name, withSite(name, String(value))]]
    }),
  )
}

/** Slack sends the reader back by a link, which `Lax` lets the cookie go along with, and nothing else of another site. */
function withSite(name: string, value: string): string {
  return name === 'set-cookie' ? `${value}; SameSite=Lax` : value
}
