import type { NumberWords } from './number-words.ts'

/** Takes a value: a plain number (`1500000000`), a share (`30%`) or a month (`month10`), and where it was read. */
export type TakeValue = (value: string, start: number, end: number) => void

/** Numbers above this are identifiers. */
const LARGEST = 1e18

/**
 * Reads numbers, shares and months that are not written as plain digits, as what they are worth: `15亿` and
 * `1.5 billion` are both `1500000000`, `三成` and `30 percent` are `30%`, `10月` and `October` are `month10`,
 * `二〇二四` is `2024`. Linear.
 * @param folded a folded text, see `FoldText`.
 */
export function readValues(folded: string, numbers: NumberWords, take: TakeValue): void {
  readDigits(folded, numbers, take)
  readHan(folded, numbers, take)
  readWords(folded, numbers, take)
}

function readDigits(text: string, { digitsPattern, han, spaced }: NumberWords, take: TakeValue): void {
  for (const match of text.matchAll(digitsPattern)) {
    const [whole, plain = '', hanScale, spacedScale, ending] = match
    if (hanScale === undefined && spacedScale === undefined && ending === undefined) continue
    const factor = factorOf(han, hanScale) * (spaced.scales[spacedScale?.toLowerCase() ?? ''] ?? 1)
    report(
      take,
      { value: Number(plain.replaceAll(',', '')) * factor, ending, han },
      { start: match.index, length: whole.length },
    )
  }
}

function factorOf(han: NumberWords['han'], scale: string | undefined): number {
  return scale === undefined ? 1 : (han.scales[scale] ?? han.tens[scale] ?? 1)
}

function readHan(text: string, { hanPattern, han }: NumberWords, take: TakeValue): void {
  for (const match of text.matchAll(hanPattern)) {
    const [whole, hundredths, numeral = '', decimals, scale, tail] = match
    const isAlone = numeral.length === 1 && hundredths === undefined && scale === undefined && tail === undefined
    // 一 and 十 by themselves stand in too many words
    if (isAlone && !((han.digits[numeral] ?? 0) > 1)) continue
    const value = (hanNumber(numeral, han) + decimalsOf(decimals, han)) * factorOf(han, scale)
    report(
      take,
      { value, ending: hundredths === undefined ? tail : '%', han },
      { start: match.index, length: whole.length },
    )
  }
}

/** `二〇二四` is read digit by digit, `三百二十` by what each character is worth. */
function hanNumber(numeral: string, { digits, tens }: NumberWords['han']): number {
  let sum = 0
  let digit: number | undefined
  for (const character of numeral) {
    const ten = tens[character]
    if (ten === undefined) digit = (digit ?? 0) * 10 + (digits[character] ?? 0)
    else {
      sum += (digit ?? 1) * ten
      digit = undefined
    }
  }
  return sum + (digit ?? 0)
}

function decimalsOf(decimals: string | undefined, { digits }: NumberWords['han']): number {
  return decimals === undefined ? 0 : Number(`0.${[...decimals].map((digit) => digits[digit] ?? 0).join('')}`)
}

function readWords(text: string, numbers: NumberWords, take: TakeValue): void {
  for (const match of text.matchAll(numbers.wordsPattern)) {
    const [whole] = match
    const [, month, first = '', second = '', scale, share] = match.map((part) => part?.toLowerCase())
    if (month === undefined)
      readNumberWords({ first, second, scale, share }, numbers, (worth) => {
        report(take, worth, { start: match.index, length: whole.length })
      })
    // may and march are verbs too
    else if (/^[A-Z]/.test(whole)) {
      take(`month${numbers.spaced.months.indexOf(month) + 1}`, match.index, match.index + whole.length)
    }
  }
}

interface SpokenNumber {
  readonly first: string
  readonly second: string
  readonly scale: string | undefined
  readonly share: string | undefined
}

function readNumberWords(spoken: SpokenNumber, { spaced, han }: NumberWords, take: (worth: Worth) => void): void {
  const ones = (spaced.words[spoken.first] ?? 0) + (spaced.words[spoken.second] ?? 0)
  const value = ones * (spoken.scale === undefined ? 1 : (spaced.scales[spoken.scale] ?? 1))
  // one stands in too many phrases
  if (value > 1 || spoken.share !== undefined) take({ value, ending: spoken.share, han })
}

interface Place {
  readonly start: number
  readonly length: number
}

interface Worth {
  readonly value: number
  /** What stands behind the number: a sign or word for a share, a month, or nothing. */
  readonly ending: string | undefined
  readonly han: NumberWords['han']
}

function report(take: TakeValue, { value, ending, han }: Worth, { start, length }: Place): void {
  if (!(value < LARGEST)) return
  // 0.1 + 0.2 and the like: twelve digits are more than any text has
  const plain = String(Number((ending === han.tenths ? value * 10 : value).toPrecision(12)))
  take(nameOfValue(plain, ending, han), start, start + length)
}

function nameOfValue(plain: string, ending: string | undefined, { month }: NumberWords['han']): string {
  if (ending === undefined) return plain
  if (ending !== month) return `${plain}%`
  return Number(plain) <= 12 ? `month${plain}` : plain
}
