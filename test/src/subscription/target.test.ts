import { targetKey, targetOf } from '../../../src/subscription/target.ts'

const PARTS = ['T1', '', '/', '%2F', '%u', '%ud800', '\ud800', '\udc00\ud800', '😀', '\0', 'a\nb', '__proto__', '频道']

describe('targetKey', () => {
  it('gives every target a key of its own, from which the target can be read again', () => {
    const targets = PARTS.flatMap((workspace) => PARTS.map((channel) => ({ platform: 'x', workspace, channel })))

    const keys = targets.map(targetKey)

    expect(new Set(keys).size).toBe(targets.length)
    expect(keys.map(targetOf)).toEqual(targets)
    expect(keys.every((key) => /^[\x21-\x7e]+$/.test(key))).toBe(true)
  })

  it('refuses to read what is no key', () => {
    expect(() => targetOf('a/b')).toThrow('not the key of a target')
  })
})
