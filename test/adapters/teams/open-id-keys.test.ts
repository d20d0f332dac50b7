import { generateKeyPairSync } from 'node:crypto'
import { createOpenIdKeys } from '../../../adapters/teams/open-id-keys.ts'
import { type KeyServer, startKeyServer } from './key-server.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let server: KeyServer
let nowMs = 0
const troubles: unknown[] = []

beforeEach(async () => {
  server = await startKeyServer()
  nowMs = 1_800_000_000_000
  troubles.length = 0
})
afterEach(() => server.stop())

function keysOf(): (keyId: string) => Promise<object | undefined> {
  const onTrouble = (error: unknown): void => void troubles.push(error)
  return createOpenIdKeys({ metadataUrl: server.metadataUrl, now: () => nowMs, onTrouble })
}

describe('the keys of Teams', () => {
  it('are read once for many requests at once, and again after a day', async () => {
    const keyOf = keysOf()
    const found = await Promise.all([keyOf('endorsed'), keyOf('endorsed'), keyOf('unendorsed')])
    nowMs += DAY - 1
    await keyOf('endorsed')
    const read = server.reads()
    nowMs += 2
    await keyOf('endorsed')
    await keyOf('nobody-knows')

    expect(found.every((key) => key !== undefined)).toBe(true)
    expect([read, server.reads()]).toEqual([1, 2])
  })

  it('go on for days when they cannot be read anew, and somebody is told', async () => {
    const keyOf = keysOf()
    await keyOf('endorsed')
    server.setUp(false)
    const found = []
    for (let day = 1; day <= 6; day++) {
      nowMs += DAY
      found.push(await keyOf('endorsed'))
      await keyOf('nobody-knows')
    }

    expect(found.every((key) => key !== undefined)).toBe(true)
    expect(troubles.length).toBeGreaterThanOrEqual(5)
    nowMs += 2 * DAY
    expect(await keyOf('endorsed')).toBeUndefined()
  })

  it('open no door while they cannot be read at first, and are asked for once a minute', async () => {
    const keyOf = keysOf()
    server.setUp(false)
    const early = [await keyOf('endorsed'), await keyOf('endorsed')]
    server.setUp(true)
    nowMs += 61_000
    const late = await keyOf('endorsed')

    expect(early).toEqual([undefined, undefined])
    expect(late).toBeDefined()
    expect(troubles).toHaveLength(1)
  })

  it('are not asked for by everyone who makes an id up', async () => {
    const keyOf = keysOf()
    for (let times = 0; times < 20; times++) await keyOf(`made-up-${times}`)
    nowMs += HOUR + 1
    for (let times = 0; times < 20; times++) await keyOf(`made-up-${times}`)

    expect(server.reads()).toBe(2)
  })

  it.each([
    ['of another kind', { ...ellipticKey(), kid: 'elliptic', endorsements: ['msteams'] }],
    ['without an id', { kty: 'oct', k: 'AAAA' }],
    ['with nothing in it', { kty: 'RSA', kid: 'empty', n: '', e: '', endorsements: ['msteams'] }],
    ['whose endorsements are no list', { kty: 'RSA', kid: 'odd', n: 'AQAB', e: 'AQAB', endorsements: 7 }],
    ['that is no object', 'a key'],
  ])('are all known where one %s stands beside them', async (_, other) => {
    server.publishAlso([other])
    const keyOf = keysOf()

    expect(await keyOf('endorsed')).toBeDefined()
    expect(await keyOf('unendorsed')).toBeDefined()
    expect(await keyOf('empty')).toBeUndefined()
    expect(troubles).toHaveLength(0)
  })
})

function ellipticKey(): object {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
}
