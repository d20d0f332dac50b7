import type { LanguageTag } from '../text/language.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/**
 * Writes a calendar date as a reader of the language does: `24 January 2024`, `2024年1月24日`.
 * @param date `YYYY-MM-DD`; anything else is given back unchanged.
 */
export function dateText(date: string, language: LanguageTag): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const month = MONTHS[Number(match?.[2]) - 1]
  if (match === null || month === undefined) return date
  const [year, day] = [Number(match[1]), Number(match[3])]
  return language === 'en' ? `${day} ${month} ${year}` : `${year}年${Number(match[2])}月${day}日`
}
