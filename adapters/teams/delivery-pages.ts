import { deliveredPages, type Pages } from '../../src/index.ts'
import type { Said } from '../shared/known-pages.ts'
import { pagesOf } from './conversation.ts'
import type { TeamsPost } from './render.ts'

/** Marks the first element of a delivered card: what the post is looked up by. */
export function deliveredMark(key: string): string {
  return `delivery-${key}`
}

/** Verb of the action by which a card asks for itself anew. */
export const REFRESH_VERB = 'refresh'

/** The post that the channel sees, and what follows in its thread: what did not fit, or all details by choice. */
export function pagesOfDelivery({ message, layout }: Said): Pages<TeamsPost> {
  return deliveredPages(message, layout, pagesOf)
}

/**
 * A page with the key that it is looked up by.
 *
 * @param reader of a first page, whose chat it is, by their id in Teams: their card asks for itself anew. `undefined`
 *   where several people read: Teams lets a card ask only for people whom it names.
 */
export function markedPage(page: TeamsPost, key: string, reader: string | undefined): TeamsPost {
  return withRefresh(withKey(page, key), key, reader)
}

function withRefresh({ summary, card }: TeamsPost, key: string, reader: string | undefined): TeamsPost {
  if (reader === undefined) return { summary, card }
  const action = { type: 'Action.Execute', verb: REFRESH_VERB, data: { value: key } } as const
  return { summary, card: { ...card, refresh: { action, userIds: [reader] } } }
}

function withKey({ summary, card }: TeamsPost, key: string): TeamsPost {
  const [first, ...others] = card.body
  return first === undefined
    ? { summary, card }
    : { summary, card: { ...card, body: [{ ...first, id: deliveredMark(key) }, ...others] } }
}
