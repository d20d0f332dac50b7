import type { Pages, Post } from '../../src/index.ts'

/** What is laid out as pages. */
export type Said = Pick<Post, 'message' | 'layout'>

/** Different messages that are known again; some tens of kilobytes each when they are long. */
const MOST_KNOWN = 32

/**
 * Makes what lays messages out; what is said to many channels at about the same time, or is posted page by page, is laid
 * out once.
 *
 * What it knows stands in a list that is written over from the start: messages that come and go cost the collector more
 * in a `WeakMap`, or in a `Map` that is kept short, than it takes to render them.
 */
export function createKnownPages<Page>(pagesOf: (said: Said) => Pages<Page>): (said: Said) => Pages<Page> {
  const known: (Said & { readonly pages: Pages<Page> })[] = []
  let laidOut = 0
  return ({ message, layout }) => {
    const found = known.find((one) => one.message === message && one.layout === layout)
    if (found !== undefined) return found.pages
    const pages = pagesOf({ message, layout })
    known[laidOut++ % MOST_KNOWN] = { message, layout, pages }
    return pages
  }
}

/** The page whose turn it is. @throws Error where there is none: its count was asked for before. */
export function pageAt<Page>(pages: Pages<Page>, index: number): Page {
  const page = pages[index]
  if (page === undefined) throw new Error(`there is no page ${index}`)
  return page
}
