/** Questions that nobody asks in earnest, by what is wrong with them. */
export function hostileQuestions(): Readonly<Record<string, string>> {
  const names = Array.from({ length: 1000 }, (_, i) => `Karlsson${String.fromCharCode(97 + (i % 26))}vich`)
  return {
    '10 MB of words': 'risk 风险 '.repeat(1_200_000),
    '10 MB of one character': '克'.repeat(3_500_000),
    '10 MB of digits': '1,'.repeat(5_000_000),
    punctuation: '?!。，、；：“”'.repeat(10_000),
    'a bomb for patterns': `${'a'.repeat(50_000)}! ${'(a+)+$'.repeat(1000)}`,
    'control characters': Array.from({ length: 4000 }, (_, i) => String.fromCharCode(i % 32)).join('克'),
    'a thousand names': names.join(' '),
    'a thousand names in Han characters': '卡尔森·洛克菲勒、'.repeat(1000),
    'half a pair': '\ud800'.repeat(2000),
  }
}
