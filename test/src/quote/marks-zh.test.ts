import { quotesOf } from './quotes-of.ts'

describe('findQuotes in Chinese: marks', () => {
  it.each([
    ['corner marks', '何静说：﹁我们不同意。﹂'],
    ['white corner marks', '何静说：﹃我们不同意。﹄'],
  ])('reads vertical %s', (_, text) => {
    const [quote] = quotesOf(text)

    expect(quote).toMatchObject({ kind: 'direct', speaker: '何静', parts: ['我们不同意。'] })
  })
})
