import { sliceSpan } from '../text/span.ts'
import type { Attribution } from './quote.ts'

/**
 * Says what a speaker is and where: `Professor of the University of Leeds` of `Professor Jane Roe of the University of
 * Leeds`, where a name stands between the two.
 *
 * @returns one or two exact slices of the text with a space between; `undefined` when the document gives no role.
 */
export function roleText(text: string, { role, affiliation }: Attribution): string | undefined {
  if (role === undefined) return undefined
  const words = sliceSpan(text, role)
  return affiliation === undefined ? words : `${words} ${sliceSpan(text, affiliation)}`
}
