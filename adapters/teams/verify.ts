import { decode, type JwtPayload, verify } from 'jsonwebtoken'
import type { SigningKey } from './open-id-keys.ts'

/** What the check of a token goes by. */
export interface TokenRules {
  /** The bot's own application id, for which tokens are made. */
  readonly appId: string
  readonly issuer: string
  readonly keyOf: (keyId: string) => Promise<SigningKey | undefined>
  readonly now: () => number
}

/** What a token that passed says. */
export interface TeamsToken {
  /** The one address that its activities name. */
  readonly serviceUrl: string
}

/** The issuer of what Microsoft's connector sends. */
export const CONNECTOR_ISSUER = 'https://api.botframework.com'
/** Where the connector's keys are told. */
export const CONNECTOR_METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration'

/** Id of Teams among the connector's channels. */
export const TEAMS_CHANNEL = 'msteams'

/** @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const CLOCK_DIFFERENCE_S = 300
const ALGORITHMS = ['RS256', 'RS384', 'RS512'] as const
const LONGEST_TOKEN = 16_384

/**
 * Makes the check of the `Authorization` header: signed with a key that Microsoft published and endorsed for Teams,
 * made by the connector, for this bot, and valid now.
 *
 * It takes the place of the library's own check, which answers a forged signature with 500 and prints it, refuses
 * everything once its keys are a day old and cannot be read, and takes a key without endorsements for any channel.
 * @returns a function that answers `undefined` for every token that does not pass, whatever the cause; never rejects.
 */
export function createTokenCheck(rules: TokenRules): (header: string | undefined) => Promise<TeamsToken | undefined> {
  return async (header) => {
    const token = bearerOf(header)
    if (token === undefined) return undefined
    const keyId = keyIdOf(token)
    const found = keyId === undefined ? undefined : await rules.keyOf(keyId)
    if (found === undefined || !found.endorsements.includes(TEAMS_CHANNEL)) return undefined
    const claims = verifyClaims(token, found, rules)
    const serviceUrl: unknown = claims?.serviceurl
    return typeof serviceUrl === 'string' && serviceUrl !== '' ? { serviceUrl } : undefined
  }
}

/** The token of an `Authorization` header, unchecked; `undefined` when there is nothing that looks like one. */
export function bearerOf(header: string | undefined): string | undefined {
  if (header === undefined || header.length > LONGEST_TOKEN) return undefined
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header)?.[1]
}

function keyIdOf(token: string): string | undefined {
  try {
    return decode(token, { complete: true })?.header.kid
  } catch {
    return undefined
  }
}

/** A token without an end would be one for ever. */
function verifyClaims(token: string, { key }: SigningKey, { appId, issuer, now }: TokenRules): JwtPayload | undefined {
  try {
    const claims = verify(token, key, {
      algorithms: [...ALGORITHMS],
      issuer,
      audience: appId,
      clockTolerance: CLOCK_DIFFERENCE_S,
      clockTimestamp: Math.floor(now() / 1000),
    })
    return typeof claims === 'object' && typeof claims.exp === 'number' ? claims : undefined
  } catch {
    return undefined
  }
}
