import { deliveredPages, type Pages, type Post } from '../../src/index.ts'
import { pagesOf, type SlackPost } from './render.ts'

/** Marks the bot's posts; its payload is the key they are looked up by. Every app of the workspace can read it. */
const EVENT_TYPE = 'briefing_delivery'

/** The post that the channel sees, and what follows in its thread: what did not fit, or all details by choice. */
export function postsOf({ message, layout }: Pick<Post, 'message' | 'layout'>): Pages<SlackPost> {
  return deliveredPages(message, layout, pagesOf)
}

/** What every post of a delivery carries. */
export function metadataOf(key: string): {
  readonly event_type: string
  readonly event_payload: { readonly key: string }
} {
  return { event_type: EVENT_TYPE, event_payload: { key } }
}

/** The key that a post carries; `undefined` for a post that is no delivery of ours. */
export function keyOf(metadata: object | undefined): unknown {
  const { event_type: type, event_payload: payload }: { event_type?: unknown; event_payload?: { key?: unknown } } =
    metadata ?? {}
  return type === EVENT_TYPE ? payload?.key : undefined
}
