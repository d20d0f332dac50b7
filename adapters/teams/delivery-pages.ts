import { type Post, threadParts } from '../../src/index.ts'
import { renderTeams, type TeamsPost } from './render.ts'

/** Marks the first element of a delivered card: what the post is looked up by. */
export function deliveredMark(key: string): string {
  return `delivery-${key}`
}

/** The post that the channel sees, and what follows in its thread: what did not fit, or all details by choice. */
export function postsOf({ message, layout, key }: Pick<Post, 'message' | 'layout' | 'key'>): {
  readonly first: TeamsPost
  readonly following: readonly TeamsPost[]
} {
  const parts = layout === 'thread' ? threadParts(message) : undefined
  const { overflow, ...first } = renderTeams(parts?.parent ?? message)
  const keyed = withKey(first, key)
  if (parts === undefined) return { first: keyed, following: overflow }
  const { overflow: more, ...details } = renderTeams(parts.details)
  return { first: keyed, following: [...overflow, details, ...more] }
}

function withKey({ summary, card }: TeamsPost, key: string): TeamsPost {
  const [first, ...others] = card.body
  return first === undefined
    ? { summary, card }
    : { summary, card: { ...card, body: [{ ...first, id: deliveredMark(key) }, ...others] } }
}
