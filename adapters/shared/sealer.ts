import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { FailureError } from '../../src/index.ts'
import type { EncryptionKey } from './encryption-key.ts'

/** Seals texts for one owner each: what was sealed for another cannot be opened in its place. */
export interface Sealer {
  /** @returns printable, and never the same twice. */
  seal(text: string, owner: string): string
  /** @throws FailureError `setting-invalid` when the key is not at hand, `store-damaged` when it was changed. */
  open(sealed: string, owner: string): string
  /** Whether it was sealed with the key that seals now. */
  isCurrent(sealed: string): boolean
}

const CIPHER = 'aes-256-gcm'
/** What GCM is made for. @see NIST SP 800-38D §8.2 */
const NONCE_BYTES = 12
const TAG_BYTES = 16
const VERSION = 's1'

/** @param keys at least one: the first seals, all of them open but those that are lost. */
export function createSealer(keys: readonly EncryptionKey[]): Sealer {
  const [first] = keys
  if (first?.bytes === undefined) throw new Error('a sealer needs a key')
  const { bytes: newest } = first
  const current = `${VERSION}.${first.id}.`
  return {
    seal(text, owner) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, newest, nonce)
      cipher.setAAD(contextOf(first.id, owner))
      const bytes = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return current + bytes.toString('base64url')
    },
    open(sealed, owner) {
      const [, id = '', body = ''] = sealed.split('.')
      const key = keys.find((one) => one.id === id)
      if (key === undefined) {
        const detail =
          `ENCRYPTION_KEY lacks the key ${id || '(none)'} that sealed ${owner}: add it after the new one; if it is lost ` +
          `for good, add lost:${id} in its place and install the bot there again`
        throw new FailureError({ code: 'setting-invalid', detail })
      }
      if (key.bytes === undefined) {
        const detail = `the key that sealed ${owner} is lost: install the bot there again`
        throw new FailureError({ code: 'store-damaged', detail })
      }
      return openWith({ id, bytes: key.bytes }, Buffer.from(body, 'base64url'), owner)
    },
    isCurrent: (sealed) => sealed.startsWith(current),
  }
}

type OpeningKey = EncryptionKey & { readonly bytes: Buffer }

function openWith(key: OpeningKey, bytes: Buffer, owner: string): string {
  try {
    const decipher = createDecipheriv(CIPHER, key.bytes, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(contextOf(key.id, owner))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8')
    return text + decipher.final('utf8')
  } catch (error) {
    throw new FailureError({ code: 'store-damaged', detail: `what is kept of ${owner} cannot be opened` }, error)
  }
}

function contextOf(key: string, owner: string): Buffer {
  return Buffer.from(`briefing-bot ${VERSION} ${key} ${owner}`)
}
