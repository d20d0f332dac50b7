import { fail, type Result, succeed } from '../../src/index.ts'
import { NOT_SET, optionalText, type SettingTable } from '../shared/setting.ts'

/** How an app is registered with Microsoft, as MICROSOFT_APP_TYPE says it. */
const TEAMS_APP_TYPES = ['SingleTenant', 'MultiTenant', 'UserAssignedMsi'] as const

/** One of `TEAMS_APP_TYPES`. */
export type TeamsAppType = (typeof TEAMS_APP_TYPES)[number]

/** Whose requests are answered: those of some tenants, by their ids in small letters, or everybody's. */
export type AllowedTenants = readonly string[] | 'any'

/** An app that is registered with Microsoft. */
export interface TeamsApp {
  readonly kind: 'app'
  readonly appId: string
  /** `undefined` for a managed identity, which has none. */
  readonly password: string | undefined
  readonly type: TeamsAppType
  /** `undefined` for an app of many tenants. */
  readonly tenantId: string | undefined
  readonly allowedTenants: AllowedTenants
  /** Whether posts are looked up of which nobody knows whether they arrived. */
  readonly canLookUp: boolean
}

/** What connects the bot to Teams: a registered app, or a playground on this machine, which signs nothing. */
export type TeamsConfig = TeamsApp | { readonly kind: 'development' }

/** The settings of Teams as they are read, one by one. */
export interface TeamsSettings {
  readonly appId: string | undefined
  readonly password: string | undefined
  readonly type: TeamsAppType
  readonly tenantId: string | undefined
  readonly allowedTenants: AllowedTenants | undefined
  readonly canLookUp: boolean
  readonly isDevelopment: boolean
}

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const ONE_GUID = new RegExp(`^${GUID}$`, 'i')

/** Every setting of Teams, in the order of the documentation. */
export const TEAMS_SETTINGS: SettingTable<TeamsSettings> = {
  appId: {
    name: 'MICROSOFT_APP_ID',
    purpose: 'is the application id of the bot’s registration; with its secret and tenant it connects the bot to Teams',
    default: NOT_SET,
    secret: false,
    read: optionalText(ONE_GUID, 'must be an application id such as 00000000-0000-0000-0000-000000000000'),
  },
  password: {
    name: 'MICROSOFT_APP_PASSWORD',
    purpose: 'is the client secret of the registration; a managed identity has none',
    default: NOT_SET,
    secret: true,
    read: optionalText(/^\S{8,500}$/, 'must be a client secret'),
  },
  type: {
    name: 'MICROSOFT_APP_TYPE',
    purpose: `says how the app is registered: ${TEAMS_APP_TYPES.join(', ')}`,
    default: 'SingleTenant',
    secret: false,
    read(text) {
      const type = TEAMS_APP_TYPES.find((one) => one.toLowerCase() === text.toLowerCase())
      return type === undefined ? fail(`must be one of ${TEAMS_APP_TYPES.join(', ')}`) : succeed(type)
    },
  },
  tenantId: {
    name: 'MICROSOFT_APP_TENANT_ID',
    purpose: 'is the tenant of the registration; an app of many tenants has none',
    default: NOT_SET,
    secret: false,
    read: optionalText(ONE_GUID, 'must be a tenant’s id such as 00000000-0000-0000-0000-000000000000'),
  },
  allowedTenants: {
    name: 'TEAMS_ALLOWED_TENANTS',
    purpose: 'lists the tenants that are answered, with commas, or is any; none is the tenant of the registration',
    default: NOT_SET,
    secret: false,
    read: readTenants,
  },
  canLookUp: {
    name: 'TEAMS_LOOK_UP',
    purpose: 'is 1 to look up posts of which nobody knows whether they arrived; teams must let the app read messages',
    default: '0',
    secret: false,
    read: readSwitch,
  },
  isDevelopment: {
    name: 'TEAMS_DEVELOPMENT',
    purpose: 'is 1 for Microsoft’s Agents Playground on this machine: requests without a signature are answered then',
    default: '0',
    secret: false,
    read: readSwitch,
  },
}

function readSwitch(text: string): Result<boolean, string> {
  return text === '1' || text === '0' ? succeed(text === '1') : fail('must be 1 or 0')
}

function readTenants(text: string): Result<AllowedTenants | undefined, string> {
  if (text === NOT_SET) return succeed(undefined)
  if (text === 'any') return succeed('any')
  const tenants = text.split(',').map((tenant) => tenant.trim().toLowerCase())
  return tenants.every((tenant) => ONE_GUID.test(tenant)) ? succeed(tenants) : fail('must be tenants’ ids with commas')
}

/**
 * Puts the settings of Teams together. A half-set group would start a bot that nobody can reach, or that cannot
 * answer: every name that is missing is told.
 * @param isLocal whether the server can be reached from its own machine only.
 * @param tell hears a sentence for each mistake.
 * @returns `undefined` when nothing of Teams is set.
 */
export function readTeamsConfig(
  settings: TeamsSettings,
  isLocal: boolean,
  tell: (sentence: string) => void,
): TeamsConfig | undefined {
  const { appId, password, type, tenantId, allowedTenants, canLookUp, isDevelopment } = settings
  const isNamed = [appId, password, tenantId, allowedTenants].some((value) => value !== undefined)
  if (isDevelopment) {
    if (isNamed) tell('TEAMS_DEVELOPMENT must not be 1 where an app is set, for unsigned requests are answered then')
    if (!isLocal) tell('TEAMS_DEVELOPMENT must not be 1 where HOST lets other machines in')
    return { kind: 'development' }
  }
  if (!isNamed) return undefined
  for (const name of missingNames(settings)) tell(`${TEAMS_SETTINGS[name].name} must be set for Teams`)
  if (type === 'UserAssignedMsi') tellWithoutSecret(settings, tell)
  const own = tenantId === undefined ? [] : [tenantId.toLowerCase()]
  return { kind: 'app', appId: appId ?? '', password, type, tenantId, allowedTenants: allowedTenants ?? own, canLookUp }
}

/** A managed identity has no secret, and so no way to what asks for one. */
function tellWithoutSecret({ password, canLookUp }: TeamsSettings, tell: (sentence: string) => void): void {
  if (password !== undefined) tell('MICROSOFT_APP_PASSWORD must not be set for a managed identity')
  if (canLookUp) tell('TEAMS_LOOK_UP must not be 1 for a managed identity')
}

/** An app of many tenants must say whose requests it answers: all the world is a choice, not a default. */
function missingNames(settings: TeamsSettings): readonly (keyof TeamsSettings)[] {
  const needed: Readonly<Record<TeamsAppType, readonly (keyof TeamsSettings)[]>> = {
    SingleTenant: ['appId', 'password', 'tenantId'],
    MultiTenant: ['appId', 'password', 'allowedTenants'],
    UserAssignedMsi: ['appId', 'tenantId'],
  }
  return needed[settings.type].filter((name) => settings[name] === undefined)
}
