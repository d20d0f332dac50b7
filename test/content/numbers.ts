const SCALES: Readonly<Record<string, number>> = {
  千亿: 1e11,
  百亿: 1e10,
  万亿: 1e12,
  亿: 1e8,
  万: 1e4,
  trillion: 1e12,
  billion: 1e9,
  million: 1e6,
}
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** A number in digits with its scale, or a scale that stands for a number by itself (千亿级). */
const NUMBER = /(\d+(?:\.\d+)?)[ -]?(万亿|亿|万|trillion|billion|million)?|(千亿|百亿)/g

/**
 * The numbers of a text, written out, in order of size: 300 亿 and 30 billion are both 30000000000; a month is its
 * number in either language.
 */
export function numbersOf(text: string): readonly number[] {
  const plain = MONTHS.reduce((rest, month, index) => rest.replaceAll(month, String(index + 1)), text)
  return [...plain.matchAll(NUMBER)]
    .map(([, digits, scale, alone]) => Number(digits ?? 1) * (SCALES[scale ?? alone ?? ''] ?? 1))
    .sort((a, b) => a - b)
}
