import { openDriver } from '../../../adapters/storage/sqlite/open-driver.ts'
import type { SqlDatabase } from '../../../adapters/storage/sqlite/sql-database.ts'
import { bindStrictly } from '../../../adapters/storage/sqlite/strict-binder.ts'

let database: SqlDatabase<unknown>

beforeEach(() => {
  database = bindStrictly(openDriver(':memory:'))
  database.exec('CREATE TABLE cell (value)')
})

afterEach(() => database.close())

function stored(value: unknown): unknown {
  database.prepare('INSERT INTO cell VALUES (?)').run(value)
  return database.prepare('SELECT value FROM cell').get()?.value
}

describe('bindStrictly', () => {
  it.each<[string, unknown, unknown]>([
    ['a text', "it's 频道 😀", "it's 频道 😀"],
    ['an empty text', '', ''],
    ['a time', 1_772_442_000_000, 1_772_442_000_000],
    ['a fraction', 0.1, 0.1],
    ['a whole number of 64 bits', 5n, 5],
    ['true', true, 1],
    ['false', false, 0],
    ['null', null, null],
    ['undefined', undefined, null],
    ['a Buffer', Buffer.from('ab'), Buffer.from('ab')],
    ['bytes', new Uint8Array([1, 2]), Buffer.from([1, 2])],
    ['a part of bytes', new Uint8Array([1, 2, 3]).subarray(1), Buffer.from([2, 3])],
  ])('binds %s', (_, value, expected) => {
    expect(stored(value)).toEqual(expected)
  })

  it.each<[string, unknown]>([
    ['a date', new Date(0)],
    ['an object', { a: 1 }],
    ['an object without a prototype', Object.create(null)],
    ['a list', ['a']],
    ['an empty list', []],
    ['a map', new Map()],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a promise', Promise.resolve(1)],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a number that is not exact', 2 ** 60],
    ['more than 64 bits', 2n ** 63n],
    ['a text that would be cut', 'a\0b'],
    ['a text that would be changed', '\ud800'],
    ['a boxed text', new String('a')],
    ['bytes of another kind', new Uint16Array([1])],
    ['a buffer without a view', new ArrayBuffer(2)],
  ])('throws for %s before it is bound, and goes on', (_, value) => {
    expect(() => stored(value)).toThrow(TypeError)

    expect(stored('still here')).toBe('still here')
  })

  it('throws for a parameter too few and one too many', () => {
    const insert = database.prepare('INSERT INTO cell VALUES (?)')

    expect(() => insert.run()).toThrow('of 1 parameters was given 0')
    expect(() => insert.run(1, 2)).toThrow('of 1 parameters was given 2')
    expect(() => database.prepare('SELECT 1').get(1)).toThrow('of 0 parameters was given 1')
  })
})
