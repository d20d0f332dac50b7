import {
  type Activity,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type ConversationParameters,
} from 'botbuilder'
import { ClaimsIdentity, type ConnectorClient, type ServiceClientCredentialsFactory } from 'botframework-connector'
import type { PostOutcome } from '../../src/index.ts'
import { addDeadline, type Pipeline } from './deadline.ts'
import type { TeamsApp, TeamsConfig } from './settings.ts'
import { outcomeOfStatus } from './status-outcome.ts'

/** Where activities are sent, and as whom. */
export interface TeamsRoute {
  readonly serviceUrl: string
  readonly tenant: string
  /** The bot's own id in Teams, such as `28:…`. */
  readonly bot: string
}

/** A message on its way, as the connector takes it. */
export interface OutgoingMessage {
  readonly summary: string
  readonly attachments: readonly { readonly contentType: string; readonly content: unknown }[]
  readonly suggestedActions?: object
}

/** What came of sending: ids of what was sent, or an outcome as the ledger knows it, but for the rate it is about. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly id: string; readonly conversation: string }
  | Exclude<PostOutcome, { readonly kind: 'posted' }>

/** Talks to the connector. It sends each request once, and never rejects for what a platform or a network did. */
export interface TeamsClient {
  /** Sends into a conversation; into a thread, where the conversation's id names one. */
  send(route: TeamsRoute, conversation: string, message: OutgoingMessage): Promise<SendOutcome>
  /** Begins a thread in a team's channel; its conversation is where what follows is sent. */
  begin(route: TeamsRoute, channel: string, message: OutgoingMessage): Promise<SendOutcome>
  /**
   * Opens the chat of the bot and one person, which is the same each time.
   *
   * @param user by their id in Teams or in the tenant's directory; the connector takes either as the id of a member.
   */
  meet(route: TeamsRoute, user: string): Promise<SendOutcome>
  /** Takes a message away that was sent; one that is gone already is no failure. */
  remove(route: TeamsRoute, conversation: string, id: string): Promise<void>
  /** Shows a message in place of one that was sent. */
  replace(
    route: TeamsRoute,
    conversation: string,
    message: OutgoingMessage & { readonly id: string },
  ): Promise<SendOutcome>
}

/** What the client is made with. */
export interface TeamsClientOptions {
  readonly config: TeamsConfig
  /** A request without an answer is given up after this, the wait for its token included. */
  readonly timeoutMs: number
  /** Whether a `serviceUrl` may be sent to: a token of the bot goes with every request. */
  readonly isTrusted: (serviceUrl: string) => boolean
  /** Hears what became of each request's token: why there was none, or `undefined` for a good one. */
  readonly onToken?: (trouble: unknown) => void
  /** How tokens are got, in place of Microsoft's login; for tests. */
  readonly credentials?: ServiceClientCredentialsFactory
}

/** Whom the bot's tokens are for. */
const AUDIENCE = 'https://api.botframework.com'
/** The library's own: `retryOptions` and `noRetryPolicy` of the connector have no effect. */
const UNWANTED_POLICIES = ['defaultRetryPolicy', 'redirectPolicy']
/** Beyond these, a `serviceUrl` is forgotten and made anew. */
const MOST_CONNECTORS = 100

/** Makes the client. The only place that knows the library and its errors. */
export function createTeamsClient(options: TeamsClientOptions): TeamsClient {
  const connectorFor = createConnectors(options)
  const sending = async (
    { serviceUrl }: TeamsRoute,
    send: (connector: ConnectorClient) => Promise<{ readonly id?: string; readonly activityId?: string }>,
    conversation?: string,
  ): Promise<SendOutcome> => {
    if (!options.isTrusted(serviceUrl)) return { kind: 'refused', scope: 'target', detail: 'serviceUrl is not trusted' }
    try {
      const outcome = sentOutcome(await send(await connectorFor(serviceUrl)), conversation)
      options.onToken?.(undefined)
      return outcome
    } catch (error) {
      if (isAboutToken(error)) options.onToken?.(error)
      return outcomeOf(error)
    }
  }
  return {
    send: (route, conversation, message) => {
      const activity = activityOf(route, conversation, message)
      return sending(
        route,
        ({ conversations }) => conversations.sendToConversation(conversation, activity),
        conversation,
      )
    },
    begin: (route, channel, message) =>
      sending(route, ({ conversations }) => conversations.createConversation(threadOf(route, channel, message))),
    meet: (route, user) =>
      sending(route, ({ conversations }) => conversations.createConversation(chatWith(route, user))),
    async remove(route, conversation, id) {
      await sending(route, async ({ conversations }) => {
        await conversations.deleteActivity(conversation, id)
        return { id }
      })
    },
    replace: (route, conversation, { id, ...message }) => {
      const activity = { ...activityOf(route, conversation, message), id }
      return sending(
        route,
        ({ conversations }) => conversations.updateActivity(conversation, id, activity),
        conversation,
      )
    },
  }
}

