import { harmlessLine, harmlessText } from '../../../src/message/harmless-text.ts'
import { HOSTILE_TEXTS } from './hostile-texts.ts'

describe('harmlessText', () => {
  it.each(HOSTILE_TEXTS)('shows all of $shown', ({ text, shown }) => {
    expect(harmlessText(text)).toBe(shown)
  })

  it.each(['👩‍👩‍👧‍👦', '🏳️‍🌈', '👩🏽‍💻', 'e\u0301', '葛\u{E0100}', '“引语”——《报告》……', 'مرحبا'])(
    'leaves %s as it is',
    (text) => {
      expect(harmlessText(text)).toBe(text)
    },
  )

  it('drops a joiner that binds no emoji', () => {
    expect(harmlessText('a\u200Db👩\u200D\u200D👩\u200D')).toBe('ab👩👩')
  })

  it('makes every line ending one, and many blank lines one', () => {
    expect(harmlessText('a\r\nb\rc\u2028d\u0085e\n\n\n\nf\tg')).toBe('a\nb\nc\nd\ne\n\nf g')
  })

  it('cleans millions of hostile characters', () => {
    const harmless = harmlessText('\u200D\u202E\uD83D\n'.repeat(1_000_000))

    expect(harmless.startsWith('\uFFFD\n\uFFFD\n')).toBe(true)
  })
})

describe('harmlessLine', () => {
  it('puts a text in one line', () => {
    expect(harmlessLine('  a\n\nb\r\nc ')).toBe('a b c')
  })
})
