import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type SignOptions, sign } from 'jsonwebtoken'

/** The bot's application id in tests. */
export const APP_ID = '11111111-2222-3333-4444-555555555555'
/** The tenant whose requests are answered in tests. */
export const TENANT = '99999999-8888-7777-6666-555555555555'

interface KeyPair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

/** What a token is made of; what is not given is as Microsoft's connector makes it. */
export interface TokenChoice {
  readonly key?: 'endorsed' | 'unendorsed' | 'unpublished'
  /** Names another key than the one that signs. */
  readonly keyId?: string
  readonly claims?: object
  readonly options?: SignOptions
  /** In place of a key pair, for a signature that anybody could make. */
  readonly secret?: string
}

/** Plays Microsoft's login: publishes keys, and signs as the connector does. */
export interface KeyServer {
  readonly metadataUrl: string
  /** PEM of the key that everybody may know. */
  readonly publicKey: string
  tokenFor(serviceUrl: string, choice?: TokenChoice): string
  /** How often the keys were asked for. */
  reads(): number
  /** Whether it answers. */
  setUp(isUp: boolean): void
  /** Publishes this beside the keys, from now on. */
  publishAlso(others: readonly unknown[]): void
  stop(): void
}

function createPair(): KeyPair {
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
}

/** Starts the server on a free port. */
export async function startKeyServer(): Promise<KeyServer> {
  const pairs = { endorsed: createPair(), unendorsed: createPair(), unpublished: createPair() }
  let [isUp, reads] = [true, 0]
  let others: readonly unknown[] = []
  const published = (name: 'endorsed' | 'unendorsed', endorsements: readonly string[]): object => ({
    ...pairs[name].publicKey.export({ format: 'jwk' }),
    kid: name,
    use: 'sig',
    endorsements,
  })
  const server = createServer((request, response) => {
    if (request.url === '/keys') reads++
    response.writeHead(isUp ? 200 : 503, { 'content-type': 'application/json' })
    const ours = [published('endorsed', ['webchat', 'msteams']), published('unendorsed', ['webchat'])]
    const keys = { keys: [...others, ...ours] }
    response.end(JSON.stringify(request.url === '/keys' ? keys : { jwks_uri: `${url}/keys` }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  return {
    metadataUrl: `${url}/metadata`,
    publicKey: String(pairs.endorsed.publicKey.export({ format: 'pem', type: 'spki' })),
    tokenFor(serviceUrl, { key = 'endorsed', keyId = key, claims = {}, options = {}, secret } = {}) {
      const nowS = Math.floor(Date.now() / 1000)
      const said = { iss: 'https://api.botframework.com', aud: APP_ID, nbf: nowS - 60, exp: nowS + 3600 }
      const body = Object.fromEntries(
        Object.entries({ ...said, serviceurl: serviceUrl, ...claims }).filter(([, value]) => value !== undefined),
      )
      const signed = { algorithm: 'RS256', keyid: keyId, ...options } as const
      return sign(body, secret ?? pairs[key].privateKey, signed)
    },
    reads: () => reads,
    setUp: (value) => {
      isUp = value
    },
    publishAlso: (value) => {
      others = value
    },
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