/** An answer without an id may be a proxy's: nobody can tell what became of the message. */
function sentOutcome(
  { id, activityId }: { readonly id?: string; readonly activityId?: string },
  conversation: string | undefined,
): SendOutcome {
  if (id === undefined) return { kind: 'unsure', reason: 'platform-unsure' }
  return conversation === undefined
    ? { kind: 'sent', id: activityId ?? id, conversation: id }
    : { kind: 'sent', id, conversation }
}

/** The library wants fields that the connector fills in itself. */
function activityOf(
  { serviceUrl, bot }: TeamsRoute,
  conversation: string,
  message: OutgoingMessage,
): Partial<Activity> {
  const activity = {
    ...message,
    type: 'message',
    channelId: 'msteams',
    serviceUrl,
    from: { id: bot, name: '' },
    conversation: { id: conversation },
  }
  return activity as object
}

function threadOf(route: TeamsRoute, channel: string, message: OutgoingMessage): ConversationParameters {
  const parameters: Partial<ConversationParameters> = {
    isGroup: true,
    bot: { id: route.bot, name: '' },
    tenantId: route.tenant,
    channelData: { channel: { id: channel }, tenant: { id: route.tenant } },
    activity: activityOf(route, channel, message) as Activity,
  }
  return parameters as ConversationParameters
}

function chatWith({ bot, tenant }: TeamsRoute, user: string): ConversationParameters {
  const parameters: Partial<ConversationParameters> = {
    isGroup: false,
    bot: { id: bot, name: '' },
    members: [{ id: user, name: '' }],
    tenantId: tenant,
    channelData: { tenant: { id: tenant } },
  }
  return parameters as ConversationParameters
}

/** Connectors are kept: each holds the bot's token, and making one costs as much as sending. */
function createConnectors(options: TeamsClientOptions): (serviceUrl: string) => Promise<ConnectorClient> {
  const { config } = options
  const authentication = new ConfigurationBotFrameworkAuthentication({}, options.credentials ?? credentialsOf(config))
  const claims = config.kind === 'app' ? [{ type: 'aud', value: config.appId }] : []
  const factory = authentication.createConnectorFactory(new ClaimsIdentity(claims, config.kind === 'app'))
  const known = new Map<string, Promise<ConnectorClient>>()
  return (serviceUrl) => {
    const kept = known.get(serviceUrl)
    if (kept !== undefined) return kept
    if (known.size >= MOST_CONNECTORS) known.clear()
    const made = factory.create(serviceUrl, AUDIENCE).then((connector) => withoutRetries(connector, options.timeoutMs))
    made.catch(() => known.delete(serviceUrl))
    known.set(serviceUrl, made)
    return made
  }
}

/** Makes what gets the bot's tokens as its app is registered; nothing is asked for before the first is needed. */
export function credentialsOf(config: TeamsConfig): ServiceClientCredentialsFactory {
  return new ConfigurationServiceClientCredentialFactory(config.kind === 'app' ? registrationOf(config) : {})
}

function registrationOf({ appId, password, type, tenantId }: TeamsApp): Readonly<Record<string, string>> {
  return {
    MicrosoftAppId: appId,
    MicrosoftAppType: type,
    ...(password === undefined ? {} : { MicrosoftAppPassword: password }),
    ...(tenantId === undefined ? {} : { MicrosoftAppTenantId: tenantId }),
  }
}

/** A repeated request is a second message, and a redirection would take the bot's token elsewhere. */
function withoutRetries(connector: ConnectorClient, timeoutMs: number): ConnectorClient {
  const { pipeline }: { readonly pipeline: Pipeline } = Object(connector).client
  for (const name of UNWANTED_POLICIES) pipeline.removePolicy({ name })
  addDeadline(pipeline, timeoutMs)
  return connector
}

/** What the library's errors have, as far as it is looked at. */
interface SendError {
  readonly name?: unknown
  readonly code?: unknown
  readonly statusCode?: unknown
  /** There once the request was handed to the network. */
  readonly request?: unknown
  readonly response?: {
    readonly headers?: { get(name: string): string | null | undefined }
    readonly bodyAsText?: string | null
  }
}

/** The bot's token is refused: which says nothing of the place. */
const UNAUTHORISED = 401
/** Errors of connecting: no byte of the request has left. */
const NEVER_SENT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

function outcomeOf(error: unknown): SendOutcome {
  if (typeof error !== 'object' || error === null) throw error
  const known: SendError = error
  const isToken = isAboutToken(error)
  if (typeof known.statusCode === 'number' && !isToken) {
    const { headers, bodyAsText: body } = known.response ?? {}
    return outcomeOfStatus({ status: known.statusCode, retryAfter: headers?.get('retry-after'), body })
  }
  if (known.name === 'AbortError') return { kind: 'unsure', reason: 'no-answer' }
  if (isToken || NEVER_SENT.has(known.code)) {
    return { kind: 'not-posted', reason: 'unreachable', retryAfterMs: undefined, rate: undefined }
  }
  return { kind: 'unsure', reason: 'connection-broke' }
}

/** Without a request it is the token that could not be got, as when the app's secret has expired. */
function isAboutToken(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { statusCode, name, request, code }: SendError = error
  if (typeof statusCode === 'number') return statusCode === UNAUTHORISED
  return name !== 'AbortError' && request === undefined && !NEVER_SENT.has(code)
}
