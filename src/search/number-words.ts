import { z } from 'zod'

const byWord = z.record(z.string().min(1), z.number())
const word = z.string().min(1)

/** How a language with spaces writes numbers. */
export const spacedNumbersFile = z.strictObject({
  /** Words for numbers below a hundred, ordinals too. */
  words: byWord,
  /** Words that multiply what stands before them. */
  scales: byWord,
  /** The twelve months in order. */
  months: z.array(word).length(12),
  /** Words for hundredths. */
  shares: z.array(word).min(1),
})

/** How Chinese writes numbers. */
export const hanNumbersFile = z.strictObject({
  /** Character → digit. */
  digits: byWord,
  /** Character → 10, 100 or 1,000. */
  tens: byWord,
  /** Words that multiply what stands before them. */
  scales: byWord,
  /** What follows the number of a month. */
  month: word,
  /** What stands before hundredths, and what follows tenths. */
  hundredths: word,
  tenths: word,
  /** The decimal point when it is read out. */
  point: word,
})

/** Number words of both languages, and the patterns that find them. */
export interface NumberWords {
  readonly spaced: z.infer<typeof spacedNumbersFile>
  readonly han: z.infer<typeof hanNumbersFile>
  /** Digits with a scale, a share or a month behind them. */
  readonly digitsPattern: RegExp
  /** Chinese numerals. */
  readonly hanPattern: RegExp
  /** Names of months and numbers in words. */
  readonly wordsPattern: RegExp
}

/** Makes the patterns. All are bounded: no text makes them go back over more than a few dozen characters. */
export function compileNumberWords(spaced: NumberWords['spaced'], han: NumberWords['han']): NumberWords {
  const anyOf = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|')
  const scale = anyOf([...Object.keys(han.scales), ...Object.keys(han.tens)])
  const spacedScale = anyOf(Object.keys(spaced.scales))
  const share = anyOf(['%', '％', ...spaced.shares])
  const numerals = [...Object.keys(han.digits), ...Object.keys(han.tens)].join('')
  const digits = Object.keys(han.digits).join('')
  const plain = '\\d{1,15}(?:,\\d{3}){0,5}(?:\\.\\d{1,6})?'
  return {
    spaced,
    han,
    digitsPattern: new RegExp(
      `(?<![\\d.,])(${plain})(?: ?(${scale})|[ -]?(${spacedScale})\\b)?(?: ?(${share}|${han.tenths}|${han.month}))?`,
      'gi',
    ),
    hanPattern: new RegExp(
      `(${han.hundredths})?([${numerals}]{1,12})(?:${han.point}([${digits}]{1,6}))?(${anyOf(Object.keys(han.scales))})?(${han.tenths}|${han.month})?`,
      'g',
    ),
    wordsPattern: new RegExp(
      `\\b(?:(${anyOf(spaced.months)})|(${anyOf(Object.keys(spaced.words))})(?:[ -](${anyOf(Object.keys(spaced.words))}))?(?:[ -](${spacedScale}))?(?: (${anyOf(spaced.shares)}))?)\\b`,
      'gi',
    ),
  }
}
