import { stringify } from 'node:querystring'
import type { Pages, Post } from '../../src/index.ts'
import { postsOf } from './delivery-pages.ts'
import { blockJson, type SlackPost } from './render.ts'

/** A message as it is posted to a channel: each page the fields of a form, encoded as in an address. */
export type PostPages = Pages<string>

type Said = Pick<Post, 'message' | 'layout'>

/** Different messages that are known again; some tens of kilobytes each when they are long. */
const MOST_KNOWN = 32

/**
 * Makes a renderer; what is said to many channels at about the same time is rendered and written once.
 *
 * What it knows stands in a list that is written over from the start: messages that come and go cost the collector more
 * in a `WeakMap`, or in a `Map` that is kept short, than it takes to render them.
 */
export function createRenderer(): (said: Said) => PostPages {
  const known: (Said & { readonly pages: PostPages })[] = []
  let rendered = 0
  return ({ message, layout }) => {
    const found = known.find((one) => one.message === message && one.layout === layout)
    if (found !== undefined) return found.pages
    const pages = pagesOf({ message, layout })
    known[rendered++ % MOST_KNOWN] = { message, layout, pages }
    return pages
  }
}

function pagesOf(said: Said): PostPages {
  const [first, ...following] = postsOf(said)
  return [asForm(first), ...following.map(asForm)]
}

function asForm({ blocks, ...post }: SlackPost): string {
  return stringify({ ...post, blocks: `[${blocks.map(blockJson).join(',')}]` })
}
