import { createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { boundedJson } from '../shared/lean-fetch.ts'

/** A key that tokens are signed with, and the platforms whose activities it may sign for. */
export interface SigningKey {
  readonly key: KeyObject
  readonly endorsements: readonly string[]
}

/** Where keys come from. */
export interface OpenIdOptions {
  /** Of the OpenID metadata, which names where the keys are. */
  readonly metadataUrl: string
  readonly now: () => number
  /** Hears that the keys could not be read; facts only. */
  readonly onTrouble: (error: unknown) => void
}

/** Microsoft asks that keys are read anew once a day. */
const FRESH_MS = 86_400_000
/** Keys go on for so long when they cannot be read anew: an outage of the keys is not one of the bot. */
const KEEP_MS = 7 * 86_400_000
/** An unknown key may be new; whoever makes ids up makes us ask no more often than this. */
const UNKNOWN_MS = 3_600_000
/** After a failure, the next attempt. */
const AGAIN_MS = 60_000
const TIMEOUT_MS = 5_000

const METADATA = z.object({ jwks_uri: z.url() })
const KEYS = z.object({ keys: z.array(z.unknown()) })
const RSA_KEY = z.object({
  kty: z.literal('RSA'),
  kid: z.string(),
  n: z.string().min(1),
  e: z.string().min(1),
  // `null` where there are none: a key that may sign for nobody is harmless
  endorsements: z.array(z.string()).nullish(),
})

/**
 * Makes a look-up of signing keys by their ids.
 * @returns a function that answers `undefined` for a key that is not known, also when none could be read.
 */
export function createOpenIdKeys(options: OpenIdOptions): (keyId: string) => Promise<SigningKey | undefined> {
  const { now, onTrouble } = options
  let keys: ReadonlyMap<string, SigningKey> = new Map()
  let readAtMs = Number.NEGATIVE_INFINITY
  let triedAtMs = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  const read = async (): Promise<void> => {
    triedAtMs = now()
    try {
      keys = await readKeys(options.metadataUrl)
      readAtMs = now()
    } catch (error) {
      onTrouble(error)
    } finally {
      reading = undefined
    }
  }
  const refresh = (): Promise<void> => {
    reading ??= read()
    return reading
  }
  return async (keyId) => {
    const ageMs = now() - readAtMs
    const found = ageMs <= KEEP_MS ? keys.get(keyId) : undefined
    const isDue = ageMs > FRESH_MS || (found === undefined && ageMs > UNKNOWN_MS)
    if (!isDue || (reading === undefined && now() - triedAtMs < AGAIN_MS)) return found
    const refreshed = refresh()
    if (found !== undefined) return found
    await refreshed
    return now() - readAtMs <= KEEP_MS ? keys.get(keyId) : undefined
  }
}

async function readKeys(metadataUrl: string): Promise<ReadonlyMap<string, SigningKey>> {
  const { jwks_uri: keysUrl } = METADATA.parse(await readJson(metadataUrl))
  const { keys } = KEYS.parse(await readJson(keysUrl))
  return new Map(keys.map(readKey).filter((key) => key !== undefined))
}

/** Each key is read by itself: what the set holds beside the keys that sign tokens must not hide these. */
function readKey(published: unknown): readonly [string, SigningKey] | undefined {
  const read = RSA_KEY.safeParse(published)
  if (!read.success) return undefined
  const { kid, kty, n, e, endorsements } = read.data
  try {
    return [kid, { key: createPublicKey({ key: { kty, n, e }, format: 'jwk' }), endorsements: endorsements ?? [] }]
  } catch {
    return undefined
  }
}

async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' })
  if (!response.ok) throw new Error(`the keys of Teams were answered with ${response.status}`)
  return await boundedJson(response)
}
