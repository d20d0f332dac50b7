import { type Message, type Post, threadParts } from '../../src/index.ts'
import { renderSlack, type SlackPost } from './render.ts'

/** A message as it is posted to a channel. */
export interface PostPages {
  readonly first: RenderedPost
  readonly following: readonly RenderedPost[]
}

/** A page, its blocks as the library would write them: it would walk through them, and write them, twice for each channel. */
export type RenderedPost = Omit<SlackPost, 'blocks'> & { readonly blocks: string }

/** Makes a renderer; what is said to many channels is rendered once. */
export function createRenderer(): (post: Post) => PostPages {
  const layouts = { flat: new WeakMap<Message, PostPages>(), thread: new WeakMap<Message, PostPages>() }
  return (post) => {
    const known = layouts[post.layout]
    const pages = known.get(post.message) ?? postsOf(post)
    known.set(post.message, pages)
    return pages
  }
}

/** The post that the channel sees, and what follows in its thread: what did not fit, or all details by choice. */
function postsOf({ message, layout }: Pick<Post, 'message' | 'layout'>): PostPages {
  const parts = layout === 'thread' ? threadParts(message) : undefined
  const { overflow, ...first } = renderSlack(parts?.parent ?? message)
  if (parts === undefined) return { first: asText(first), following: overflow.map(asText) }
  const { overflow: more, ...details } = renderSlack(parts.details)
  return { first: asText(first), following: [...overflow, details, ...more].map(asText) }
}

function asText({ blocks, ...post }: SlackPost): RenderedPost {
  return { ...post, blocks: JSON.stringify(blocks) }
}
