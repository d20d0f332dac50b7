import { shorten, shortenStart } from '../../../src/message/shorten.ts'

describe('shorten', () => {
  it('leaves a text that fits as it is', () => {
    expect(shorten('成本下降', 4)).toBe('成本下降')
    expect(shortenStart('成本下降', 4)).toBe('成本下降')
  })

  it('keeps the beginning and says that it goes on', () => {
    expect(shorten('成本下降了三成', 4)).toBe('成本下降…')
  })

  it('keeps the end and says that it began before', () => {
    expect(shortenStart('成本下降了三成', 3)).toBe('…了三成')
  })

  it('cuts no character in two', () => {
    expect(shorten('ab👩‍🚀cd', 4)).toBe('ab…')
    expect(shortenStart('ab👩‍🚀cd', 4)).toMatch(/^…(?:👩‍🚀)?cd$/u)
  })
})
