import { createSay } from '../../../src/message/say.ts'

describe('createSay', () => {
  it('fills values in literally', () => {
    const say = createSay({ 'a.found': 'Found “{words}”' })

    expect(say('a.found', { words: '{words} $& $1' })).toBe('Found “{words} $& $1”')
  })

  it('chooses the word that fits a number', () => {
    const say = createSay({ 'a.count': '{count} {count:quote|quotes}' })

    expect([0, 1, 2].map((count) => say('a.count', { count }))).toEqual(['0 quotes', '1 quote', '2 quotes'])
  })

  it('throws on a key that does not exist', () => {
    expect(() => createSay({})('a.missing')).toThrow('no text for a.missing')
  })

  it('throws on a value that is missing', () => {
    expect(() => createSay({ 'a.found': 'Found {words}' })('a.found')).toThrow('no value for {words} of a.found')
  })
})
