import type { Say } from '../message/say.ts'
import type { Delivery } from './delivery.ts'

/**
 * Says of a delivery of several pages which of them are still to come, did not arrive, or may not have.
 * @returns the sayings, each short enough to stand among others; none for one page, and where all is there.
 */
export function pagesText({ pages, page, post, following, state, actAtMs }: Delivery, say: Say): readonly string[] {
  if (pages === 1 || (post === undefined && actAtMs === undefined)) return []
  const doubted = following.flatMap((id, index) => (id === '' ? [index + 2] : []))
  const doubts = doubted.map((number) => say('delivery.page-unknown', { number, count: pages }))
  if (page >= pages) return doubts
  if (actAtMs !== undefined) return [...doubts, say(`delivery.page-${state}`, { number: page + 1, count: pages })]
  const key = page + 1 === pages ? 'page-failed' : 'pages-failed'
  const number = page + 1 === pages ? pages : `${page + 1}–${pages}`
  return [...doubts, say(`delivery.${key}`, { number, count: pages })]
}
