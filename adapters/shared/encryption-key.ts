import { createHash, scryptSync } from 'node:crypto'
import { fail, type Result, succeed } from '../../src/index.ts'
import { NOT_SET } from './setting.ts'

/** A key for AES-256. */
export interface EncryptionKey {
  /** Names the key beside what it sealed, and tells nothing of it. */
  readonly id: string
  /** 32 of them; `undefined` for a key that is lost for good, and opens nothing. */
  readonly bytes: Buffer | undefined
}

/** How a key that nobody has any more stands among the others: `lost:` and its id, as the refusal to start names it. */
const LOST = /^lost:([0-9a-f]{8})$/

const KEY_BYTES = 32
/** A phrase is stretched, so that guessing it costs; the salt only keeps it from being any other program's key. */
const SALT = 'briefing-bot encryption key'
const SHORTEST_PHRASE = 32

/**
 * Reads one key or several, separated by commas: the first seals, all of them open.
 * @returns none for a setting that is not set.
 */
export function readEncryptionKeys(text: string): Result<readonly EncryptionKey[], string> {
  if (text === NOT_SET) return succeed([])
  const keys = text.split(',').map((part) => readKey(part.trim()))
  const known = keys.filter((key) => key !== undefined)
  if (known.length < keys.length || known[0]?.bytes === undefined) {
    return fail(
      `must be 32 bytes in hexadecimal or Base64, or ${SHORTEST_PHRASE} characters or more; several by commas`,
    )
  }
  return succeed(known)
}

function readKey(text: string): EncryptionKey | undefined {
  const [, lost] = LOST.exec(text) ?? []
  if (lost !== undefined) return { id: lost, bytes: undefined }
  if (text.length < SHORTEST_PHRASE) return undefined
  const bytes = decode(text) ?? scryptSync(text, SALT, KEY_BYTES)
  const id = createHash('sha256').update('key id').update(bytes).digest('hex').slice(0, 8)
  return { id, bytes }
}

function decode(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex')
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : undefined
}
