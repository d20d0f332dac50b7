import { type EncryptionKey, readEncryptionKeys } from '../../../adapters/shared/encryption-key.ts'
import { createSealer } from '../../../adapters/shared/sealer.ts'

const OLD = 'ab'.repeat(32)
const NEW = Buffer.alloc(32, 7).toString('base64')

function keysOf(text: string): readonly EncryptionKey[] {
  const keys = readEncryptionKeys(text)
  if (!keys.ok) throw new Error(keys.failure)
  return keys.value
}

function failing(code: string): Error {
  return expect.objectContaining({ failure: expect.objectContaining({ code }) })
}

describe('a sealer', () => {
  it('opens what it sealed for the same owner, whatever it is', () => {
    const sealer = createSealer(keysOf(OLD))

    for (const text of ['', 'xoxb-1', '密钥 😀 \0', 'x'.repeat(100_000)]) {
      expect(sealer.open(sealer.seal(text, 'slack/T1'), 'slack/T1')).toBe(text)
    }
  })

  it('never seals the same way twice, and shows nothing of it', () => {
    const sealer = createSealer(keysOf(OLD))

    const sealed = [sealer.seal('xoxb-secret', 'slack/T1'), sealer.seal('xoxb-secret', 'slack/T1')]

    expect(new Set(sealed).size).toBe(2)
    expect(sealed.join()).not.toContain('secret')
    expect(Buffer.from(sealed.join(), 'base64').toString('latin1')).not.toContain('secret')
  })

  it('opens nothing that was sealed for another owner', () => {
    const sealer = createSealer(keysOf(OLD))
    const sealed = sealer.seal('xoxb-1', 'slack/T1')

    expect(() => sealer.open(sealed, 'slack/T2')).toThrow(failing('store-damaged'))
  })

  it('opens nothing that was changed, cut or never sealed', () => {
    const sealer = createSealer(keysOf(OLD))
    const sealed = sealer.seal('xoxb-1', 'slack/T1')
    const [version = '', id = '', body = ''] = sealed.split('.')
    const bytes = Buffer.from(body, 'base64url')

    for (let at = 0; at < bytes.length; at++) {
      const other = Buffer.from(bytes)
      other[at] = (other[at] ?? 0) ^ 1
      const changed = `${version}.${id}.${other.toString('base64url')}`
      expect(() => sealer.open(changed, 'slack/T1')).toThrow(failing('store-damaged'))
    }
    expect(() => sealer.open(`${version}.${id}.`, 'slack/T1')).toThrow(failing('store-damaged'))
    expect(() => sealer.open(`${version}.${id}.${body.slice(0, 10)}`, 'slack/T1')).toThrow(failing('store-damaged'))
    expect(() => sealer.open('', 'slack/T1')).toThrow(failing('setting-invalid'))
  })

  it('seals with the first key, opens with each, and says which key is missing', () => {
    const before = createSealer(keysOf(OLD))
    const both = createSealer(keysOf(`${NEW}, ${OLD}`))
    const after = createSealer(keysOf(NEW))
    const sealed = before.seal('xoxb-1', 'slack/T1')

    const renewed = both.seal(both.open(sealed, 'slack/T1'), 'slack/T1')

    expect([both.isCurrent(sealed), both.isCurrent(renewed)]).toEqual([false, true])
    expect(after.open(renewed, 'slack/T1')).toBe('xoxb-1')
    expect(() => after.open(sealed, 'slack/T1')).toThrow(
      /ENCRYPTION_KEY lacks the key [0-9a-f]{8} that sealed slack\/T1/,
    )
  })

  it('opens nothing with a key that is lost for good, and asks for no other', () => {
    const sealed = createSealer(keysOf(OLD)).seal('xoxb-1', 'slack/T1')
    const [, id] = sealed.split('.')

    const after = createSealer(keysOf(`${NEW},lost:${id}`))

    expect(() => after.open(sealed, 'slack/T1')).toThrow(failing('store-damaged'))
    expect(after.open(after.seal('xoxb-2', 'slack/T1'), 'slack/T1')).toBe('xoxb-2')
  })
})

describe('an encryption key', () => {
  it('is read in hexadecimal, in Base64 of either kind, or made of a phrase', () => {
    const bytes = Buffer.alloc(32, 0xfb)
    const texts = [bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url')]

    const read = texts.map((text) => keysOf(text)[0]?.bytes)
    const [phrase] = keysOf('a phrase that is long enough to be one')

    expect(read).toEqual([bytes, bytes, bytes])
    expect(phrase?.bytes).toHaveLength(32)
  })

  it('has an id that is its own and tells nothing of it', () => {
    const [first, second] = keysOf(`${OLD},${NEW}`)

    expect(first?.id).toMatch(/^[0-9a-f]{8}$/)
    expect(first?.id).not.toBe(second?.id)
    expect(OLD).not.toContain(first?.id)
  })
})
