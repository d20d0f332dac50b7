import { stringify } from 'node:querystring'
import type { Pages } from '../../src/index.ts'
import { createKnownPages, type Said } from '../shared/known-pages.ts'
import { postsOf } from './delivery-pages.ts'
import { blockJson, type SlackPost } from './render.ts'

/** Makes a renderer of messages as they are posted to channels: each page the fields of a form, encoded as in an address. */
export function createRenderer(): (said: Said) => Pages<string> {
  return createKnownPages((said) => {
    const [first, ...following] = postsOf(said)
    return [asForm(first), ...following.map(asForm)]
  })
}

function asForm({ blocks, ...post }: SlackPost): string {
  return stringify({ ...post, blocks: `[${blocks.map(blockJson).join(',')}]` })
}
