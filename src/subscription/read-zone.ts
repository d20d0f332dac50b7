import { isZone } from '../schedule/check-schedule.ts'
import { splitRequest } from './split-request.ts'
import type { SubscriptionWords } from './subscription-words.ts'

/** The longest name of a place that a person writes. */
const LONGEST_ZONE = 100

/**
 * Reads a time zone that stands alone: its id, a city, an offset such as `UTC+8`, 北京时间.
 * @returns `undefined` for anything else, and for two of them.
 */
export function readZone(text: string, words: SubscriptionWords): string | undefined {
  if (isZone(text)) return text
  const [piece, ...others] = splitRequest(text.slice(0, LONGEST_ZONE).normalize('NFKC'), words)
  return piece?.kind === 'zone' && others.length === 0 && isZone(piece.zone) ? piece.zone : undefined
}
