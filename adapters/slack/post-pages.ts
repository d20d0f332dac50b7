import type { Message, Post } from '../../src/index.ts'
import { postsOf } from './delivery-pages.ts'
import type { SlackPost } from './render.ts'

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
    const pages = known.get(post.message) ?? pagesOf(post)
    known.set(post.message, pages)
    return pages
  }
}

function pagesOf(post: Post): PostPages {
  const { first, following } = postsOf(post)
  return { first: asText(first), following: following.map(asText) }
}

function asText({ blocks, ...post }: SlackPost): RenderedPost {
  return { ...post, blocks: JSON.stringify(blocks) }
}
