import { fail, type Result, succeed } from '../../src/index.ts'
import { NOT_SET, optionalText, type SettingTable } from '../shared/setting.ts'

/** What connects the bot to Slack. At least one way in, and at least one way to a token. */
export interface SlackConfig {
  /** Requests come over HTTP, signed with it. */
  readonly signingSecret: string | undefined
  /** Requests come over a connection of ours, opened with it. */
  readonly appToken: string | undefined
  /** The token of one workspace. */
  readonly botToken: string | undefined
  /** Workspaces install the bot themselves. */
  readonly oauth: SlackOAuthConfig | undefined
  /** Where the Web API is, ending in a slash; `undefined` is Slack's own. */
  readonly apiUrl: string | undefined
}

/** What lets workspaces install the bot themselves. */
export interface SlackOAuthConfig {
  readonly clientId: string
  readonly clientSecret: string
  /** Signs the state that comes back with whoever installs. */
  readonly stateSecret: string
}

/** The settings of Slack as they are read, one by one. */
export interface SlackSettings {
  readonly signingSecret: string | undefined
  readonly botToken: string | undefined
  readonly appToken: string | undefined
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
  readonly stateSecret: string | undefined
  readonly apiUrl: string | undefined
}

/** Real ones have some fifty characters; these bounds only tell one that was not copied whole, or more than one. */
const SHORTEST_TOKEN = 9
const LONGEST_TOKEN = 505

/** A token, with what is wrong with one that is none. */
function tokenText(prefix: string): (text: string) => Result<string | undefined, string> {
  return (text) => {
    if (text === NOT_SET) return succeed(undefined)
    if (!text.startsWith(prefix)) return fail(`must be a token that begins with ${prefix}`)
    if (/\s/.test(text)) return fail('must be one token, without spaces')
    if (text.length < SHORTEST_TOKEN) return fail(`is too short: copy all of the token that begins with ${prefix}`)
    return text.length > LONGEST_TOKEN ? fail('is too long for one token') : succeed(text)
  }
}

/** Every setting of Slack, in the order of the documentation. */
export const SLACK_SETTINGS: SettingTable<SlackSettings> = {
  signingSecret: {
    name: 'SLACK_SIGNING_SECRET',
    purpose: 'is the signing secret of the Slack app, whose requests come over HTTP',
    default: NOT_SET,
    secret: true,
    read: optionalText(/^\S{8,200}$/, 'must be the app’s signing secret'),
  },
  botToken: {
    name: 'SLACK_BOT_TOKEN',
    purpose: 'is the bot token of the Slack app in its one workspace; it begins with xoxb-',
    default: NOT_SET,
    secret: true,
    read: tokenText('xoxb-'),
  },
  appToken: {
    name: 'SLACK_APP_TOKEN',
    purpose: 'is the app-level token for Socket Mode, instead of or beside HTTP; it begins with xapp-',
    default: NOT_SET,
    secret: true,
    read: tokenText('xapp-'),
  },
  clientId: {
    name: 'SLACK_CLIENT_ID',
    purpose: 'is the client id of the Slack app, which many workspaces install at /slack/install',
    default: NOT_SET,
    secret: false,
    read: optionalText(/^[\w.-]{4,200}$/, 'must be the app’s client id'),
  },
  clientSecret: {
    name: 'SLACK_CLIENT_SECRET',
    purpose: 'is the client secret of the Slack app',
    default: NOT_SET,
    secret: true,
    read: optionalText(/^\S{8,200}$/, 'must be the app’s client secret'),
  },
  stateSecret: {
    name: 'SLACK_STATE_SECRET',
    purpose: 'signs the state of an installation under way; a secret of 16 characters or more',
    default: NOT_SET,
    secret: true,
    read: optionalText(/^.{16,500}$/, 'must have 16 characters or more'),
  },
  apiUrl: {
    name: 'SLACK_API_URL',
    purpose: 'is where the Slack Web API is, ending in a slash; none is Slack’s own',
    default: NOT_SET,
    secret: false,
    read(text) {
      if (text === NOT_SET) return succeed(undefined)
      const isAddress = URL.canParse(text) && /^https?:.*\/$/.test(text)
      return isAddress ? succeed(text) : fail('must be an address that ends in a slash')
    },
  },
}

/** Which settings let workspaces install the bot themselves: all of them or none. */
const INSTALLING = ['clientId', 'clientSecret', 'stateSecret'] as const
const ENCRYPTION = 'ENCRYPTION_KEY'

/**
 * Puts the settings of Slack together.
 *
 * A half-set group would start a bot that nobody can reach, or that can answer nobody: every name that is missing is
 * told.
 * @param isSealed whether ENCRYPTION_KEY is set.
 * @param tell hears a sentence for each name that is missing.
 * @returns `undefined` when nothing of Slack is set.
 */
export function readSlackConfig(
  settings: SlackSettings,
  isSealed: boolean,
  tell: (sentence: string) => void,
): SlackConfig | undefined {
  const { signingSecret, appToken, botToken, clientId, clientSecret, stateSecret, apiUrl } = settings
  const isInstalled = INSTALLING.some((name) => settings[name] !== undefined)
  const isReached = signingSecret !== undefined || appToken !== undefined
  if (!isReached && !isInstalled && botToken === undefined) return undefined
  if (!isReached) tell('SLACK_SIGNING_SECRET must be set, or SLACK_APP_TOKEN for Socket Mode')
  const names = isInstalled || botToken === undefined ? missingNames(settings, isSealed) : []
  if (isInstalled) for (const name of names) tell(`${name} must be set for workspaces to install the bot`)
  else if (names.length > 0) tell(`SLACK_BOT_TOKEN must be set, or ${names.join(', ')}`)
  const isWhole = clientId !== undefined && clientSecret !== undefined && stateSecret !== undefined
  const oauth = isWhole ? { clientId, clientSecret, stateSecret } : undefined
  return { signingSecret, appToken, botToken, oauth, apiUrl }
}

function missingNames(settings: SlackSettings, isSealed: boolean): readonly string[] {
  const missing = INSTALLING.filter((name) => settings[name] === undefined).map((name) => SLACK_SETTINGS[name].name)
  return isSealed ? missing : [...missing, ENCRYPTION]
}
