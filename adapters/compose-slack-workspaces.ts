import { setTimeout as waitFor } from 'node:timers/promises'
import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import { FailureError, type Store, type Voices } from '../src/index.ts'
import type { Log } from './log/create-log.ts'
import type { EncryptionKey } from './shared/encryption-key.ts'
import type { Route } from './shared/route.ts'
import { createSealer } from './shared/sealer.ts'
import { createBook } from './slack/installation/book.ts'
import { createInstallRoutes, type InstallEvent } from './slack/installation/install-routes.ts'
import { createInstallState } from './slack/installation/install-state.ts'
import { createInstalledWorkspaces } from './slack/installation/installed-workspaces.ts'
import { createOnlyWorkspace } from './slack/installation/only-workspace.ts'
import { createExchange, createRefresher, type Exchanged } from './slack/installation/refresh.ts'
import { createRevocations, type Revocations } from './slack/installation/revocation.ts'
import type { SlackConfig, SlackOAuthConfig } from './slack/settings.ts'
import type { SlackWorkspace, SlackWorkspaces } from './slack/workspace.ts'

/** What knowing the workspaces takes. */
export interface WorkspacesSetup {
  readonly config: SlackConfig
  readonly encryptionKeys: readonly EncryptionKey[]
  readonly voices: Voices
  readonly store: Store
  /** With its slash. */
  readonly commandName: string
  readonly log: Log
  readonly client: WebClient
  /** Takes a key once within an hour, whichever replica asks. */
  readonly takeOnce: (key: string) => Promise<boolean>
  readonly timeoutMs: number
}

/** The workspaces that the bot talks in, however it got their tokens. */
export interface KnownWorkspaces extends SlackWorkspaces, Revocations {
  /** Where workspaces install the bot. */
  readonly routes: readonly Route[]
  /** Facts for operators; empty when all is well. */
  problems(): readonly string[]
}

/**
 * Finds out which workspaces there are.
 * @throws FailureError `setting-invalid` when Slack refuses the token or cannot be reached, or a key is missing.
 */
export async function knowWorkspaces(setup: WorkspacesSetup): Promise<KnownWorkspaces> {
  const { botToken, oauth } = setup.config
  const eraseWorkspace = setup.store.eraseWorkspace
  const all: KnownWorkspaces[] = []
  if (oauth !== undefined) all.push(await knowInstalled(setup, oauth))
  if (botToken !== undefined) {
    const only = createOnlyWorkspace(await testToken(setup.client, botToken), eraseWorkspace)
    all.push({ ...only, routes: [], problems: () => [] })
  }
  return together(all)
}

/** What the first knows counts. */
function together(all: readonly KnownWorkspaces[]): KnownWorkspaces {
  const first = async <T>(ask: (one: KnownWorkspaces) => Promise<T | undefined>): Promise<T | undefined> => {
    for (const one of all) {
      const found = await ask(one)
      if (found !== undefined) return found
    }
    return undefined
  }
  return {
    find: (origin) => first((one) => one.find(origin)),
    tokenOf: (workspace) => first((one) => one.tokenOf(workspace)),
    async take(event) {
      const taken = await Promise.all(all.map((one) => one.take(event)))
      return taken.includes(true)
    },
    async sweep() {
      const swept = await Promise.all(all.map((one) => one.sweep()))
      return swept.reduce((sum, { erased, renewed }) => ({
        erased: sum.erased + erased,
        renewed: sum.renewed + renewed,
      }))
    },
    routes: all.flatMap(({ routes }) => routes),
    problems: () => all.flatMap(({ problems }) => problems()),
  }
}

async function knowInstalled(setup: WorkspacesSetup, oauth: SlackOAuthConfig): Promise<KnownWorkspaces> {
  const { store, log, client, takeOnce, timeoutMs, voices, commandName } = setup
  const book = createBook(store.installations, createSealer(setup.encryptionKeys))
  const refused = new Set<string>()
  const fresh = createRefresher({
    book,
    exchange: createExchange(client, oauth),
    now: Date.now,
    wait: (ms) => waitFor(ms),
    onTrouble: (tenant, trouble) => tellTrouble(log, refused, { tenant, trouble }),
  })
  const onUnreadable = (error: FailureError): void => log.error({ err: error }, 'an installation cannot be read')
  const revocations = createRevocations({ book, eraseWorkspace: store.eraseWorkspace, now: Date.now, onUnreadable })
  await checkKeys(book)
  const routes = createInstallRoutes({
    oauth,
    apiUrl: setup.config.apiUrl,
    timeoutMs,
    book,
    state: createInstallState(oauth.stateSecret, takeOnce),
    voices,
    commandName,
    now: Date.now,
    report: (event) => tellInstalled(log, refused, event),
  })
  const problems = (): readonly string[] =>
    [...refused].map((tenant) => `Slack refuses to renew the token of ${tenant}: install the bot there again`)
  return { ...createInstalledWorkspaces({ book, fresh }), ...revocations, routes, problems }
}

/** A key that is missing is a mistake of whoever changed the setting; what cannot be read for another reason is not. */
async function checkKeys(book: ReturnType<typeof createBook>): Promise<void> {
  const missing: FailureError[] = []
  for await (const _ of book.all((error) => missing.push(error)));
  const [first] = missing.filter(({ failure }) => failure.code === 'setting-invalid')
  if (first !== undefined) throw first
}

interface Trouble {
  readonly tenant: string
  readonly trouble: Exclude<Exchanged, { readonly kind: 'given' }>
}

function tellTrouble(log: Log, refused: Set<string>, { tenant, trouble: { kind, detail } }: Trouble): void {
  if (kind === 'refused') refused.add(tenant)
  log.warn({ workspace: tenant, kind, detail }, 'a token could not be renewed')
}

function tellInstalled(log: Log, refused: Set<string>, event: InstallEvent): void {
  if (event.kind === 'not-installed') {
    log.info({ code: event.code }, 'an installation came to nothing')
    return
  }
  const { tenant, missingScopes } = event
  refused.delete(tenant)
  if (missingScopes.length > 0) log.warn({ workspace: tenant, missingScopes }, 'installed without scopes it asks for')
  else log.info({ workspace: tenant }, 'installed')
}

/**
 * Asks Slack whose a bot token is.
 * @throws FailureError `setting-invalid` when Slack refuses it, or cannot be reached.
 */
export async function testToken(client: WebClient, token: string): Promise<SlackWorkspace> {
  try {
    const { team_id: id, user_id: botUser, bot_id: botId } = await client.auth.test({ token })
    return { id: id ?? '', token, botUser: botUser ?? '', botId: botId ?? '' }
  } catch (error) {
    const isRefused = error instanceof WebAPIPlatformError
    const detail = isRefused
      ? `Slack refuses SLACK_BOT_TOKEN (${error.data.error}): install the app again and copy its bot token`
      : 'Slack cannot be reached: check the network, and SLACK_API_URL where it is set'
    throw new FailureError({ code: 'setting-invalid', detail }, error)
  }
}
