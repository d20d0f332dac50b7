import { parseRedisUrl, placeName, type RedisPlace } from '../../../adapters/shared/redis-place.ts'

const USUAL: RedisPlace = {
  kind: 'standalone',
  nodes: [{ host: 'redis', port: 6379 }],
  group: '',
  username: undefined,
  password: undefined,
  database: 0,
  isEncrypted: false,
}

describe('parseRedisUrl', () => {
  it.each<[string, Partial<RedisPlace>]>([
    ['redis://redis', {}],
    ['redis://redis:6379/', {}],
    ['rediss://redis/7', { isEncrypted: true, database: 7 }],
    ['redis://[::1]:7000', { nodes: [{ host: '::1', port: 7000 }] }],
    ['redis://me:p%40ss:word%@redis', { username: 'me', password: 'p%40ss:word%' }],
    ['redis://me:p%40ss:word@redis', { username: 'me', password: 'p@ss:word' }],
    ['redis://:secret@redis', { password: 'secret' }],
    ['redis+cluster://redis', { kind: 'cluster' }],
    [
      'rediss://a:7000,b:7001,c',
      {
        kind: 'cluster',
        isEncrypted: true,
        nodes: [
          { host: 'a', port: 7000 },
          { host: 'b', port: 7001 },
          { host: 'c', port: 6379 },
        ],
      },
    ],
    [
      'redis+sentinel://:p@a,b:26380/main/2',
      {
        kind: 'sentinel',
        group: 'main',
        database: 2,
        password: 'p',
        nodes: [
          { host: 'a', port: 26379 },
          { host: 'b', port: 26380 },
        ],
      },
    ],
  ])('reads %s', (text, parts) => {
    expect(parseRedisUrl(text)).toEqual({ ok: true, value: { ...USUAL, ...parts } })
  })

  it.each([
    'redis',
    'http://redis',
    'redis://',
    'redis://a b',
    'redis://redis:0',
    'redis://redis:65536',
    'redis://redis/x',
    'redis://a,,b',
    'redis://a,b/1',
    'redis+sentinel://a',
    'redis+sentinel://a/',
    'redis://u:p@host@redis',
  ])('refuses %s, and says nothing of it', (text) => {
    const result = parseRedisUrl(text)

    expect(result).toEqual({ ok: false, failure: expect.stringMatching(/^(must|names|cannot)/) })
  })
})

describe('placeName', () => {
  it('names hosts and never a login', () => {
    const result = parseRedisUrl('redis+sentinel://me:secret@a,b/main')

    expect(result.ok && placeName(result.value)).toBe('main of the sentinels a:26379, b:26379')
  })
})
