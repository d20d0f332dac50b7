import type { DocumentRules } from './rules.ts'

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * Finds the first full date (year, month and day) in a text.
 *
 * @param text folded and short: it is searched once for every form of date.
 * @returns `YYYY-MM-DD`, or `undefined` when there is none or no calendar has it.
 */
export function findDate(text: string, rules: Pick<DocumentRules, 'dates' | 'months'>): string | undefined {
  // no date without a year; most texts that are asked for one have neither
  if (!/\d{4}/.test(text)) return undefined
  let first: string | undefined
  let place = text.length
  for (const pattern of rules.dates) {
    const hit = pattern.exec(text)
    const date = hit?.groups && dateOf(hit.groups, rules.months)
    if (hit === null || date === undefined || hit.index >= place) continue
    first = date
    place = hit.index
  }
  return first
}

function dateOf(
  groups: Readonly<Record<string, string | undefined>>,
  months: ReadonlyMap<string, number>,
): string | undefined {
  const month = Number(groups.month ?? months.get(groups.monthName?.toLowerCase() ?? '') ?? 0)
  const day = Number(groups.day)
  const days = DAYS_IN_MONTH[month - 1]
  if (days === undefined || day < 1 || day > days) return undefined
  return `${groups.year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
